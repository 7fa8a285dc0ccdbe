import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BuildResult, build } from '../../src/build/build.ts';
import { manifestFile, productionOptions } from '../../src/site/options.ts';
import { type CheerioAPI, load } from './html.ts';

/** Files by their paths from the site's root. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The least that a site needs to be one. */
export const plainSite = 'name: Test Site\nurl: https://test.example/\n';

/**
 * What a cache keeps of the engine's own theme: its style sheets and scripts as they are published. To build them is most of
 * what a small site takes.
 */
const ofTheme = new Map<string, Uint8Array | null>([['assets.json', null]]);

/** A site in a temporary folder; gone when the test's `using` ends. */
export class TestSite implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'broadsheet-'));

  constructor(files: Files = {}) {
    this.write({ 'content/site.yaml': plainSite, ...files });
  }

  write(files: Files): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, name)), { recursive: true });
      writeFileSync(join(this.root, name), content);
    }
  }

  remove(name: string): void {
    rmSync(join(this.root, name), { recursive: true });
  }

  async build(
    options: { now?: string; preview?: boolean; clean?: boolean; compress?: boolean; output?: string } = {},
  ): Promise<BuildResult> {
    const output = join(this.root, options.output ?? '_site');
    this.#takeTheme();
    const result = await build({
      ...productionOptions(this.root),
      output,
      manifest: manifestFile(output),
      compress: options.compress ?? false,
      now: Date.parse(options.now ?? '2026-01-01T00:00:00Z'),
      preview: options.preview ?? false,
      clean: options.clean ?? false,
    });
    this.#leaveTheme();
    return result;
  }

  /** Takes over what an earlier site of this process has left of the theme; one that is another's is not read. */
  #takeTheme(): void {
    const cache = join(this.root, '.cache');
    if (existsSync(cache)) return;
    for (const [name, bytes] of ofTheme) if (bytes !== null) this.write({ [`.cache/${name}`]: bytes });
  }

  #leaveTheme(): void {
    if (existsSync(join(this.root, '_includes'))) return;
    for (const [name, bytes] of ofTheme) {
      const file = join(this.root, '.cache', name);
      if (bytes === null && existsSync(file)) ofTheme.set(name, readFileSync(file));
    }
  }

  /** Builds, and fails the test with all problems where there are errors. */
  async built(options: { now?: string; preview?: boolean; compress?: boolean } = {}): Promise<BuildResult> {
    const result = await this.build(options);
    if (result.summary === null) throw new Error(result.problems.map((problem) => JSON.stringify(problem)).join('\n'));
    return result;
  }

  /** The site's files below a folder of the output, sorted. */
  files(below = ''): string[] {
    return readdirSync(join(this.root, '_site'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(this.root, '_site').length + 1))
      .filter((name) => name.startsWith(below))
      .sort();
  }

  text(output: string): string {
    return readFileSync(join(this.root, '_site', output), 'utf8');
  }

  /** A page as a browser parses it, by its URL path. */
  page(url: string): CheerioAPI {
    return load(this.text(url.endsWith('/') ? `${url.slice(1)}index.html` : url.slice(1)));
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A post's file, with whatever front matter the test cares for. */
export function post(frontMatter: Readonly<Record<string, unknown>> = {}, body = 'Some text.'): string {
  return textFile({ title: 'A post', date: '2025-06-01', ...frontMatter }, body);
}

/** A Markdown file with this front matter; a key whose value is undefined is not in it. */
export function textFile(frontMatter: Readonly<Record<string, unknown>>, body = 'Some text.'): string {
  const keys = Object.entries(frontMatter).filter(([, value]) => value !== undefined);
  const lines = keys.map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

/** So many posts, one a day backwards from a date, all with the same further front matter. */
export function posts(count: number, frontMatter: Readonly<Record<string, unknown>> = {}): Files {
  const newest = Date.parse('2025-12-31T00:00:00Z');
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const date = new Date(newest - index * 86_400_000).toISOString().slice(0, 10);
      return [`content/posts/post-${index + 1}.md`, post({ title: `Post ${index + 1}`, date, ...frontMatter })];
    }),
  );
}

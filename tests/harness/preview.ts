import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isCodeName } from '../../src/eleventy/files.ts';
import { Preview } from '../../src/preview/preview.ts';
import type { Built } from '../../src/preview/report.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { productionOptions } from '../../src/site/options.ts';
import { tree } from './edits.ts';
import type { TestSite } from './site.ts';

/** Files that a preview told of at one moment, with the bytes that they had then. */
export type Shown = Readonly<Record<string, string>>;

/** A preview of a test site in this process, told of changes by comparing the site with what it was before. */
export class TestPreview {
  readonly output: string;
  /** The build's time. */
  now = Date.parse('2026-01-01T00:00:00Z');
  /** What was told since the last change, in order. */
  shown: Shown[] = [];
  problems: readonly Problem[] = [];
  /** What builds have done since it began. */
  readonly built: Built[] = [];
  readonly failures: unknown[] = [];
  readonly #site: TestSite;
  readonly #preview: Preview;
  #sources: Readonly<Record<string, string>>;

  constructor(site: TestSite) {
    this.#site = site;
    this.output = join(site.root, '.cache', 'preview');
    this.#sources = sourcesOf(site);
    const options = {
      ...productionOptions(site.root),
      output: this.output,
      preview: true,
      partial: true,
    };
    this.#preview = new Preview(options, () => this.now, {
      onShown: (outputs) =>
        this.shown.push(
          Object.fromEntries(outputs.map((output) => [output, readFileSync(this.path(output), 'latin1')])),
        ),
      onBuilt: (built, problems) => {
        this.built.push(built);
        this.problems = problems;
      },
      onFailure: (error) => this.failures.push(error),
    });
  }

  /** The text of a file of the output. */
  text(output: string): string {
    return readFileSync(this.path(output), 'utf8');
  }

  path(output: string): string {
    return join(this.output, output);
  }

  /** Tells of all that changed in the site since the last time, and waits until it is shown; not until search is. */
  async update(): Promise<void> {
    this.shown = [];
    await this.#preview.change(this.changes());
  }

  /** The files of the site that differ from what they were at the last call. */
  changes(): string[] {
    const [before, after] = [this.#sources, sourcesOf(this.#site)];
    this.#sources = after;
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
  }

  /** Tells that a file was saved, changed or not, and waits until that is shown. */
  async save(name: string): Promise<void> {
    await this.#preview.change([name]);
  }

  /** Tells of changes without waiting for what comes of them. */
  begin(): Promise<void> {
    return this.#preview.change(this.changes());
  }

  async settled(): Promise<void> {
    await this.#preview.settled();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#preview.close();
  }
}

function sourcesOf({ root }: TestSite): Record<string, string> {
  const below = (folder: string) =>
    Object.entries(existsSync(join(root, folder)) ? tree(join(root, folder)) : {}).map(
      ([name, bytes]) => [`${folder}/${name}`, bytes] as const,
    );
  const beside = readdirSync(root)
    .filter((name) => isCodeName(name) && statSync(join(root, name)).isFile())
    .map((name) => [name, readFileSync(join(root, name), 'latin1')] as const);
  const folders = ['content', 'public', '_includes', 'site', '_data', 'lib', 'extra'];
  return Object.fromEntries([...folders.flatMap(below), ...beside]);
}

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { home, manifestFile } from '../../src/site/options.ts';
import { tree } from './edits.ts';
import { type Files, posts, TestSite } from './site.ts';

/** Where and how a site is built. */
export interface Circumstances {
  /** The folder, below one for temporary files. */
  readonly folder: string;
  readonly language: string;
  readonly zone: string;
  /** Cores that the machine says it has. */
  readonly cores: number;
  /** Builds before it, each with other files in the site, from which the cache stays. */
  readonly before?: readonly Files[];
  /** The folder of a cache that machines share. */
  readonly shared?: string;
  /** The script that builds: that of the sources where none is named. */
  readonly program?: string;
  /** Leaves compressed copies too. */
  readonly compress?: boolean;
}

const ofSources = join(home, 'src/commands/broadsheet.js');

/** When all are built. */
const epoch = Date.parse('2026-01-01T12:00:00Z') / 1000;

/** Makes a process and its threads believe that the machine has so many cores. */
function withCores(count: number): string {
  const code = `
    import os from 'node:os';
    import { syncBuiltinESMExports } from 'node:module';
    os.availableParallelism = () => ${count};
    syncBuiltinESMExports();`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

/** What a build leaves of a site under some circumstances, in a process of its own: every file, and the manifest. */
export async function builtUnder(
  files: Files,
  { folder, language, zone, cores, before = [], shared = 'none', program = ofSources, compress = false }: Circumstances,
): Promise<Record<string, string>> {
  const top = mkdtempSync(join(tmpdir(), 'broadsheet-same-'));
  const root = join(top, folder);
  const environment = {
    LANG: language,
    LC_ALL: language,
    TZ: zone,
    NODE_OPTIONS: withCores(cores),
    SOURCE_DATE_EPOCH: String(epoch),
    BROADSHEET_SHARED_CACHE: shared,
  };
  try {
    for (const others of [...before, {}]) {
      using site = new TestSite({ ...files, ...others });
      rmSync(join(root, 'content'), { recursive: true, force: true });
      mkdirSync(root, { recursive: true });
      cpSync(join(site.root, 'content'), join(root, 'content'), { recursive: true });
      await build(program, root, environment, compress);
    }
    const output = join(root, '_site');
    return { ...tree(output), ' manifest': readFileSync(manifestFile(output), 'utf8') };
  } finally {
    rmSync(top, { recursive: true });
  }
}

async function build(
  program: string,
  root: string,
  environment: Readonly<Record<string, string>>,
  compress: boolean,
): Promise<void> {
  const child = spawn(process.execPath, [program, 'build', '--root', root, ...(compress ? ['--compress'] : [])], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const status = new Promise<number | null>((ended) => child.once('close', ended));
  const errors = await text(child.stderr);
  if ((await status) !== 0) throw new Error(errors);
}

/** A site with so many posts of several authors, categories and tags: of 150 on all threads read, and of 600 pages they print. */
export function manyPosts(count: number): Files {
  return Object.fromEntries(
    Object.entries(posts(count)).map(([path, text], number) => [
      path,
      String(text).replace(
        '\n---\n\n',
        `\ntags: [İstanbul ${number}, ılık ${number}, "ä ö ${number}"]\nauthors: [Ann ${number % 7}]\n---\n\n`,
      ),
    ]),
  );
}

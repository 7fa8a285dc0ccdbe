import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { compiledFolder, home } from '../../src/engine/own-files.ts';
import { manifestText } from '../../src/output/manifest-file.ts';
import { manifestFile } from '../../src/site/options.ts';
import { assetsOf, type Pages, siteOf, textsOf } from '../harness/publishing.ts';
import { S3Server } from '../harness/s3-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-killed-'));
const server = await S3Server.start();
after(async () => {
  rmSync(folder, { recursive: true });
  await server[Symbol.asyncDispose]();
});

/** Kills of each target. */
const kills = 60;
/** Milliseconds that a process may live: from before its first request to after its last. */
const longestLife = 1500;

/** Pages that share a style sheet, each with pictures of its own; both differ from version to version. */
function pagesOf(version: number): Pages {
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, page) => [
      `p${(page + version) % 50}/index.html`,
      [`style-${version}.css`, `p-${page}-${version % 3}.png`],
    ]),
  );
}

const versions = [0, 1, 2, 3].map((version) => {
  const pages = pagesOf(version);
  const site = siteOf(pages, `version ${version}`);
  writeFileSync(manifestFile(site.output), manifestText(site.manifest));
  return { output: site.output, texts: textsOf(pages, `version ${version}`) };
});

/** What readers see at a target: a page's text, and whether an asset is there. */
interface Reader {
  readonly typed: readonly string[];
  pages(): readonly string[];
  read(key: string): string | null;
}

const readers: readonly Reader[] = [
  {
    typed: [join(folder, 'www')],
    pages: () => pagesBelow(join(folder, 'www')),
    read: (key) => textAt(join(folder, 'www', key)),
  },
  {
    typed: ['s3://bucket/blog', '--endpoint', server.endpoint],
    pages: () =>
      [...server.objects.keys()].filter((key) => key.endsWith('.html')).map((key) => key.slice('blog/'.length)),
    read: (key) => server.objects.get(`blog/${key}`)?.body.toString() ?? null,
  },
];

function pagesBelow(root: string): string[] {
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  } catch {
    // A folder that is removed while it is listed.
    return [];
  }
}

function textAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function start(reader: Reader, output: string, ...args: readonly string[]) {
  const options = ['--output', output, '--force', '--allow-lost', '--take-over', ...args];
  return spawn(process.execPath, [join(home, 'src/commands/broadsheet.js'), 'publish', ...reader.typed, ...options], {
    env: {
      NODE_COMPILE_CACHE: compiledFolder,
      ...process.env,
      AWS_ACCESS_KEY_ID: server.keys.id,
      AWS_SECRET_ACCESS_KEY: server.keys.secret,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Reads all pages again and again, and fails where one names an asset that is not there. Ends when `signal` is aborted. */
async function watch(reader: Reader, signal: AbortSignal): Promise<number> {
  let read = 0;
  while (!signal.aborted) {
    for (const page of reader.pages()) {
      const text = reader.read(page);
      if (text === null) continue;
      for (const asset of assetsOf(text)) assert.ok(reader.read(asset) !== null, `${page} lacks ${asset}`);
      read++;
    }
    await pause(5);
  }
  return read;
}

for (const reader of readers) {
  test(`a site at ${reader.typed[0]} that is published by processes which are killed stays whole, and comes to its end`, async () => {
    const ended = new AbortController();
    const watching = watch(reader, ended.signal);
    watching.catch(() => undefined);
    for (let kill = 0; kill < kills; kill++) {
      const { output } = versions[kill % versions.length] ?? { output: '' };
      const child = start(reader, output);
      const exited = new Promise((exit) => child.once('exit', exit));
      await pause((longestLife / kills) * ((kill * 37) % kills));
      child.kill('SIGKILL');
      await exited;
    }
    const { output, texts } = versions[1] ?? { output: '', texts: {} };
    const child = start(reader, output);
    assert.equal(await new Promise((exit) => child.once('exit', exit)), 0);
    ended.abort();
    assert.ok((await watching) > 1000);
    for (const [key, text] of Object.entries(texts)) assert.equal(reader.read(key), text, key);
    assert.deepEqual(
      reader.pages().toSorted(),
      Object.keys(texts)
        .filter((key) => key.endsWith('.html'))
        .toSorted(),
    );
  });
}

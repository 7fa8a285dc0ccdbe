import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256 } from '../../src/cache/file-hash.ts';
import type { FileKind, ManifestFile, Redirect } from '../../src/model/manifest.ts';
import { outputUrl } from '../../src/model/output-path.ts';
import { mediaTypes } from '../../src/output/media-type.ts';
import { renewEvery } from '../../src/publish/claim.ts';
import type { BuiltSite } from '../../src/publish/prepare.ts';
import type { PublishOptions } from '../../src/publish/publish.ts';
import { ownFolder } from '../../src/publish/published.ts';
import type { Surroundings } from '../../src/publish/surroundings.ts';
import type { MemoryStore, MemoryTarget } from './memory-target.ts';

const day = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-publish-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
/** By the whole registry. */
const typeOf = await mediaTypes(['']);
let count = 0;

/** The pages of a site by their paths, each with the names of the assets that it shows. */
export type Pages = Readonly<Record<string, readonly string[]>>;

/** What a version of a site has beside its pages. */
export interface Extras {
  /** Further files with their texts. */
  readonly files?: Readonly<Record<string, readonly [kind: FileKind, text: string]>>;
  readonly sources?: Readonly<Record<string, string>>;
  readonly redirects?: readonly Redirect[];
  readonly site?: string;
}

/**
 * A site as a build leaves it: pages whose text names their assets, and these. The text of a page differs with `words`.
 */
export function siteOf(
  pages: Pages,
  words = '',
  { files = {}, sources = {}, redirects = [], site }: Extras = {},
): BuiltSite {
  const output = join(folder, String(count++));
  const assets = new Set(Object.values(pages).flat());
  const texts = new Map<string, readonly [FileKind, string]>([
    ...[...assets].map((name) => [`assets/${name}`, ['theme', `asset ${name}`]] as const),
    ...Object.entries(pages).map(([path, shown]) => [path, ['post', pageText(shown, words)]] as const),
    ...Object.entries(files),
  ]);
  const listed = [...texts].map(([path, [kind, text]]): ManifestFile => {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), text);
    return {
      path,
      url: outputUrl(path),
      kind,
      source: sources[path] ?? null,
      sha256: sha256(text),
      size: Buffer.byteLength(text),
      type: typeOf(path, kind),
      cache: kind === 'theme' ? 'immutable' : 'revalidate',
      encoding: null,
    };
  });
  const sorted = listed.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    output,
    manifest: {
      site: site ?? 'https://test.example/',
      drafts: false,
      headers: {},
      folders: [],
      unsafe: [],
      scheduled: [],
      files: sorted,
      redirects,
    },
  };
}

function pageText(assets: readonly string[], words: string): string {
  return `${words}\n${assets.map((name) => `assets/${name}`).join('\n')}\n`;
}

/** The assets that a page's text names. */
export function assetsOf(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('assets/'));
}

/** Fails where a page of a store names an asset that is not there. */
export function assertWhole({ objects }: MemoryStore): void {
  for (const [key, { text }] of objects) {
    if (!key.endsWith('.html')) continue;
    for (const asset of assetsOf(text)) assert.ok(objects.has(asset), `${key} lacks ${asset}`);
  }
}

/** The keys and texts that readers can ask for. */
export function publicObjects({ objects }: MemoryStore): Record<string, string> {
  return Object.fromEntries(
    [...objects]
      .filter(([key]) => !key.startsWith(ownFolder))
      .map(([key, { text }]) => [key, text] as const)
      .sort(),
  );
}

/** Every key of a site with its text. */
export function textsOf(pages: Pages, words = ''): Record<string, string> {
  const assets = new Set(Object.values(pages).flat());
  return Object.fromEntries(
    [
      ...[...assets].map((name) => [`assets/${name}`, `asset ${name}`] as const),
      ...Object.entries(pages).map(([path, shown]) => [path, pageText(shown, words)] as const),
    ].sort(),
  );
}

let ids = 0;

/** Surroundings whose time is a store's, and in which waiting takes no time but lets others have their turn. */
export function surroundingsOf(store: MemoryStore, owner = 'a test'): Surroundings {
  return {
    now: () => store.now,
    random: () => 0.5,
    sleep: async (milliseconds, signal) => {
      // A claim is renewed beside the work: it never has to be here.
      if (milliseconds === renewEvery) return await untilAborted(signal);
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
    unique: () => `id-${ids++}`,
    owner,
    hasEnded: () => false,
  };
}

function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Error('stopped'));
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop);
  });
}

/** Options that permit all that a test does not care for. */
export function optionsFor(target: MemoryTarget, changes: Partial<PublishOptions> = {}): PublishOptions {
  return {
    force: true,
    share: 0.2,
    allowLost: true,
    adopt: async () => false,
    grace: 30 * day,
    takeOver: false,
    dryRun: false,
    parallel: 1,
    purge: null,
    surroundings: surroundingsOf(target.store),
    signal: new AbortController().signal,
    onLine: () => undefined,
    onProgress: () => undefined,
    ...changes,
  };
}

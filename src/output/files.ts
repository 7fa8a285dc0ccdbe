import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from '../cache/fingerprint.ts';
import { outputPath } from '../model/output-path.ts';
import type { Post } from '../model/post.ts';
import type { Page } from '../model/route.ts';
import { statusOf } from '../model/status.ts';
import { attachmentUrl } from '../pages/views/attachments.ts';
import { frames } from '../pages/views/frame.ts';
import { contextOf, pagesOf, type Seed } from '../site/snapshot.ts';
import { type IncludeFolders, layoutKeys } from '../theme/layouts.ts';
import type { Expected } from './plan.ts';
import type { OutputState } from './state.ts';

/** A file that is not printed from a page: its bytes are at hand, or lie somewhere and are copied. */
export interface PlainFile extends Expected {
  readonly source: { readonly text: string } | { readonly bytes: Uint8Array } | { readonly path: string };
}

/** A page as the plan sees it. */
export class PageFile implements Expected {
  readonly page: Page;
  readonly #fingerprintOf: (page: Page) => string;
  #fingerprint: string | null = null;

  constructor(page: Page, fingerprintOf: (page: Page) => string) {
    this.page = page;
    this.#fingerprintOf = fingerprintOf;
  }

  makeFingerprint(): string {
    this.#fingerprint ??= this.#fingerprintOf(this.page);
    return this.#fingerprint;
  }

  get output(): string {
    return this.page.output;
  }

  /** Made when it is asked for: a page that never was written is not compared with anything. */
  get fingerprint(): string {
    return this.makeFingerprint();
  }
}

/** The pages of a site for its plan. */
export interface PageFiles {
  readonly pages: readonly PageFile[];
  /** Equal where all is equal but texts of single posts. */
  readonly site: string;
  /** What they are compared with. */
  readonly state: OutputState;
}

/**
 * The pages of a site with their fingerprints. Where the state is of a site that differs in single texts at most, pages
 * whose own is the same have the fingerprints that it knows; nothing is asked about their neighbours and relations.
 */
export function pageFiles(seed: Seed, includes: IncludeFolders, generator: string, state: OutputState): PageFiles {
  const shared = sharedKeys(seed, includes, generator);
  const site = siteKey(seed, shared);
  const known = state.site === site ? state.records : null;
  const ofPage = (page: Page): string => {
    const record = page.own === null ? undefined : known?.get(page.output);
    if (record?.own === page.own && record.fingerprint !== null) return record.fingerprint;
    return fingerprintIn(shared, page);
  };
  return { pages: pagesOf(seed).map((page) => new PageFile(page, ofPage)), site, state };
}

/** Gives a page's fingerprint, which covers all it is made from: its data, its layout, the frame, the generator. */
export function fingerprints(seed: Seed, includes: IncludeFolders, generator: string): (page: Page) => string {
  const shared = sharedKeys(seed, includes, generator);
  return (page) => fingerprintIn(shared, page);
}

/** What stands for all that pages share: the frame, the generator and the site's settings, and each of the layouts. */
interface SharedKeys {
  readonly common: string;
  readonly layouts: ReadonlyMap<string, string>;
}

function sharedKeys(seed: Seed, includes: IncludeFolders, generator: string): SharedKeys {
  const frame = JSON.stringify(frames(contextOf(seed))('', null));
  const common = fingerprintOf([JSON.stringify([generator, frame, seed.site, seed.assets])]);
  return { common, layouts: layoutKeys(includes) };
}

function fingerprintIn({ common, layouts }: SharedKeys, { layout, facts }: Page): string {
  return fingerprintOf([common, layouts.get(layout) ?? '', ...facts()]);
}

/** Stands for everything that a page is made from, but for what pages call their own. */
function siteKey({ content, pictures, attachments, preview, now }: Seed, { common, layouts }: SharedKeys): string {
  const shown = (post: Post) =>
    `${post.source} ${post.metadataFingerprint} ${preview ? statusOf(post, now.millis) : ''}`;
  return fingerprintOf([
    common,
    ...[...layouts].flat(),
    ...content.posts.map(shown),
    ...content.standalone.map((page) => `${page.source} ${page.fingerprint}`),
    ...pictures.map((picture) => `${picture.path} ${picture.fingerprint}`),
    ...attachments,
  ]);
}

/** The files of `content/` that texts link to, published as they are. */
export function attachmentFiles(attachments: readonly string[], root: string): PlainFile[] {
  return attachments.map((path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    const url = attachmentUrl(path) ?? '';
    return { output: outputPath(url), fingerprint: `${size} ${mtimeMs}`, source: { path: join(root, path) } };
  });
}

/** The bytes of a plain file. */
export function bytesOf({ source }: PlainFile): string | Uint8Array {
  if ('text' in source) return source.text;
  return 'bytes' in source ? source.bytes : readFileSync(source.path);
}

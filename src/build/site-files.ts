import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { outputPath } from '../archive/output-path.ts';
import { attachmentUrl } from '../pages/attachments.ts';
import { fingerprintOf } from '../pages/fingerprint.ts';
import { frames } from '../pages/frame.ts';
import type { Page } from '../pages/page.ts';
import { type IncludeFolders, layoutKeys } from './layouts.ts';
import type { Expected } from './plan.ts';
import { contextOf, pagesOf, type Seed } from './seed.ts';

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

/** Pages with fingerprints that cover all they are made from: their data, their layout, the frame, the generator. */
export function pageFiles(seed: Seed, includes: IncludeFolders, generator: string): PageFile[] {
  const layouts = layoutKeys(includes);
  const frame = JSON.stringify(frames(contextOf(seed))('', null));
  const common = fingerprintOf([JSON.stringify([generator, frame, seed.site, seed.assets])]);
  const ofPage = (page: Page) => fingerprintOf([common, layouts.get(page.layout) ?? '', ...page.facts()]);
  return pagesOf(seed).map((page) => new PageFile(page, ofPage));
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

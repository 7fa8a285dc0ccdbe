import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type EncodeEvent, type EncodeJob, encodeAll } from '../../src/images/encode/encode.ts';
import { type Encoded, encodedBy } from '../../src/images/encode/encoded.ts';
import { encoderKey } from '../../src/images/encode/encoder-key.ts';
import { PictureStore } from '../../src/images/encode/store.ts';
import {
  openCatalog,
  type PictureCatalog,
  pictureOf,
  unknownJobs,
  withEncoded,
} from '../../src/images/plan/catalog.ts';
import type { SitePicture } from '../../src/images/plan/choose.ts';
import type { SourcePicture, Variant } from '../../src/images/plan/picture.ts';
import type { ImageSettings } from '../../src/images/plan/variant-maker.ts';
import { type PicturePlan, planPicture } from '../../src/images/plan/variants.ts';
import type { PictureFault, SourceLook } from '../../src/images/source/read-source.ts';
import { readSources } from '../../src/images/source/source-index.ts';
import type { Focus } from '../../src/model/focus.ts';

/** What a site gets that says nothing of pictures. */
export const usualSettings: ImageSettings = {
  widths: [120, 250, 440, 700, 768, 880, 1536, 2048],
  formats: ['webp'],
  quality: { webp: null, avif: null, jpeg: null },
};

/** A picture that was encoded. */
export interface EncodedPicture {
  readonly plan: PicturePlan;
  readonly picture: SitePicture;
  readonly catalog: PictureCatalog;
  /** How many variants were not in the store. */
  readonly encoded: number;
}

/** Pictures in a temporary folder, with a cache; gone when the test's `using` ends. */
export class PictureFolder implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'));
  readonly cache = join(this.root, '.cache');
  readonly store = new PictureStore(this.cache);

  constructor() {
    mkdirSync(join(this.root, 'content'));
  }

  write(path: string, bytes: Uint8Array | string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), bytes);
  }

  /** Looks at a file as a build does. */
  async look(path: string): Promise<SourceLook> {
    const look = (await readSources(this.root, this.cache, [path])).get(path);
    if (look === undefined) throw new Error(`nobody looked at ${path}`);
    return look;
  }

  /** Writes a file and looks at it; throws where it has a fault. */
  async source(path: string, bytes: Uint8Array | string): Promise<SourcePicture> {
    this.write(path, bytes);
    const look = await this.look(path);
    if ('fault' in look) throw new Error(`${path}: ${JSON.stringify(look.fault)}`);
    return look.source;
  }

  /** Writes a file and looks at it; throws where it has none. */
  async fault(path: string, bytes: Uint8Array | string): Promise<PictureFault> {
    this.write(path, bytes);
    const look = await this.look(path);
    if ('source' in look) throw new Error(`${path} has no fault`);
    return look.fault;
  }

  /** Encodes what the store does not have of a picture. Throws where its pixels cannot be read. */
  async encode(
    source: SourcePicture,
    settings: Partial<ImageSettings> = {},
    focuses: readonly Focus[] = [],
  ): Promise<EncodedPicture> {
    const recipes = { settings: { ...usualSettings, ...settings }, encoder: encoderKey };
    const plan = planPicture(source, recipes, focuses);
    const known = openCatalog([plan], this.store);
    const jobs = unknownJobs(known);
    const result = await this.run(jobs);
    const [failure] = result.failures;
    if (failure !== undefined) throw new Error(failure.reason);
    const catalog = withEncoded(known, result);
    const encoded = jobs.reduce((sum, job) => sum + job.variants.length, 0);
    return { plan, picture: pictureOf(catalog, plan), catalog, encoded };
  }

  /** Encodes into the store, in this process. */
  async run(jobs: readonly EncodeJob[]): Promise<Encoded> {
    const events: EncodeEvent[] = [];
    await encodeAll(jobs, this.root, this.store, (event) => events.push(event));
    return encodedBy(jobs, events);
  }

  /** The bytes of a variant in the store. */
  read(variant: Variant | undefined): Buffer {
    if (variant === undefined) throw new Error('there is no such variant');
    return readFileSync(this.store.path(variant));
  }

  /** The names in a folder of the cache, sorted. */
  names(folder: string): string[] {
    return readdirSync(join(this.cache, 'images', folder)).sort();
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

import type { EncodeJob } from '../encode/encode.ts';
import type { Encoded } from '../encode/encoded.ts';
import type { PictureStore } from '../encode/store.ts';
import { choose, encodingsOf, type SitePicture } from './choose.ts';
import type { Encoding, PictureFacts, Source, Variant } from './picture.ts';
import type { PicturePlan } from './variants.ts';

/** The pictures of a build: their plans, and what is known of their sources so far, by the sources' hashes. */
export interface PictureCatalog {
  readonly plans: readonly PicturePlan[];
  readonly facts: ReadonlyMap<string, PictureFacts>;
}

/** A file of the output folder that lies in the store. */
export interface PictureFile {
  readonly variant: Variant;
  readonly encoding: Encoding;
}

/** The pictures of these plans with all that earlier builds have learnt of them. */
export function openCatalog(plans: readonly PicturePlan[], store: PictureStore): PictureCatalog {
  const facts = new Map<string, PictureFacts>();
  for (const hash of new Set(plans.map((plan) => plan.source.hash))) {
    const known = store.facts(hash);
    if (known !== null) facts.set(hash, known);
  }
  return { plans, facts };
}

/** A catalog with what encoding has added. */
export function withEncoded({ plans, facts }: PictureCatalog, encoded: Encoded): PictureCatalog {
  return { plans, facts: new Map([...facts, ...encoded.facts]) };
}

/** What is to be encoded before the catalog's pictures are known: each source once, however many copies there are. */
export function unknownJobs(catalog: PictureCatalog): EncodeJob[] {
  return jobsOf(catalog, (variant, facts) => facts?.encodings[variant.key] === undefined);
}

/** All variants of each source of which some are not known: what other machines may have made of it. */
export function wholeJobs(catalog: PictureCatalog): EncodeJob[] {
  const open = new Set(unknownJobs(catalog).map(({ source }) => source.hash));
  return jobsOf(catalog, (_variant, _facts, hash) => open.has(hash));
}

/**
 * Of each file that nobody has opened yet, the smallest encoding of one frame and of all: enough to know that its pixels
 * can be read. What is drawn from words, or published without being decoded, needs no trial.
 */
export function trialJobs(catalog: PictureCatalog): EncodeJob[] {
  return unknownJobs(catalog).flatMap(({ source, variants }) => {
    if ('words' in source || catalog.facts.has(source.hash)) return [];
    const decoded = variants.filter(({ framing }) => framing.kind !== 'untouched');
    const { moving = [], still = [] } = Object.groupBy(decoded, ({ framing }) =>
      framing.kind === 'moving' ? 'moving' : 'still',
    );
    const tried = [moving, still].flatMap((some) => some.toSorted((a, b) => areaOf(a) - areaOf(b)).slice(0, 1));
    return tried.length === 0 ? [] : [{ source, variants: tried }];
  });
}

function areaOf({ width, height }: Variant): number {
  return width * height;
}

/**
 * What is to be encoded again, because the store has lost or spoilt it: of the variants that are to be copied into the
 * output folder, those whose files are not what their facts tell of. The others are not looked at.
 */
export function spoiltJobs(catalog: PictureCatalog, wanted: ReadonlySet<string>, store: PictureStore): EncodeJob[] {
  return jobsOf(catalog, (variant, facts) => {
    const encoding = facts?.encodings[variant.key];
    return wanted.has(variant.output) && encoding !== undefined && store.read(variant, encoding) === null;
  });
}

/** A picture as pages show it. Before its facts are known, what depends on them may still change. */
export function pictureOf({ facts }: PictureCatalog, plan: PicturePlan): SitePicture {
  return choose(plan, facts.get(plan.source.hash) ?? null);
}

/** The files of those variants of some plans that are published, each once; unknown encodings have none. */
export function filesOf(
  { facts }: PictureCatalog,
  published: readonly (readonly [PicturePlan, readonly Variant[]])[],
): PictureFile[] {
  const files = new Map<string, PictureFile>();
  for (const [plan, variants] of published) {
    const encodings = facts.get(plan.source.hash)?.encodings;
    for (const variant of variants) {
      const encoding = encodings?.[variant.key];
      if (encoding !== undefined) files.set(variant.output, { variant, encoding });
    }
  }
  return [...files.values()];
}

function jobsOf(
  { plans, facts }: PictureCatalog,
  isNeeded: (variant: Variant, facts: PictureFacts | undefined, source: string) => boolean,
): EncodeJob[] {
  const jobs = new Map<string, { readonly source: Source; readonly variants: Map<string, Variant> }>();
  for (const plan of plans) {
    const { hash } = plan.source;
    for (const variant of encodingsOf(plan)) {
      if (!isNeeded(variant, facts.get(hash), hash)) continue;
      const job = jobs.get(hash) ?? { source: plan.source, variants: new Map<string, Variant>() };
      jobs.set(hash, job);
      job.variants.set(variant.key, variant);
    }
  }
  return [...jobs.values()].map(({ source, variants }) => ({ source, variants: [...variants.values()] }));
}

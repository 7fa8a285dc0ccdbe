import { isCount, listOf, nullOr, objectOf, textLike } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import type { EncodeJob } from '../images/encode/encode.ts';
import type { PictureStore } from '../images/encode/store.ts';
import { openCatalog, type PictureCatalog, wholeJobs } from '../images/plan/catalog.ts';
import type { Encoding } from '../images/plan/picture.ts';
import { isInShard, type Shard } from '../images/plan/shard.ts';
import { described, mostEntryBytes, readDescribed } from './entry.ts';
import type { SharedKind } from './report.ts';
import type { SharedCache, Wanted } from './shared-cache.ts';

/** What stands before the bytes of a source's variants, one behind the other in the order of their keys. */
interface Head {
  readonly tint: string | null;
  /** Bytes of each variant. */
  readonly sizes: readonly number[];
  /** Milliseconds that making them took. */
  readonly took: number;
}

const isHead = objectOf<Head>({ tint: nullOr(textLike(/^[\w-]+$/)), sizes: listOf(isCount), took: isCount });

/**
 * Takes over what other machines have encoded of the pictures that this one knows nothing of, within its part of them, and
 * gives all that is known then.
 */
export async function fetchPictures(
  catalog: PictureCatalog,
  shard: Shard,
  store: PictureStore,
  shared: SharedCache,
): Promise<PictureCatalog> {
  const jobs = wholeJobs(catalog).filter((job) => isInShard(job.source.hash, shard));
  if (jobs.length === 0) return catalog;
  const wanted = (job: EncodeJob): Wanted => ({
    key: keyOf(job),
    take: (content) => takePicture(job, content, store),
  });
  const { cards = [], pictures = [] } = Object.groupBy(jobs, kindOf);
  await shared.fetch('pictures', pictures.map(wanted));
  await shared.fetch('cards', cards.map(wanted));
  return openCatalog(catalog.plans, store);
}

/** Lets other machines have what has been encoded of a source: all variants that a site has of it. */
export function sharePicture(job: EncodeJob, took: number, store: PictureStore, shared: SharedCache): void {
  shared.putLater(kindOf(job), keyOf(job), async () => pictureEntry(job, took, store));
}

/** Stands for everything that the bytes depend on: the encoder's programs differ from system to system, and may in their last bits. */
function keyOf({ variants }: EncodeJob): string {
  return shortHash(JSON.stringify([process.platform, process.arch, sortedByKey(variants).map(({ key }) => key)]));
}

function kindOf({ source }: EncodeJob): Exclude<SharedKind, 'posts'> {
  return 'words' in source ? 'cards' : 'pictures';
}

function takePicture({ source, variants }: EncodeJob, content: Buffer, store: PictureStore): number | null {
  const parts = readDescribed(content);
  if (parts === null || !isHead(parts.head)) return null;
  const { tint, sizes, took } = parts.head;
  const sorted = sortedByKey(variants);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.length !== sorted.length || whole !== parts.bytes.length || sizes.includes(0)) return null;
  const encodings: Record<string, Encoding> = {};
  let from = 0;
  for (const [index, variant] of sorted.entries()) {
    const to = from + (sizes[index] ?? 0);
    encodings[variant.key] = store.write(variant, parts.bytes.subarray(from, to));
    from = to;
  }
  store.learn(source.hash, { tint, encodings });
  return took;
}

/** What a source's entry holds; null where the store has lost one of its variants by now, or they are too large to be shared. */
function pictureEntry({ source, variants }: EncodeJob, took: number, store: PictureStore): Buffer | null {
  const facts = store.facts(source.hash);
  if (facts === null) return null;
  const files: Buffer[] = [];
  for (const variant of sortedByKey(variants)) {
    const encoding = facts.encodings[variant.key];
    if (encoding === undefined) return null;
    const bytes = store.read(variant, encoding);
    if (bytes === null) return null;
    files.push(bytes);
  }
  const sizes = files.map((file) => file.length);
  if (sizes.reduce((sum, size) => sum + size, 0) > mostEntryBytes / 2) return null;
  return described({ tint: facts.tint, sizes, took } satisfies Head, ...files);
}

function sortedByKey(variants: EncodeJob['variants']): EncodeJob['variants'] {
  return variants.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

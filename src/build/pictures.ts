import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../archive/arrange.ts';
import { siteUrl } from '../archive/url.ts';
import { readSealed, writeSealed } from '../cache/sealed-file.ts';
import { siteFile } from '../config/load.ts';
import type { Site } from '../config/site.ts';
import { type EncodeJob, encodeAll, encoderKey } from '../images/encode.ts';
import { iconVariants } from '../images/icons.ts';
import type { SourcePicture, Variant } from '../images/picture.ts';
import { type PictureFault, readSource } from '../images/read-source.ts';
import { brokenPicture, hugePicture, missingPicture, outsidePicture } from '../images/rules.ts';
import { PictureStore } from '../images/store.ts';
import { variantsOf } from '../images/variants.ts';
import { picturePath } from '../pages/author.ts';
import type { ThemeAssets } from '../pages/context.ts';
import type { ShelfEntry } from '../pages/picture-shelf.ts';
import { nearest } from '../problems/nearest.ts';
import type { Place, Problem } from '../problems/problem.ts';
import type { PlaceIn } from './conflicts.ts';
import { filesBelow } from './layouts.ts';
import type { BuildOptions, ReportProgress } from './options.ts';
import type { PlainFile } from './site-files.ts';

/** A picture that something names, with the place to tell a problem at. */
interface NamedPicture {
  readonly path: string;
  readonly place: () => Place;
}

/** The pictures of a site, looked at but not encoded. */
export interface GatheredPictures {
  readonly shelf: readonly ShelfEntry[];
  readonly icon: SourcePicture | null;
  readonly logo: SourcePicture | null;
  readonly problems: readonly Problem[];
}

/** What encoding gave. */
export interface EncodedPictures {
  readonly shelf: readonly ShelfEntry[];
  readonly files: readonly PlainFile[];
  readonly problems: readonly Problem[];
  readonly counts: { readonly encoded: number; readonly reused: number };
}

/** Looks at every picture that the visible content and site.yaml name; those of drafts leave no trace. */
export async function gatherPictures(
  content: Content,
  site: Site,
  options: BuildOptions,
  place: PlaceIn,
): Promise<GatheredPictures> {
  const named = namedPictures(content, site, place);
  const looks = new SourceLooks(options);
  const known = () => filesBelow(join(options.root, 'content')).map((name) => `content/${name}`);
  const problems: Problem[] = [];
  const sources = new Map<string, SourcePicture>();
  for (const [path, uses] of Map.groupBy(named, (one) => one.path)) {
    const look = await looks.at(path);
    if ('source' in look) sources.set(path, look.source);
    else problems.push(...uses.map((use) => faultProblem(look.fault, path, use.place(), known)));
  }
  looks.save();
  const ofSite = new Set([site.icon, site.logo].filter((one) => one !== null).map(picturePath));
  const forPages = new Set(
    named.filter((one) => !ofSite.has(one.path) || one.place().file !== siteFile).map((one) => one.path),
  );
  const store = new PictureStore(options.cache);
  const shelf = [...sources.values()]
    .filter((source) => forPages.has(source.path))
    .map((source) => shelfEntry(source, site, store));
  const find = (reference: string | null) =>
    reference === null ? null : (sources.get(picturePath(reference)) ?? null);
  return { shelf, icon: find(site.icon), logo: find(site.logo), problems };
}

/** Encodes what the store does not have, and lists the files that the site's pages will ask for. */
export async function encodePictures(
  { shelf, icon, logo }: GatheredPictures,
  site: Site,
  options: BuildOptions,
  progress: ReportProgress,
): Promise<EncodedPictures> {
  const store = new PictureStore(options.cache);
  const all = [
    ...shelf.map(({ source, set }) => ({ source, variants: [...set.variants, set.fallback] })),
    ...(icon === null ? [] : [{ source: icon, variants: iconVariants(icon, encoderKey) }]),
  ];
  const jobs = all
    .map(({ source, variants }): EncodeJob => ({ source, variants: variants.filter((variant) => !store.has(variant)) }))
    .filter((job) => job.variants.length > 0);
  const failures = await encodeAll(jobs, options.root, store, (done) =>
    progress({ step: 'pictures', done, total: jobs.length }),
  );
  const problems = failures.map(({ path, reason }) => brokenPicture({ file: path, line: 1, column: 1 }, path, reason));
  const file = (variant: Variant): PlainFile => ({
    output: variant.output,
    fingerprint: variant.output,
    source: { path: store.path(variant) },
  });
  const variants = new Map(all.flatMap((one) => one.variants.map((variant) => [variant.output, variant] as const)));
  const logoFile =
    logo === null
      ? []
      : [{ output: logoOutput(logo), fingerprint: logo.hash, source: { path: join(options.root, logo.path) } }];
  const encoded = jobs.reduce((sum, job) => sum + job.variants.length, 0);
  return {
    shelf: problems.length > 0 ? [] : shelf.map((entry) => shelfEntry(entry.source, site, store)),
    files: [...[...variants.values()].map(file), ...logoFile],
    problems,
    counts: { encoded, reused: variants.size - encoded },
  };
}

/** The URLs of the icons and the logo, for pages. */
export function siteImages({ icon, logo }: GatheredPictures, site: Site): Pick<ThemeAssets, 'icons' | 'logo'> {
  return {
    icons:
      icon === null
        ? []
        : iconVariants(icon, encoderKey).map(({ output, width }) => ({
            url: siteUrl(site, `/${output}`),
            size: width,
          })),
    logo: logo && { src: siteUrl(site, `/${logoOutput(logo)}`), width: logo.width, height: logo.height },
  };
}

function logoOutput(logo: SourcePicture): string {
  return `assets/logo-${logo.hash.slice(0, 10)}.${logo.format === 'jpeg' ? 'jpg' : logo.format}`;
}

function shelfEntry(source: SourcePicture, site: Site, store: PictureStore): ShelfEntry {
  const set = variantsOf(source, site.images, encoderKey);
  const size = statSync(store.path(set.fallback), { throwIfNoEntry: false })?.size;
  return { source, set, fallbackBytes: size ?? null };
}

function namedPictures(content: Content, site: Site, place: PlaceIn): NamedPicture[] {
  const ofPosts = content.posts.flatMap((post): NamedPicture[] => [
    ...(post.thumbnail === null ? [] : [{ path: post.thumbnail.path, place: () => place(post.source, ['thumbnail']) }]),
    ...post.pictures.map(({ path, line }) => ({ path, place: () => ({ file: post.source, line, column: 1 }) })),
  ]);
  const ofPages = content.standalone.flatMap((page) =>
    page.pictures.map(
      ({ path, line }): NamedPicture => ({ path, place: () => ({ file: page.source, line, column: 1 }) }),
    ),
  );
  const ofSite = [
    ...(site.logo === null ? [] : [{ path: picturePath(site.logo), place: () => place(siteFile, ['logo']) }]),
    ...(site.icon === null ? [] : [{ path: picturePath(site.icon), place: () => place(siteFile, ['icon']) }]),
    ...site.authors.flatMap(({ picture }, index) =>
      picture === null
        ? []
        : [{ path: picturePath(picture), place: () => place(siteFile, ['authors', index, 'picture']) }],
    ),
  ];
  return [...ofPosts, ...ofPages, ...ofSite];
}

function faultProblem(fault: PictureFault, path: string, at: Place, known: () => readonly string[]): Problem {
  const name = path.replace(/^content\//, '');
  switch (fault.kind) {
    case 'missing':
      return missingPicture(at, path, nearest(path, known()));
    case 'outside':
      return outsidePicture(at, name);
    case 'huge':
      return hugePicture(at, path, fault.megapixels, 100);
    case 'broken':
      return brokenPicture(at, path, fault.reason);
  }
}

/** What was seen at a path, with the size and time it had then: an unchanged file is not read again. */
interface RememberedLook {
  readonly size: number;
  readonly modified: number;
  readonly source: SourcePicture;
}

class SourceLooks {
  readonly #root: string;
  readonly #file: string;
  readonly #before: Readonly<Record<string, RememberedLook>>;
  readonly #now: Record<string, RememberedLook> = {};

  constructor({ root, cache }: BuildOptions) {
    this.#root = root;
    this.#file = join(cache, 'images', 'sources.json');
    const text = readSealed(this.#file, encoderKey);
    this.#before = text === null ? {} : JSON.parse(text);
  }

  async at(path: string) {
    const stat = statSync(join(this.#root, path), { throwIfNoEntry: false });
    const before = this.#before[path];
    if (stat !== undefined && before !== undefined && before.size === stat.size && before.modified === stat.mtimeMs) {
      this.#now[path] = before;
      return { source: before.source };
    }
    const look = await readSource(this.#root, path);
    if (stat !== undefined && 'source' in look) {
      this.#now[path] = { size: stat.size, modified: stat.mtimeMs, source: look.source };
    }
    return look;
  }

  save(): void {
    if (JSON.stringify(this.#now) !== JSON.stringify(this.#before))
      writeSealed(this.#file, encoderKey, JSON.stringify(this.#now));
  }
}

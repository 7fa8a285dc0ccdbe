import type { Content } from '../archive/arrange.ts';
import type { Site } from '../config/site.ts';
import { siteUrl } from '../config/site-url.ts';
import { type Ended, encodeApart } from '../images/encode/encode-apart.ts';
import type { EncodeFailure } from '../images/encode/encoded.ts';
import { encoderKey } from '../images/encode/encoder-key.ts';
import { PictureStore } from '../images/encode/store.ts';
import {
  filesOf,
  openCatalog,
  type PictureCatalog,
  pictureOf,
  spoiltJobs,
  unknownJobs,
  wholeJobs,
  withEncoded,
} from '../images/plan/catalog.ts';
import { encodingsOf, publishedOf, type SitePicture } from '../images/plan/choose.ts';
import { planIcons, planLogo } from '../images/plan/icons.ts';
import type { SourcePicture, Variant } from '../images/plan/picture.ts';
import { isInShard } from '../images/plan/shard.ts';
import type { Recipes } from '../images/plan/variant-maker.ts';
import { type PicturePlan, planPicture } from '../images/plan/variants.ts';
import { faultProblem, nameProblem } from '../images/source/rules.ts';
import { readSources } from '../images/source/source-index.ts';
import type { Focus } from '../model/focus.ts';
import type { PlainFile } from '../model/output-file.ts';
import type { FailedFile } from '../model/post.ts';
import type { ThemeAssets } from '../pages/context.ts';
import { picturePath } from '../pages/views/author.ts';
import type { Problem } from '../problems/problem.ts';
import { brokenPicture } from '../problems/rules/pictures.ts';
import type { SharedCache } from '../shared/shared-cache.ts';
import type { Loaded } from './load.ts';
import { MeantPictures } from './meant-pictures.ts';
import { type NamedPicture, namedPictures } from './named-pictures.ts';
import type { BuildOptions } from './options.ts';
import { placed } from './placed.ts';
import { planCards } from './plan-cards.ts';

/** The pictures of a site, looked at but not encoded. */
export interface GatheredPictures {
  /** The cache that other machines fill too; null where the site has none. */
  readonly shared: SharedCache | null;
  readonly named: readonly NamedPicture[];
  readonly plans: PicturePlans;
  /** All of them, with what is known from earlier builds. */
  readonly catalog: PictureCatalog;
  /** What pages show; as long as something is unknown, they cannot be printed with it. */
  readonly onPages: readonly SitePicture[];
  readonly problems: readonly Problem[];
}

/** The pictures of a site by what they are for. */
interface PicturePlans {
  readonly shown: readonly PicturePlan[];
  /** Drawn from words, not made of files. */
  readonly cards: readonly PicturePlan[];
  readonly icons: PicturePlan | null;
  readonly logo: PicturePlan | null;
}

/** What encoding gave. */
export interface EncodedPictures {
  readonly onPages: readonly SitePicture[];
  readonly files: readonly PlainFile[];
  readonly problems: readonly Problem[];
  readonly counts: { readonly encoded: number; readonly reused: number };
  /** Encodes again what the store should have of these outputs and has not, or not whole. Throws where it cannot. */
  readonly mend: (outputs: ReadonlySet<string>) => Promise<void>;
}

/**
 * Looks at every picture that the visible content and site.yaml name; those of drafts leave no trace. Those of files with
 * mistakes are looked at too, for what is wrong with them.
 */
export async function gatherPictures(
  content: Content,
  failed: readonly FailedFile[],
  { site, theme }: Pick<Loaded, 'site' | 'theme'>,
  { root, cache, preview, shard, shared: opened }: BuildOptions,
): Promise<GatheredPictures> {
  const named = namedPictures(content, failed, site);
  const uses = Map.groupBy(named, (one) => one.path);
  const looks = await readSources(root, cache, uses.keys());
  const meant = new MeantPictures(root);
  const problems = [...looks].flatMap(([path, look]) =>
    (uses.get(path) ?? []).flatMap((use) => {
      if ('fault' in look) return [faultProblem(look.fault, path, use.place(), () => meant.suggestion(use))];
      return nameProblem(look.source, use.place()) ?? [];
    }),
  );
  const sources = [...looks.values()].flatMap((look) => ('source' in look ? [look.source] : []));
  const widths = site.images.widths ?? theme.settings.widths;
  const recipes = { settings: { ...site.images, widths }, encoder: encoderKey };
  const files = planFiles(sources, uses, site, recipes);
  // Nobody shares a preview: there, a card would only be drawn for every letter of a title that is typed.
  const cards = preview ? [] : planCards(content, site, recipes, files.shown);
  const plans = { ...files, cards };
  const all = [...plans.shown, ...plans.cards, plans.icons, plans.logo].filter((plan) => plan !== null);
  const store = new PictureStore(cache);
  const shared = opened(site);
  const own = openCatalog(all, store);
  const catalog = shared === null ? own : await (await sharedPictures()).fetchPictures(own, shard, store, shared);
  return { shared, named, plans, catalog, onPages: picturesOnPages(plans, catalog), problems };
}

/** True where some of these pictures were not encoded by any build before. */
export function areUnencoded({ catalog }: GatheredPictures): boolean {
  return unknownJobs(catalog).length > 0;
}

/**
 * Encodes what no build before has, of this machine's part of the pictures, and lists the files that pages will ask for. Throws
 * what `signal` was aborted with.
 */
export async function encodePictures(
  { shared, named, plans, catalog: known, onPages: before }: GatheredPictures,
  { root, cache, shard, progress }: BuildOptions,
  signal?: AbortSignal,
): Promise<EncodedPictures> {
  const store = new PictureStore(cache);
  const jobs = unknownJobs(known).filter((job) => isInShard(job.source.hash, shard));
  const share = shared === null ? () => undefined : await sharing(known, store, shared);
  const onDone = (done: number, ended: Ended | null) => {
    progress({ step: 'pictures', done, total: jobs.length });
    if (ended !== null) share(ended);
  };
  const encoded = await encodeApart({ jobs, root, cacheFolder: cache }, onDone, { signal });
  const catalog = withEncoded(known, encoded);
  const onPages = jobs.length === 0 ? before : picturesOnPages(plans, catalog);
  const ofFrame = [plans.icons, plans.logo].filter((plan) => plan !== null);
  const published = [
    ...plans.shown.map((plan, index) => [plan, publishedOf(onPages[index] ?? pictureOf(catalog, plan))] as const),
    ...[...plans.cards, ...ofFrame].map((plan) => [plan, encodingsOf(plan)] as const),
  ];
  const files = filesOf(catalog, published).map(
    ({ variant, encoding }): PlainFile => ({
      kind: 'picture',
      output: variant.output,
      fingerprint: encoding.hash,
      source: { path: store.path(variant) },
    }),
  );
  const count = jobs.reduce((sum, job) => sum + job.variants.length, 0);
  return {
    onPages,
    files,
    problems: await placed(
      encoded.failures.flatMap((failure) => failureProblems(failure, catalog, named)),
      root,
    ),
    counts: { encoded: count, reused: Math.max(0, files.length - count) },
    mend: async (outputs) => {
      const again = { jobs: spoiltJobs(catalog, outputs, store), root, cacheFolder: cache };
      const { failures } = await encodeApart(again, () => undefined);
      const [failure] = failures;
      if (failure !== undefined) throw new Error(`${failure.path}: ${failure.reason}; build again.`);
    },
  };
}

/** What is done with a shared cache is loaded where a site has one. */
const sharedPictures = () => import('../shared/pictures.ts');

/** Shares a source as soon as it is encoded, so that a machine that is stopped has shared what it did. */
async function sharing(
  catalog: PictureCatalog,
  store: PictureStore,
  shared: SharedCache,
): Promise<(ended: Ended) => void> {
  const { sharePicture } = await sharedPictures();
  const whole = new Map(wholeJobs(catalog).map((job) => [job.source.hash, job]));
  return ({ source, took }) => {
    const job = whole.get(source);
    if (job !== undefined) sharePicture(job, Math.round(took), store, shared);
  };
}

/** Drops what the store keeps for pictures that the site no longer has; gives the number of files. */
export function prunePictures({ catalog }: GatheredPictures, { cache }: BuildOptions): number {
  return new PictureStore(cache).prune(catalog.plans, Date.now());
}

/** The URLs of the icons and the logo, for pages. */
export function siteImages({ plans }: GatheredPictures, site: Site): Pick<ThemeAssets, 'icons' | 'logo'> {
  const url = ({ output }: Variant) => siteUrl(site, `/${output}`);
  const logo = plans.logo?.fallback;
  return {
    icons: (plans.icons?.offers ?? []).flat().map((variant) => ({ url: url(variant), size: variant.width })),
    logo: logo === undefined ? null : { src: url(logo), width: logo.width, height: logo.height },
  };
}

/** What pages show: first the files' pictures, then the cards. */
function picturesOnPages({ shown, cards }: PicturePlans, catalog: PictureCatalog): SitePicture[] {
  return [...shown, ...cards].map((plan) => pictureOf(catalog, plan));
}

function planFiles(
  sources: readonly SourcePicture[],
  uses: ReadonlyMap<string, readonly NamedPicture[]>,
  site: Site,
  recipes: Recipes,
): Omit<PicturePlans, 'cards'> {
  const find = (reference: string | null) =>
    sources.find((source) => reference !== null && source.path === picturePath(reference));
  const [icon, logo] = [find(site.icon), find(site.logo)];
  return {
    shown: sources.flatMap((source) => {
      const shown = (uses.get(source.path) ?? []).filter((use) => use.isShown);
      return shown.length === 0 ? [] : [planPicture(source, recipes, focusesOf(shown))];
    }),
    icons: icon === undefined ? null : planIcons(icon, recipes),
    logo: logo === undefined ? null : planLogo(logo, recipes),
  };
}

/** The focal points that a picture's uses as a thumbnail give it, each once. */
function focusesOf(uses: readonly NamedPicture[]): Focus[] {
  const focuses = uses.map((use) => use.focus).filter((focus) => focus !== null);
  return [...new Map(focuses.map((focus) => [`${focus.x} ${focus.y}`, focus])).values()];
}

/** A picture whose pixels cannot be read is told at every text that names it, or a copy of it. */
export function failureProblems(
  { path, reason }: EncodeFailure,
  { plans }: PictureCatalog,
  named: readonly NamedPicture[],
): Problem[] {
  const hash = plans.find((plan) => plan.source.path === path)?.source.hash;
  const copies = new Set(plans.filter((plan) => plan.source.hash === hash).map((plan) => plan.source.path));
  return named.filter((use) => copies.has(use.path)).map((use) => brokenPicture(use.place(), use.path, reason));
}

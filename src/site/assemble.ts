import { dateAt } from '../model/date.ts';
import { once } from '../model/once.ts';
import type { Post } from '../model/post.ts';
import { type RuleLevels, withLevels } from '../problems/levels.ts';
import type { Problem } from '../problems/problem.ts';
import { brokenLink } from '../problems/rules/links.ts';
import { storedBody } from '../source/file-record.ts';
import type { Listing } from '../source/list-files.ts';
import { type PublicFile, readPublic } from '../source/public-files.ts';
import { themeUrls } from '../theme/assets.ts';
import { type ArrangedSite, withOwnPages } from './arranged.ts';
import { checkContent, checkLinks, checkUrls } from './check.ts';
import type { GatheredDiagrams } from './diagrams.ts';
import { hiddenTexts } from './hidden.ts';
import { leftOutOf, withoutFiles } from './left-out.ts';
import { type Loaded, load, type Theme } from './load.ts';
import type { BuildOptions } from './options.ts';
import { layoutProblems } from './own-layouts.ts';
import { type GatheredPictures, siteImages } from './pictures.ts';
import { ownersOf, placeConflicts } from './place-conflicts.ts';
import { placed } from './placed.ts';
import type { ReadShared } from './read-content.ts';
import { select } from './select.ts';
import { nothingOwn, type OwnRendered, type SiteCode } from './site-code.ts';
import type { Snapshot } from './snapshot.ts';

/** A site that can be written: everything that will exist in it, and what that is made with. */
export interface ReadySite {
  readonly arranged: ArrangedSite;
  readonly pictures: GatheredPictures;
  readonly diagrams: GatheredDiagrams;
  readonly theme: Theme;
  readonly generator: string;
  /** The files of `public/`. */
  readonly publicFiles: readonly PublicFile[];
  /** What the site's own templates made. */
  readonly own: OwnRendered;
}

/** What the first stages of a build give. */
export interface Assembled {
  /** Null where site.yaml has mistakes. */
  readonly ready: ReadySite | null;
  /** As the site wants them told. */
  readonly problems: readonly Problem[];
  /** What the site makes of rules: for the problems that later steps find. */
  readonly levels: RuleLevels;
  /** The site as it lies in its files. */
  readonly loaded: Loaded;
  /** All posts, those that readers do not see yet too. */
  readonly posts: readonly Post[];
  /** The files that had to be read, because they are new or changed. */
  readonly read: ReadonlySet<string>;
  /** Keeps what was read for the next build. */
  readonly keep: () => void;
  /** True for a text that readers would not see at the build's time, as a draft: what stops no build. */
  readonly isHidden: (file: string) => boolean;
  /** True where there are such texts. */
  readonly hasHidden: () => boolean;
  /** True for the files that the site goes without; for none of them where the build is not a partial one. */
  readonly isLeftOut: (file: string) => boolean;
}

/** What a site may bring itself in `public/`, in the place of what is made. */
const replaceable: ReadonlySet<string> = new Set(['robots.txt', 'llms.txt']);

/** What a site is assembled with. */
export interface SiteMeans {
  readonly readShared: ReadShared;
  /** Is told what the pages are made from and printed with, while they are still being checked. */
  readonly onSnapshot: (snapshot: Snapshot, theme: Theme) => void;
  readonly code: SiteCode;
}

/**
 * The stages of a site up to its pages: load, select, check, arrange, routes. Nothing is written but the cache.
 * The files of `leftOut` have no pages. With what was loaded `before`, nothing is loaded again, and what was wrong with it is
 * not told again.
 */
export async function assemble(
  options: BuildOptions,
  files: Listing,
  { readShared, onSnapshot, code }: SiteMeans,
  leftOut: ReadonlySet<string> = new Set(),
  before: Loaded | null = null,
): Promise<Assembled> {
  const { loaded, problems } =
    before === null ? await load(options, files, readShared, code) : { loaded: before, problems: [] };
  const { site, isRight, reading, read, keep, theme, generator } = loaded;
  const records = withoutFiles(loaded.records, leftOut);
  const { now, preview } = options;
  await options.schedule.pause();
  const selection = select(records, now, preview);
  const { pictures, diagrams, attachments, written, problems: found } = await checkContent(selection, loaded, options);
  const published = readPublic(options.root, options.cache);
  const snapshot: Snapshot = {
    site,
    content: selection.content,
    reading,
    bodies: records.map(storedBody).filter((stored) => stored !== null),
    pictures: pictures.onPages,
    diagrams: diagrams.drawn,
    attachments,
    assets: { ...themeUrls(theme, site), ...siteImages(pictures, site) },
    slots: theme.settings.slots,
    ownPages: [],
    ownTexts: published.files.map(({ output }) => output).filter((output) => replaceable.has(output)),
    scheduled: preview ? [] : selection.scheduled,
    now: dateAt(now, site),
    preview,
  };
  await options.schedule.pause();
  const mayHaveOwn = code.hasOwn(theme.extension);
  const hasOwn = isRight && mayHaveOwn;
  // Others may arrange the site while this thread does.
  if (isRight && !hasOwn) onSnapshot(snapshot, theme);
  const { arranged: alone, problems: conflicts } = checkUrls(snapshot);
  const own = hasOwn ? await code.renderOwn({ arranged: alone, theme, generator }) : nothingOwn;
  const arranged = hasOwn ? withOwnPages(alone, own.pages) : alone;
  if (hasOwn) onSnapshot(arranged.snapshot, theme);
  const otherFiles = [...own.files, ...published.files];
  // Where none of the site's own pages could be made, nobody knows of a link whether it leads to one.
  const isOwnKnown = hasOwn ? own.problems.length === 0 || own.files.length > 0 : !mayHaveOwn;
  const deadLinks = checkLinks(
    written,
    arranged,
    records,
    otherFiles,
    { links: own.links, made: () => ownersOf({ arranged, theme, pictures }) },
    options,
  ).filter(({ rule }) => isOwnKnown || rule !== brokenLink.rule);
  const hidden = once(() => hiddenTexts(records, now));
  const layouts = layoutProblems(records, theme.includes);
  const taken = placeConflicts(otherFiles, { arranged, theme, pictures });
  return {
    ready: isRight ? { arranged, pictures, diagrams, theme, generator, publicFiles: published.files, own } : null,
    problems: await placed(
      withLevels(
        [
          ...problems,
          ...found,
          ...published.problems,
          ...conflicts,
          ...layouts,
          ...own.problems,
          ...taken,
          ...deadLinks,
        ],
        site.rules,
      ),
      options.root,
    ),
    levels: site.rules,
    loaded,
    posts: selection.all,
    read,
    keep,
    isHidden: (file) => hidden().has(file),
    hasHidden: () => hidden().size > 0,
    isLeftOut: options.partial ? leftOutOf(records, own.problems) : () => false,
  };
}

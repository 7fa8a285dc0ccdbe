import type { Site } from '../config/site.ts';
import type { OwnPageLinks } from '../model/own-page.ts';
import { pathKey } from '../model/paths.ts';
import { statusOf } from '../model/status.ts';
import { makeRoutes } from '../pages/routes.ts';
import type { Problem } from '../problems/problem.ts';
import type { FileRecord } from '../source/file-record.ts';
import type { ArrangedSite } from './arranged.ts';
import { aliasProblems, idProblems, slugProblems, termProblems, urlProblems } from './conflicts.ts';
import { type LinkingText, linkedFiles, linkProblems, linksOfTexts } from './links.ts';
import type { Loaded } from './load.ts';
import type { BuildOptions } from './options.ts';
import { linksOfOwnPages } from './own-links.ts';
import { type GatheredPictures, gatherPictures } from './pictures.ts';
import { redirectProblems } from './redirect-conflicts.ts';
import type { Selection } from './select.ts';
import type { PlacedFile } from './site-code.ts';
import { linksOfSite, type PlacedLink } from './site-links.ts';
import { contextOf, type Snapshot } from './snapshot.ts';

/** What a look at all of the content gives. */
export interface CheckedContent {
  readonly pictures: GatheredPictures;
  /** The linked files of `content/` that are published as they are. */
  readonly attachments: readonly string[];
  readonly problems: readonly Problem[];
}

/** Checks what texts name: pictures and other files. */
export async function checkContent(
  selection: Selection,
  loaded: Loaded,
  options: BuildOptions,
): Promise<CheckedContent> {
  const { content, failed } = selection;
  const pictures = await gatherPictures(content, failed, loaded, options);
  const texts = linkingTexts(selection);
  const { attachments, problems } = linkedFiles(linksOf(selection, loaded.site), texts, options.root);
  return { pictures, attachments, problems: [...pictures.problems, ...problems] };
}

/**
 * Arranges a site and checks its URLs. `onSnapshot` is told the snapshot as soon as it can be arranged: other threads may
 * do that meanwhile.
 */
export function checkUrls(
  snapshot: Snapshot,
  onSnapshot: (snapshot: Snapshot) => void,
): { readonly arranged: ArrangedSite; readonly problems: readonly Problem[] } {
  const { site, content } = snapshot;
  const context = contextOf(snapshot);
  onSnapshot(snapshot);
  const routes = makeRoutes(context);
  return {
    arranged: { snapshot, context, routes },
    problems: [
      ...slugProblems(context.blog),
      ...termProblems(context.blog),
      ...idProblems(content.posts, site.permalink),
      ...aliasProblems([...context.blog.posts, ...context.blog.standalone]),
      ...redirectProblems(context.blog),
      ...urlProblems(routes, site),
    ],
  };
}

/** Links that lead nowhere in a site whose routes are known. */
export function checkLinks(
  selection: Selection,
  { snapshot, routes }: ArrangedSite,
  records: readonly FileRecord[],
  placed: readonly PlacedFile[],
  own: { readonly links: readonly OwnPageLinks[]; readonly made: () => Iterable<readonly [output: string, string]> },
  { root, now }: BuildOptions,
): Problem[] {
  const { site, attachments } = snapshot;
  const written = linksOf(selection, site);
  const links = { written, printed: linksOfOwnPages(own.links, linksOfSite(site), { root, basePath: site.basePath }) };
  return linkProblems(links, {
    root,
    texts: linkingTexts(selection),
    routes,
    ownPages: own.links,
    madeOutputs: own.links.length === 0 ? new Set() : new Set([...own.made()].map(([output]) => output)),
    attachments,
    placedOutputs: placed.map(({ output }) => output),
    statusOf: hiddenStatus(records, now),
  });
}

function linksOf(selection: Selection, site: Site): PlacedLink[] {
  return [...linksOfTexts(linkingTexts(selection)), ...linksOfSite(site)];
}

/** The texts with links that readers would follow: those that have pages, and those that only have mistakes. */
function linkingTexts({ content, failed }: Selection): LinkingText[] {
  return [...content.posts, ...content.standalone, ...failed];
}

/** Why a text has no page at a time, in words; null for one that has, and for what is no text. */
function hiddenStatus(records: readonly FileRecord[], now: number): (source: string) => string | null {
  const bySource = new Map(records.map((record) => [pathKey(record.source), record]));
  return (source) => {
    const record = bySource.get(source);
    if (record === undefined) return null;
    const { entry, failed } = record;
    if (entry === null && failed === null) return 'a file that cannot be published as it is';
    if (entry !== null && 'page' in entry) return entry.page.draft ? 'a draft' : null;
    const post = entry === null ? failed : entry.post;
    const status = post && statusOf(post, now);
    if (status === null || status === 'published') return null;
    return { draft: 'a draft', scheduled: 'scheduled for later', expired: 'expired' }[status];
  };
}

/** The texts that no reader sees at a time, as far as that is known of those with mistakes. */
export function hiddenTexts(records: readonly FileRecord[], now: number): ReadonlySet<string> {
  const hidden = records.filter(({ entry, failed }) => {
    if (entry !== null && 'page' in entry) return entry.page.draft;
    const post = entry === null ? failed : entry.post;
    return post !== null && (post.draft || statusOf(post, now) !== 'published');
  });
  return new Set(hidden.map(({ source }) => source));
}

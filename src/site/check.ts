import type { OwnPageLinks } from '../model/own-page.ts';
import { makeRoutes } from '../pages/routes.ts';
import type { Problem } from '../problems/problem.ts';
import type { FileRecord } from '../source/file-record.ts';
import type { ArrangedSite } from './arranged.ts';
import { aliasProblems, idProblems, slugProblems, termProblems, urlProblems } from './conflicts.ts';
import { type GatheredDiagrams, gatherDiagrams } from './diagrams.ts';
import { HiddenTexts } from './hidden.ts';
import { type LinkingText, linkedFiles, linkProblems, type WrittenLinks, writtenLinks } from './links.ts';
import type { Loaded } from './load.ts';
import type { BuildOptions } from './options.ts';
import { linksOfOwnPages } from './own-links.ts';
import { type GatheredPictures, gatherPictures } from './pictures.ts';
import { redirectProblems } from './redirect-conflicts.ts';
import type { Selection } from './select.ts';
import type { PlacedFile } from './site-code.ts';
import { linksOfSite } from './site-links.ts';
import { contextOf, type Snapshot } from './snapshot.ts';

/** What a look at all of the content gives. */
export interface CheckedContent {
  readonly pictures: GatheredPictures;
  readonly diagrams: GatheredDiagrams;
  /** The linked files of `content/` that are published as they are. */
  readonly attachments: readonly string[];
  readonly written: WrittenLinks;
  readonly problems: readonly Problem[];
}

/** Checks what texts name: pictures, diagrams and other files. */
export async function checkContent(
  selection: Selection,
  loaded: Loaded,
  options: BuildOptions,
): Promise<CheckedContent> {
  const { content, failed } = selection;
  const pictures = await gatherPictures(content, failed, loaded, options);
  const diagrams = await gatherDiagrams(content, failed, loaded.theme, options);
  const written = writtenLinks(linkingTexts(selection), loaded.site);
  const { attachments, problems } = linkedFiles(written, options.root);
  return {
    pictures,
    diagrams,
    attachments,
    written,
    problems: [...pictures.problems, ...diagrams.problems, ...problems],
  };
}

/** Arranges a site and checks its URLs. */
export function checkUrls(snapshot: Snapshot): {
  readonly arranged: ArrangedSite;
  readonly problems: readonly Problem[];
} {
  const { site, content } = snapshot;
  const context = contextOf(snapshot);
  const routes = makeRoutes(context);
  return {
    arranged: { snapshot, context, routes },
    problems: [
      ...slugProblems(context.blog),
      ...termProblems(context.blog),
      ...idProblems(content.posts, site.permalink),
      ...aliasProblems([...context.blog.posts, ...context.blog.standalone]),
      ...redirectProblems(context.blog),
      ...urlProblems(routes, context.blog),
    ],
  };
}

/** Links that lead nowhere in a site whose routes are known. */
export function checkLinks(
  { links: written, texts, textsByPath }: WrittenLinks,
  { snapshot, context, routes }: ArrangedSite,
  records: readonly FileRecord[],
  placed: readonly PlacedFile[],
  own: { readonly links: readonly OwnPageLinks[]; readonly made: () => Iterable<readonly [output: string, string]> },
  { root, now }: BuildOptions,
): Problem[] {
  const { site, attachments } = snapshot;
  const links = { written, printed: linksOfOwnPages(own.links, linksOfSite(site), { root, basePath: site.basePath }) };
  return linkProblems(links, {
    root,
    texts,
    textsByPath,
    routes,
    ownPages: own.links,
    madeOutputs: own.links.length === 0 ? new Set() : new Set([...own.made()].map(([output]) => output)),
    attachments,
    placedOutputs: placed.map(({ output }) => output),
    hidden: new HiddenTexts(records, context.blog, now),
  });
}

/** The texts with links that readers would follow: those that have pages, and those that only have mistakes. */
function linkingTexts({ content, failed }: Selection): LinkingText[] {
  return [...content.posts, ...content.standalone, ...failed];
}

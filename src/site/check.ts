import type { Content } from '../archive/arrange.ts';
import { permalinkPattern } from '../archive/permalink.ts';
import { siteFile } from '../config/site-file.ts';
import type { FileFault } from '../files/fault.ts';
import { fileProblem } from '../files/fault-problem.ts';
import { pathKey } from '../model/paths.ts';
import type { BodyFacts, FailedFile } from '../model/post.ts';
import { makeRoutes } from '../pages/routes.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { brokenLink, wrongPermalink } from '../problems/rules.ts';
import { type FolderNames, isAbsent } from '../source/content-file.ts';
import type { FileRecord } from '../source/read-files.ts';
import type { ArrangedSite } from './arranged.ts';
import { attachmentFault } from './attachments.ts';
import { aliasProblems, idProblems, placesIn, slugProblems, termProblems, urlProblems } from './conflicts.ts';
import type { Loaded } from './load.ts';
import type { BuildOptions } from './options.ts';
import { type GatheredPictures, gatherPictures } from './pictures.ts';
import type { Selection } from './select.ts';
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
  { content, failed }: Selection,
  { site, records }: Loaded,
  options: BuildOptions,
): Promise<CheckedContent> {
  const pictures = await gatherPictures(content, failed, site, options, placesIn(options.root));
  const links = checkLinks(content, failed, records, options.root);
  return { pictures, attachments: links.attachments, problems: [...pictures.problems, ...links.problems] };
}

/**
 * Arranges a site and checks its URLs; `arranged` is null where some cannot be made. `onSnapshot` is told the snapshot as
 * soon as it can be arranged: other threads may do that meanwhile.
 */
export function checkUrls(
  snapshot: Snapshot,
  root: string,
  onSnapshot: (snapshot: Snapshot) => void,
): { readonly arranged: ArrangedSite | null; readonly problems: readonly Problem[] } {
  const { site, content } = snapshot;
  const place = placesIn(root);
  const pattern = permalinkPattern(site.permalink);
  if (!pattern.ok) {
    return { arranged: null, problems: [wrongPermalink(place(siteFile, ['permalink']), pattern.message)] };
  }
  const context = contextOf(snapshot);
  const unusable = slugProblems(context.blog, place);
  if (unusable.length > 0) return { arranged: null, problems: unusable };
  onSnapshot(snapshot);
  const routes = makeRoutes(context);
  return {
    arranged: { snapshot, context, routes },
    problems: [
      ...termProblems(context.blog, place),
      ...idProblems(content.posts, site.permalink, place),
      ...aliasProblems(context.blog.posts, place),
      ...urlProblems(routes, place),
    ],
  };
}

interface CheckedLinks {
  readonly attachments: readonly string[];
  readonly problems: readonly Problem[];
}

/** Links from bodies to files of `content/`: those to be published as they are, and those that lead nowhere. */
function checkLinks(
  content: Content,
  failed: readonly FailedFile[],
  records: readonly FileRecord[],
  root: string,
): CheckedLinks {
  const entries: readonly (Pick<BodyFacts, 'links'> & { readonly source: string })[] = [
    ...content.posts,
    ...content.standalone,
    ...failed,
  ];
  const pages = new Set(entries.map((entry) => pathKey(entry.source)));
  const attachments = new Set<string>();
  const problems: Problem[] = [];
  const names: FolderNames = new Map();
  for (const { source, links } of entries) {
    for (const { path, line } of links) {
      if (pages.has(path)) continue;
      const fault = attachmentFault(root, path, names);
      if (fault === null) attachments.add(path);
      else if (!isAbsent(fault)) problems.push(fileProblem(fault, path, { file: source, line, column: 1 }));
      else
        problems.push(
          brokenLink(
            { file: source, line, column: 1 },
            path,
            actualName(fault) ??
              nearest(
                path,
                records.map((record) => record.source).filter((other) => other !== source),
              ),
          ),
        );
    }
  }
  return { attachments: [...attachments].sort(), problems };
}

function actualName(fault: FileFault): string | null {
  return fault.kind === 'misspelt' ? fault.actual : null;
}

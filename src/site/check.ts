import { join } from 'node:path';
import type { Content } from '../archive/arrange.ts';
import { permalinkPattern } from '../archive/permalink.ts';
import type { Site } from '../config/site.ts';
import { siteFile } from '../config/site-file.ts';
import { momentAt } from '../model/date.ts';
import type { BodyFacts, FailedFile } from '../model/post.ts';
import type { Page } from '../model/route.ts';
import { statusOf } from '../model/status.ts';
import { attachmentUrl } from '../pages/views/attachments.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { brokenLink, wrongPermalink } from '../problems/rules.ts';
import { fileStat } from '../source/file-stat.ts';
import { type FileRecord, type ReadingSettings, storedBody } from '../source/read-files.ts';
import { type BuiltAssets, themeUrls } from '../theme/assets.ts';
import type { IncludeFolders } from '../theme/layouts.ts';
import { idProblems, placesIn, slugProblems, termProblems, urlProblems } from './conflicts.ts';
import { type BuildOptions, breathe } from './options.ts';
import { type GatheredPictures, gatherPictures, siteImages } from './pictures.ts';
import { contextOf, pagesOf, type Seed } from './snapshot.ts';

/** A site that was read: what its pages are made from. */
export interface Survey {
  readonly site: Site;
  readonly reading: ReadingSettings;
  readonly records: readonly FileRecord[];
  readonly includes: IncludeFolders;
  readonly assets: BuiltAssets;
  readonly generator: string;
  readonly options: BuildOptions;
  /** Called with what the pages are made from as soon as that is known. */
  readonly onSeed: (seed: Seed) => void;
}

/** A site that is ready to be written, or has problems that forbid it. */
export interface Prepared {
  readonly seed: Seed;
  readonly pages: readonly Page[];
  readonly assets: BuiltAssets;
  readonly pictures: GatheredPictures;
  readonly includes: IncludeFolders;
  readonly generator: string;
  readonly problems: readonly Problem[];
}

/** Makes the list of pages of a site and checks everything that concerns more than one file. */
export async function prepare({
  site,
  reading,
  records,
  includes,
  assets,
  generator,
  options,
  onSeed,
}: Survey): Promise<Prepared> {
  const { root, now, preview } = options;
  const place = placesIn(root);
  const content = visibleContent(records, now, preview);
  const failed = visibleFailures(records, now, preview);
  const pictures = await gatherPictures(content, failed, site, options, place);
  const links = checkLinks(content, failed, records, root);
  const seed: Seed = {
    site,
    content,
    reading,
    bodies: records.map(storedBody).filter((stored) => stored !== null),
    pictures: pictures.shelf,
    attachments: links.attachments,
    assets: { ...themeUrls(assets, site), ...siteImages(pictures, site) },
    now: momentAt(now, site),
    preview,
  };
  const found = [...records.flatMap((record) => record.problems), ...pictures.problems, ...links.problems];
  const pattern = permalinkPattern(site.permalink);
  if (!pattern.ok) {
    const problem = wrongPermalink(place(siteFile, ['permalink']), pattern.message);
    return { seed, pages: [], assets, pictures, includes, generator, problems: [...found, problem] };
  }
  const { blog } = contextOf(seed);
  const unusable = slugProblems(blog, place);
  if (unusable.length > 0) {
    return { seed, pages: [], assets, pictures, includes, generator, problems: [...found, ...unusable] };
  }
  await breathe(options);
  onSeed(seed);
  const pages = pagesOf(seed);
  const problems = [
    ...found,
    ...termProblems(blog, place),
    ...idProblems(content.posts, site.permalink, place),
    ...urlProblems(pages, place),
  ];
  return { seed, pages, assets, pictures, includes, generator, problems };
}

/** What readers may see at a time; everything, while previewing. */
function visibleContent(records: readonly FileRecord[], now: number, preview: boolean): Content {
  const entries = records.map((record) => record.entry).filter((entry) => entry !== null);
  const posts = entries.flatMap((entry) => ('post' in entry ? [entry.post] : []));
  return {
    posts: posts.filter((post) => preview || statusOf(post, now) === 'published'),
    standalone: entries.flatMap((entry) => ('page' in entry ? [entry.page] : [])),
  };
}

/** The files with mistakes of which readers would see something, were they right. */
function visibleFailures(records: readonly FileRecord[], now: number, preview: boolean): FailedFile[] {
  return records
    .map((record) => record.failed)
    .filter((failed) => failed !== null)
    .filter((failed) => preview || statusOf(failed, now) === 'published');
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
  const pages = new Set(entries.map((entry) => entry.source));
  const attachments = new Set<string>();
  const problems: Problem[] = [];
  for (const { source, links } of entries) {
    for (const { path, line } of links) {
      if (pages.has(path)) continue;
      if (attachmentUrl(path) !== null && isFile(join(root, path))) attachments.add(path);
      else
        problems.push(
          brokenLink(
            { file: source, line, column: 1 },
            path,
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

function isFile(path: string): boolean {
  return fileStat(path)?.isFile() ?? false;
}

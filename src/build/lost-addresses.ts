import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { siteFile } from '../config/site-file.ts';
import { readText } from '../files/text.ts';
import { escapeHtml } from '../model/escape-html.ts';
import type { ManifestFile } from '../model/manifest.ts';
import { outputPath } from '../model/output-path.ts';
import { isFilePath, nameOf } from '../model/paths.ts';
import type { Post } from '../model/post.ts';
import { aliasList, lostFiles } from '../output/lost-urls.ts';
import { readManifest } from '../output/manifest-file.ts';
import { atKeys, type Fix, type Place, type Problem, startOf } from '../problems/problem.ts';
import { lostAddress, movedAddress } from '../problems/rules/lost.ts';
import type { Assembled, ReadySite } from '../site/assemble.ts';
import { HiddenTexts } from '../site/hidden.ts';
import type { Loaded } from '../site/load.ts';
import type { BuildOptions } from '../site/options.ts';
import { splitFrontMatter } from '../source/front-matter.ts';

/** A text that may have taken the place of another. */
export type LastingText = Pick<Post, 'source' | 'title' | 'aliases'>;
type Text = LastingText;

/** What a site answers now. */
interface Answers {
  readonly texts: readonly Text[];
  readonly isAnswered: (url: string) => boolean;
}

/**
 * The addresses that lead nowhere any more: those of the last build, as its manifest says, and those that texts had in git
 * where nobody has told of them yet.
 */
export async function lostAddresses(assembled: Assembled, options: BuildOptions): Promise<Problem[]> {
  const { ready, loaded } = assembled;
  if (ready === null) return [];
  const answers = answersOf(ready, loaded, options);
  const told = lostSinceBuild(assembled, answers, options);
  const { textsInGit } = await import('./git-history.ts');
  const history = await textsInGit(options.root, process.env);
  if (history === null) return told;
  const { movedTexts } = await import('./moved-in-git.ts');
  const moved = movedTexts(history.texts, {
    ...answers,
    blog: ready.arranged.context.blog,
    reading: loaded.reading,
    now: options.now,
  });
  const known = told.map(({ message }) => message).join('\n');
  return [
    ...told,
    ...moved.flatMap(({ text, urls }) => {
      const news = urls.filter((url) => !known.includes(url));
      return news.length === 0
        ? []
        : [toldAt(text, news, options.root, (at, line) => movedAddress(at, news, line, history.base))];
    }),
  ];
}

function answersOf(ready: ReadySite, { site, records }: Loaded, { now }: BuildOptions): Answers {
  const { routes, context } = ready.arranged;
  const texts: readonly Text[] = [...context.blog.posts, ...context.blog.standalone];
  const known = new Set([
    ...routes.map(({ url }) => url),
    ...texts.flatMap(({ aliases }) => aliases),
    ...site.redirects.map(({ from }) => from),
    ...ready.own.files.map(({ output }) => `/${output}`.replace(/\/index\.html$/, '/')),
    ...ready.publicFiles.map(({ output }) => `/${output}`.replace(/\/index\.html$/, '/')),
  ]);
  const hidden = new HiddenTexts(records, context.blog, now);
  const isAnswered = (url: string) => known.has(url) || (isFilePath(url) && hidden.at(outputPath(url)) !== null);
  return { texts, isAnswered };
}

/**
 * The addresses of posts, pages and redirects that the last build had, as its manifest says, and that lead nowhere now: told
 * at the text that was there, where it has another address or another file now, with the aliases that keep them. One that is
 * hidden by its own writer is not lost.
 */
function lostSinceBuild({ loaded }: Assembled, { texts, isAnswered }: Answers, options: BuildOptions): Problem[] {
  const manifest = options.manifest === null ? null : readManifest(options.manifest);
  if (manifest === null || manifest.drafts || manifest.site !== loaded.site.url) return [];
  // A text with mistakes is not gone: it has its address again when they are mended.
  const unread = new Set<string | null>(
    loaded.records.flatMap(({ entry, source }) => (entry === null ? [source] : [])),
  );
  const before = new Set(manifest.files.map(({ source }) => source));
  const fresh = texts.filter(({ source }) => !before.has(source));
  return lostFiles(manifest.files, isAnswered)
    .filter(([file]) => file?.source !== siteFile && !unread.has(file?.source ?? null))
    .map((files) => {
      const urls = files.map(({ url }) => url);
      const text = texts.find(({ source }) => source === files[0]?.source) ?? successor(files, fresh, options.output);
      if (text === null) return lostAddress(startOf(files[0]?.source ?? siteFile), urls, null);
      return toldAt(text, urls, options.root, (at, line) => lostAddress(at, urls, line));
    });
}

/** The new text that has the name or the title of one that is gone; null where there is none, or more than one. */
function successor(files: readonly ManifestFile[], fresh: readonly Text[], output: string): Text | null {
  const page = files.find(({ kind }) => kind !== 'redirect');
  if (page === undefined || page.source === null || fresh.length === 0) return null;
  const name = nameOf(page.source);
  const file = join(output, page.path);
  const html = statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : '';
  const heading = /<h1\b[^>]*>([\s\S]*?)<\/h1>/
    .exec(html)?.[1]
    ?.replaceAll(/<[^>]*>/g, '')
    .trim();
  const alike = fresh.filter((text) => nameOf(text.source) === name || escapeHtml(text.title) === heading);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** A problem at a text that lacks aliases, with what pastes them. */
function toldAt(
  { source, aliases }: Text,
  urls: readonly string[],
  root: string,
  tell: (at: Place, line: string) => Problem,
): Problem {
  const list = aliasList([...aliases, ...urls]);
  const problem = tell(atKeys(source, ['aliases'], ['title']), `aliases: ${list}`);
  const fix = fixOf(source, list, root);
  return fix === null ? problem : { ...problem, fix };
}

/** Writes the aliases of a text, below its other keys where it has none. */
function fixOf(source: string, list: string, root: string): Fix | null {
  const read = readText(join(root, source));
  if ('fault' in read) return null;
  const { text } = read;
  const does = `write \`aliases: ${list}\``;
  const { data, place } = splitFrontMatter(source, text, []);
  if (data !== null && 'aliases' in data) {
    const edit = place.mended(['aliases'], list)?.edit ?? null;
    return edit === null ? null : { does, edits: [edit] };
  }
  const end = /^---[ \t]*\n(?:[\s\S]*?\n)?(?=---[ \t]*(?:\n|$))/.exec(text)?.[0].length;
  return end === undefined ? null : { does, edits: [{ start: end, end, text: `aliases: ${list}\n` }] };
}

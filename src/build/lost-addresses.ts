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
import { atKeys, type Fix, type Problem, startOf } from '../problems/problem.ts';
import { lostAddress } from '../problems/rules/lost.ts';
import type { Assembled } from '../site/assemble.ts';
import { HiddenTexts } from '../site/hidden.ts';
import type { BuildOptions } from '../site/options.ts';
import { splitFrontMatter } from '../source/front-matter.ts';

/** A text that may have taken the place of another. */
type Text = Pick<Post, 'source' | 'title' | 'aliases'>;

/**
 * The addresses of posts, pages and redirects that the last build had, as its manifest says, and that lead nowhere now: told
 * at the text that was there, where it has another address or another file now, with the aliases that keep them. One that is
 * hidden by its own writer is not lost.
 */
export function lostAddresses({ ready, loaded }: Assembled, options: BuildOptions): Problem[] {
  const manifest = ready === null || options.manifest === null ? null : readManifest(options.manifest);
  if (ready === null || manifest === null || manifest.drafts || manifest.site !== loaded.site.url) return [];
  const { routes, context } = ready.arranged;
  const { posts, standalone } = context.blog;
  const texts: readonly Text[] = [...posts, ...standalone];
  const known = new Set([
    ...routes.map(({ url }) => url),
    ...texts.flatMap(({ aliases }) => aliases),
    ...loaded.site.redirects.map(({ from }) => from),
    ...ready.own.files.map(({ output }) => `/${output}`.replace(/\/index\.html$/, '/')),
    ...ready.publicFiles.map(({ output }) => `/${output}`.replace(/\/index\.html$/, '/')),
  ]);
  const hidden = new HiddenTexts(loaded.records, context.blog, options.now);
  const isAnswered = (url: string) => known.has(url) || (isFilePath(url) && hidden.at(outputPath(url)) !== null);
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
      return told(text, urls, options.root);
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

function told({ source, aliases }: Text, urls: readonly string[], root: string): Problem {
  const list = aliasList([...aliases, ...urls]);
  const line = `aliases: ${list}`;
  const problem = lostAddress(atKeys(source, ['aliases'], ['title']), urls, line);
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

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { siteFile } from '../config/site-file.ts';
import { scalar } from '../config/yaml-text.ts';
import type { ExtraValue } from '../model/extra.ts';
import { contentFolder, isLeftByProgram, pathKey, resolveReference } from '../model/paths.ts';
import { picturePath } from '../pages/views/author.ts';
import { atKeys, type Problem, startOf } from '../problems/problem.ts';
import { unreadFile, unusedIgnore, unusedPicture } from '../problems/rules/unread.ts';
import { linkedFile } from '../source/body-facts.ts';
import type { FileRecord } from '../source/file-record.ts';
import { FolderListing } from '../source/folder-listing.ts';
import { isEntry } from '../source/list-files.ts';
import { filesBelow } from '../theme/theme-files.ts';
import type { Loaded } from './load.ts';
import { linksOfSite } from './site-links.ts';

/**
 * The files of `content/` that nothing reads, shows or links to: pictures, and others. Texts that readers do not see yet
 * count like all others, and so does what a template or its data names. What `ignore` of site.yaml leaves alone is not looked
 * at. A check asks this, and no build: it walks through the whole folder.
 */
export async function unreadFiles({ site, records }: Loaded, root: string): Promise<Problem[]> {
  const used = usedPaths(records, site);
  const isIgnored =
    site.ignore.length === 0 ? () => false : (await import('../source/ignored.ts')).ignoredBy(site.ignore);
  const files = filesIn(root);
  const unused = site.ignore.length === 0 ? [] : await unusedPatterns(site.ignore, files);
  const strangers = files.filter((path) => !isIgnored(path) && !used.has(usedKey(path)) && !isKnown(path));
  if (strangers.length === 0) return unused;
  const code = codeOf(root);
  // What a mistake is told of is not left over.
  const told = records.flatMap(({ problems }) => problems.map(({ message }) => message)).join('\n');
  const unread = strangers
    .filter((path) => !code.includes(posix.basename(path)) && !told.includes(posix.basename(path)))
    .map((path) =>
      isPicture.test(path)
        ? unusedPicture(startOf(path), ignoreLine(path))
        : unreadFile(startOf(path), ...remedyFor(path)),
    );
  return [...unused, ...unread];
}

/**
 * The patterns of `ignore` that fit no file. One with a wildcard is a precaution, one that begins with an exclamation mark
 * takes back what others do, and files of programs are not looked at.
 */
async function unusedPatterns(patterns: readonly string[], files: readonly string[]): Promise<Problem[]> {
  const { ignoredBy } = await import('../source/ignored.ts');
  return patterns.flatMap((pattern, index) => {
    const fits = ignoredBy([pattern]);
    const isOther = /^!|[*?[]|(?:^|\/)\./.test(pattern) || isLeftByProgram(posix.basename(pattern));
    const isUsed = isOther || files.some((path) => fits(path));
    return isUsed ? [] : [unusedIgnore(atKeys(siteFile, ['ignore', index]), pattern)];
  });
}

const isPicture = /\.(?:avif|gif|jpe?g|png|svg|webp|bmp|tiff?|heic)$/i;

/**
 * The files of `content/` as paths from the site's root. What is behind a link to a folder is looked at where it lies; of a
 * link that leads out of `content/` it is told where posts are listed.
 */
function filesIn(root: string): string[] {
  return new FolderListing({ root, bound: contentFolder, isIgnored: isNobodys, ending: null })
    .below(contentFolder)
    .filter(({ fault }) => fault === null)
    .map(({ source }) => source);
}

function isNobodys(name: string): boolean {
  return name.startsWith('.') || isLeftByProgram(name);
}

/** What Broadsheet reads wherever it is named, and what is for those who work in the folder. */
function isKnown(path: string): boolean {
  if (path === siteFile || /^content\/(?:posts|pages)$/.test(path) || /^content\/words\/[^/]+\.ya?ml$/i.test(path))
    return true;
  if (/^content\/(?:posts|pages)\/.*\.(?:md|markdown|mdx|mdown|mkdn?|mkdown)$/i.test(path)) return true;
  return (
    isEntry(path) ||
    /^(?:readme|licen[cs]e|changelog|contributing|codeowners|credits?|notice)(?:\.\w+)?$/i.test(posix.basename(path))
  );
}

function usedPaths(records: readonly FileRecord[], site: Loaded['site']): ReadonlySet<string> {
  const ofTexts = records.flatMap(({ source, entry, failed }) => {
    const text = entry === null ? failed : 'post' in entry ? entry.post : entry.page;
    if (text === null) return [];
    const thumbnail = 'thumbnail' in text ? text.thumbnail : null;
    const extra = 'extra' in text ? Object.values(text.extra).flatMap(textsIn) : [];
    return [
      ...text.pictures.map(({ path }) => path),
      ...text.links.map((link) => linkedFile(link, source)),
      ...extra.map((written) => resolveReference(written, source)),
      ...(thumbnail === null ? [] : [typeof thumbnail === 'string' ? thumbnail : thumbnail.path]),
    ];
  });
  const { logo, icon, authors } = site;
  const included = records.flatMap((record) => record.included.map(({ path }) => path));
  const comments = records.flatMap((record) => record.comments?.source ?? []);
  const ofSite = [logo, icon, ...authors.map(({ picture }) => picture)]
    .filter((path) => path !== null)
    .map(picturePath);
  const links = linksOfSite(site).map((link) => linkedFile(link, link.source));
  return new Set([...ofTexts, ...included, ...comments, ...ofSite, ...links].map(usedKey));
}

/** A path in other letters is told where it is written. */
function usedKey(path: string): string {
  return pathKey(path).toLowerCase();
}

function textsIn(value: ExtraValue): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** All that templates and their data say, as one text: a name in it may be a file's. */
function codeOf(root: string): string {
  const files = ['site', '_data', '_includes'].flatMap((folder) =>
    filesBelow(join(root, folder)).map((name) => join(root, folder, name)),
  );
  const texts = files.filter((file) => /\.(?:njk|html|md|liquid|css|[cm]?[jt]s|json|ya?ml)$/.test(file));
  return texts.map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** The line of site.yaml that leaves a file of `content/` alone. */
function ignoreLine(path: string): string {
  return `ignore: [${scalar(path.slice(contentFolder.length + 1))}]`;
}

/** What a file is that nothing reads, and what to do with it. */
function remedyFor(path: string): [what: string, remedy: string] {
  const ending = posix.extname(path).toLowerCase();
  if (path.endsWith('.comments.json'))
    return [
      'holds the comments of a text that is not there',
      'call it as the text is called, with .comments.json for .md, or remove it',
    ];
  if (/^content\/embeds\/[^/]+\.ya?ml$/.test(path)) return ['is of nothing that a text shows', 'remove it'];
  const leave = `or leave it alone with \`${ignoreLine(path)}\` in content/site.yaml`;
  if (/^\.(?:md|markdown|mdx)$/.test(ending))
    return ['is in neither content/posts/ nor content/pages/, so it has no page', `move it there, ${leave}`];
  if (/^\.(?:html?|ipynb|rst|adoc|org|txt)$/.test(ending) && /^content\/(?:posts|pages)\//.test(path))
    return ['is no Markdown, so it has no page', `write its text in a file that ends in .md, link to it, ${leave}`];
  return [
    'is read by nothing, and no text links to it, so it is not published',
    `link to it, move it to public/, ${leave}`,
  ];
}

import { hash } from 'node:crypto';
import { extname } from 'node:path';
import { type Problem, startOf } from '../problems/problem.ts';
import { changedOriginal, goneOriginal } from '../problems/rules/theme.ts';
import { filesBelow, type IncludeFolders, themeText } from './theme-files.ts';

/** What a copy says of the file that it was made from. */
export interface Origin {
  /** The engine's version. */
  readonly version: string;
  /** The first letters of the SHA-256 of the file's text, in hexadecimal digits. */
  readonly hash: string;
}

/** How a file of the engine's theme stands to the site's own of the same name. */
export type Standing =
  /** The site has none: the engine's is used. */
  | { readonly kind: 'engine' }
  /** The site's own, which says nothing of where it comes from. */
  | { readonly kind: 'override' }
  /** A copy; `isChanged` where the engine's file is another by now. */
  | { readonly kind: 'copy'; readonly origin: Origin; readonly isChanged: boolean }
  /** The site's own, beside which the engine has none. `origin` where it once had. */
  | { readonly kind: 'own'; readonly origin: Origin | null };

/** A file of the theme, by its name from `_includes/`. */
export interface ThemeFile {
  readonly name: string;
  readonly standing: Standing;
}

/** The comments of the kinds of files that can say where they come from: what begins and what ends one. */
const comments: Readonly<Record<string, readonly [string, string]>> = {
  // No white space stands behind it in a page.
  '.njk': ['{#', '-#}'],
  '.css': ['/*', '*/'],
  '.js': ['/*', '*/'],
  '.yaml': ['#', ''],
};

const mark = /^\S+ broadsheet (\S+): [^\s,]+, sha256 ([0-9a-f]{16})(?: \S+)?(?:\r?\n|$)/;

/** True for a file that can say where it comes from: a font cannot. */
export function isMarkable(name: string): boolean {
  return Object.hasOwn(comments, extname(name));
}

/** A copy of a file of the engine's theme, with a first line that says of which. It prints what the original prints. */
export function markedCopy(name: string, original: string, version: string, copy = original): string {
  const [begin = '', end = ''] = comments[extname(name)] ?? [];
  const line = `${begin} broadsheet ${version}: ${name}, sha256 ${hashOf(original)} ${end}`;
  return `${line.trimEnd()}\n${copy}`;
}

/** Where a file says that it comes from; null where it says nothing. */
export function originOf(text: string): Origin | null {
  const [, version, found] = mark.exec(text) ?? [];
  return version === undefined || found === undefined ? null : { version, hash: found };
}

/** The text of a copy without the line that says where it comes from. */
export function withoutMark(text: string): string {
  return text.replace(mark, '');
}

function hashOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}

/** Every file of a theme, sorted by name, with its standing. `own` is the site's folder, `engine` the engine's. */
export function themeFiles(own: string, engine: string): ThemeFile[] {
  const ownNames = new Set(own === engine ? [] : filesBelow(own));
  const engineNames = new Set(filesBelow(engine));
  return [...ownNames.union(engineNames)].sort().map((name) => {
    if (!ownNames.has(name)) return { name, standing: { kind: 'engine' } };
    const origin = isMarkable(name) ? originOf(textIn(own, name)) : null;
    if (!engineNames.has(name)) return { name, standing: { kind: 'own', origin } };
    if (origin === null) return { name, standing: { kind: 'override' } };
    return { name, standing: { kind: 'copy', origin, isChanged: hashOf(textIn(engine, name)) !== origin.hash } };
  });
}

/** The copies of a site whose originals are others by now, or gone. Nothing is read of a site without `_includes/`. */
export function outdatedCopies([own = '', engine = own]: IncludeFolders): Problem[] {
  if (own === engine || filesBelow(own).length === 0) return [];
  return themeFiles(own, engine).flatMap(({ name, standing }) => {
    const place = startOf(`_includes/${name}`);
    if (standing.kind === 'copy' && standing.isChanged) return [changedOriginal(place, name, standing.origin.version)];
    if (standing.kind === 'own' && standing.origin !== null)
      return [goneOriginal(place, name, standing.origin.version)];
    return [];
  });
}

function textIn(folder: string, name: string): string {
  const read = themeText([folder], name);
  return 'fault' in read ? '' : read.text;
}

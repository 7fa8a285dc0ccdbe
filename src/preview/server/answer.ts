import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortHash } from '../../cache/short-hash.ts';
import { adminFolder } from '../../editor/admin-page.ts';
import { lookAtFile, realPathIn } from '../../files/look.ts';
import { readBytes } from '../../files/read.ts';
import { escapeHtml } from '../../model/escape-html.ts';
import { fileSegments, nameOf } from '../../model/paths.ts';
import { sanitizeTitle } from '../../model/slug.ts';
import type { EditorLink } from '../editor-link.ts';
import { type PreviewState, sourceAt, wrongFiles } from '../state.ts';
import { appearancePage } from './appearance.ts';
import { brokenEntries, overlay, type PageTools } from './overlay.ts';
import { buildingPage, mistakesPage, noPageYet, notFoundPage } from './pages.ts';
import { askedFile, liveScriptPath, ownPath } from './urls.ts';

/**
 * What a URL path gives: a page, another address, a file as it is (`path` from the output folder, as it was sent), or what
 * has to be made of a file of the site.
 */
export type Answer =
  | { readonly kind: 'page'; readonly status: number; readonly html: string }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'card' | 'social' | 'admin'; readonly file: string };

/** Where the files are that a preview shows. */
export interface PreviewFolders {
  /** The site's, for the lines of a file that has mistakes. */
  readonly root: string;
  readonly output: string;
  /** How a place of a file is opened. */
  readonly editor: EditorLink;
}

/** A longer file is not shown beside its mistakes, in bytes. */
const longestShown = 1_000_000;

/** What a preview answers to a request for a URL path that `requestPath` gave. */
export function answerTo(path: string, folders: PreviewFolders, state: PreviewState): Answer {
  if (path.startsWith(ownPath)) return ownAnswer(path, folders, state);
  const { basePath } = state;
  if (path === `/${adminFolder}/` && basePath !== '/') return { kind: 'redirect', location: adminUrl(state) };
  if (!path.startsWith(basePath)) return missingAnswer(path, folders, state);
  const below = path.slice(basePath.length);
  const name = below === '' || below.endsWith('/') ? `${below}index.html` : below;
  const kind = kindOf(folders.output, name);
  if (kind === 'file') {
    if (!/\.html?$/.test(name)) return { kind: 'file', path: name };
    const html = textOf(folders.output, name);
    if (html !== null) return sitePage(html, path, folders, withoutMended(path, state));
  }
  if (kind === 'folder' && kindOf(folders.output, `${name}/index.html`) === 'file')
    return { kind: 'redirect', location: `${path}/` };
  return adminAnswer(below, state) ?? missingAnswer(path, folders, state);
}

/** The browser's editor, where the site has nothing of its own at its address. */
function adminAnswer(below: string, state: PreviewState): Answer | null {
  if (below === adminFolder) return { kind: 'redirect', location: adminUrl(state) };
  return below.startsWith(`${adminFolder}/`) ? { kind: 'admin', file: below.slice(adminFolder.length + 1) } : null;
}

function adminUrl({ basePath }: PreviewState): string {
  return `${basePath}${adminFolder}/`;
}

/** Stands for an answer: a browser that shows another one has to ask again. */
export function versionOf(answer: Answer): string {
  return shortHash(JSON.stringify(answer));
}

/** The page as it is sent: with the script that loads it again. */
export function withLiveReload(html: string, path: string, version: string): string {
  const query = new URLSearchParams({ path, version });
  return beforeEnd(html, `<script type="module" src="${escapeHtml(`${liveScriptPath}?${query}`)}"></script>`);
}

/** A page of the site, with what a preview adds to it. */
function sitePage(html: string, path: string, folders: PreviewFolders, state: PreviewState): Answer {
  const source = sourceAt(path, state);
  const tools = source === null || !isFile(folders.root, source) ? null : { source, adminUrl: adminUrl(state) };
  return withNotes(200, withBroken(html, path, state), folders, state, tools);
}

/** The page with the files that are left out of its list, where that begins, or else where what is its own does. */
function withBroken(html: string, path: string, state: PreviewState): string {
  const wrong = wrongFiles(state);
  const files = [...state.lists].filter(([file, urls]) => wrong.has(file) && urls.includes(path)).map(([file]) => file);
  if (files.length === 0) return html;
  const list = /<[uo]l\b[^>]*>\s*<li\b[^>]*>\s*<article\b/.exec(html)?.index;
  const main = /<main\b[^>]*>/.exec(html);
  const place = list ?? (main === null ? html.length : main.index + main[0].length);
  return html.slice(0, place) + brokenEntries(files) + html.slice(place);
}

function ownAnswer(path: string, folders: PreviewFolders, state: PreviewState): Answer {
  const asked = askedFile(path);
  switch (asked?.kind) {
    case undefined:
      return withNotes(404, notFoundPage(), folders, state, null);
    case 'mistakes':
      return mistakesAnswer(asked.file, folders, state);
    case 'appearance':
      return { kind: 'page', ...appearancePage(state.made?.arranged.context ?? null, asked.file) };
    case 'card':
    case 'social':
      return { kind: asked.kind, file: asked.file };
  }
}

/** A file of which nothing is told is not opened, as its name may be anything, and none that a link leads to elsewhere. */
function mistakesAnswer(file: string, { root, editor }: PreviewFolders, { problems }: PreviewState): Answer {
  const own = problems.filter((problem) => problem.file === file);
  const isOurs = own.length > 0 && !('fault' in realPathIn(root, join(root, file)));
  return { kind: 'page', status: 200, html: mistakesPage(file, own, isOurs ? shownText(root, file) : null, editor) };
}

/**
 * Where an address from before the site moved below a path, or from one, leads now. Of two bases of which one is below the
 * other, the deeper one is meant: else an address would lead ever deeper.
 */
function movedAnswer(path: string, { basePath, formerBases }: PreviewState): Answer | null {
  const isOutside = !path.startsWith(basePath);
  const former = formerBases.find((base) => path.startsWith(base) && (isOutside || base.length > basePath.length));
  if (former !== undefined) return { kind: 'redirect', location: basePath + path.slice(former.length) };
  return isOutside && path === '/' ? { kind: 'redirect', location: basePath } : null;
}

function missingAnswer(path: string, folders: PreviewFolders, state: PreviewState): Answer {
  const file = wrongFileAt(path, state);
  if (file !== null) return mistakesAnswer(file, folders, state);
  const moved = movedAnswer(path, state);
  if (moved !== null) return moved;
  if (state.phase === 'starting') return { kind: 'page', status: 503, html: buildingPage() };
  const notFound = textOf(folders.output, '404.html');
  if (notFound !== null) return withNotes(404, notFound, folders, state, null);
  return state.phase === 'blocked'
    ? withNotes(503, noPageYet(), folders, state, null)
    : withNotes(404, notFoundPage(), folders, state, null);
}

/** The wrong file that had its page at this path when it last was right, or that its name would bring here. */
function wrongFileAt(path: string, state: PreviewState): string | null {
  const files = [...wrongFiles(state)];
  const last = fileSegments(path)?.findLast((segment) => segment !== '');
  return (
    files.find((file) => state.urls.get(file) === path) ??
    files.find((file) => !state.urls.has(file) && sanitizeTitle(nameOf(file), 'en') === last) ??
    null
  );
}

/**
 * The state for a page that is there. A file with errors has none where all others are shown: it was mended since, and its
 * page was printed before all else.
 */
function withoutMended(path: string, state: PreviewState): PreviewState {
  if (state.phase !== 'shown') return state;
  const mended = [...wrongFiles(state)].find((file) => state.urls.get(file) === path);
  return { ...state, problems: state.problems.filter(({ file }) => file !== mended) };
}

function withNotes(
  status: number,
  html: string,
  { editor }: PreviewFolders,
  state: PreviewState,
  tools: PageTools | null,
): Answer {
  return { kind: 'page', status, html: beforeEnd(html, overlay(state, editor, tools)) };
}

function isFile(root: string, file: string): boolean {
  return 'stat' in lookAtFile(join(root, file));
}

function beforeEnd(html: string, addition: string): string {
  const end = html.lastIndexOf('</body>');
  return end < 0 ? html + addition : html.slice(0, end) + addition + html.slice(end);
}

function kindOf(folder: string, name: string): 'file' | 'folder' | null {
  const segments = fileSegments(`/${name}`);
  if (segments === null) return null;
  const seen = lookAtFile(join(folder, ...segments));
  if ('stat' in seen) return 'file';
  return seen.fault.kind === 'folder' ? 'folder' : null;
}

function shownText(folder: string, name: string): string | null {
  const read = readBytes(join(folder, name), longestShown);
  return 'fault' in read ? null : read.bytes.toString('utf8');
}

/** The text of a file; null where a build has just removed it. */
function textOf(folder: string, name: string): string | null {
  try {
    return readFileSync(join(folder, ...(fileSegments(`/${name}`) ?? [])), 'utf8');
  } catch {
    return null;
  }
}

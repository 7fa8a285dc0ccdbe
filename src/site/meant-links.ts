import { join, posix } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { contentFolder } from '../model/paths.ts';
import { decodeUrl } from '../model/url.ts';
import { attachmentUrl } from '../pages/views/attachments.ts';
import { nearest } from '../problems/nearest.ts';
import { filesBelow } from '../theme/theme-files.ts';
import type { LinkTargets } from './links.ts';

/** As many dead links get a suggestion by likeness: each is compared with every URL of the site. */
const mostCompared = 50;

/** What dead links were meant as: addresses and files that are there. */
export class MeantLinks {
  readonly #targets: LinkTargets;
  /** URLs and files by the last part of their paths. */
  #names: ReadonlyMap<string, readonly string[]> | null = null;
  #compared = 0;

  constructor(targets: LinkTargets) {
    this.#targets = targets;
  }

  /** What was meant by a link, in the form in which it was written. */
  of(target: string, path: string, source: string): string | null {
    const host = hostMeant(target);
    if (host !== null) return host;
    // As paths are written on Windows.
    if (target.includes('\\')) return this.of(target.replaceAll('\\', '/'), path.replaceAll('\\', '/'), source);
    const isPath = target.startsWith('/');
    const name = lastPart(isPath ? decodeUrl(target) : path);
    this.#names ??= this.#candidates();
    const feed = isPath ? this.#feedNear(decodeUrl(target)) : null;
    if (feed !== null) return feed;
    const alike = (this.#names.get(name) ?? []).filter((one) => one.startsWith('/') === isPath && one !== source);
    const found = alike.length === 1 ? (alike[0] ?? null) : this.#compare(isPath ? decodeUrl(target) : path, source);
    return found === null || isPath ? found : inForm(target, found, source);
  }

  /** The feed at an address that is one elsewhere: `/rss.xml`, `/feed/`, `/tag/x/atom.xml`; null for all others. */
  #feedNear(path: string): string | null {
    const [, folder = '', name = ''] = /^(\/(?:.*\/)?)([^/]+)\/?$/.exec(path) ?? [];
    if (!/^(?:feed|rss|rss2|atom|index|feeds?)(?:\.(?:xml|rss|atom|rdf|json))?$/i.test(name) || /^index$/i.test(name))
      return null;
    const wanted = [`${folder}feed${/\.json$/i.test(name) ? '.json' : '.xml'}`, '/feed.xml'];
    const feeds = new Set(this.#targets.routes.filter(({ kind }) => kind === 'feed').map(({ url }) => decodeUrl(url)));
    return wanted.find((url) => feeds.has(url)) ?? null;
  }

  #compare(wanted: string, source: string): string | null {
    if (++this.#compared > mostCompared) return null;
    const isPath = wanted.startsWith('/');
    // A name with another ending is another kind of file: a style sheet is nothing that a text leads to.
    const ending = endingOf(wanted);
    const all = [...(this.#names ?? this.#candidates()).values()]
      .flat()
      .filter((one) => isAlike(endingOf(one), ending));
    const found = nearest(
      wanted,
      all.filter((one) => one.startsWith('/') === isPath && one !== source && one !== '/'),
    );
    // The folders are mostly the same, and would make another name look like this one; of two letters all may differ.
    const name = lastPart(wanted);
    return found !== null && (name.length < 4 || nearest(name, [lastPart(found)]) !== null) ? found : null;
  }

  #candidates(): ReadonlyMap<string, readonly string[]> {
    const { root, routes, texts, placedOutputs } = this.#targets;
    const files = filesBelow(join(root, contentFolder)).filter((file) => attachmentUrl(`content/${file}`) !== null);
    const candidates = [
      ...routes.filter(({ kind }) => kind !== 'redirect').map(({ url }) => decodeUrl(url)),
      ...files.flatMap((file) => [`/${file}`, `${contentFolder}/${file}`]),
      ...placedOutputs.map((output) => `/${output}`.replace(/\/index\.html$/, '/')),
      ...texts.map((text) => text.source),
    ];
    return Map.groupBy(candidates, lastPart);
  }
}

function endingOf(path: string): string {
  return /\.([a-z\d]{1,5})\/?$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Kinds of file by their endings, of which one may have been typed for another. */
const kindsOfFile = [
  ['', 'html', 'htm', 'md', 'markdown', 'php', 'aspx'],
  ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'svg', 'bmp', 'tif', 'tiff', 'heic'],
  ['xml', 'rss', 'atom', 'json'],
];

/** Endings of other files, which are no slips of those above. */
const otherEndings: ReadonlySet<string> = new Set([
  ...kindsOfFile.flat(),
  'css',
  'js',
  'pdf',
  'zip',
  'txt',
  'csv',
  'mp4',
]);

function isAlike(ending: string, other: string): boolean {
  if (ending === other || kindsOfFile.some((kind) => kind.includes(ending) && kind.includes(other))) return true;
  return !otherEndings.has(ending) && distance(ending, other) <= 2;
}

/** What a path that is like a mail address or begins as a host's name was meant as: without a scheme, it leads to a page beside this one. */
function hostMeant(target: string): string | null {
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(target)) return `mailto:${target}`;
  const isHost = /^(?:www\.[\w-]+\.|(?:[\w-]+\.)+(?:com|org|net|io|dev|edu|gov)(?:\/|$))/i.test(target);
  return isHost ? `https://${target}` : null;
}

/** The path of a file from the site's root as it can stand where a link was. */
export function inForm(target: string, path: string, source: string): string {
  const shown = target.startsWith('/') ? path.slice(contentFolder.length) : posix.relative(posix.dirname(source), path);
  return shown.includes(' ') ? `<${shown}>` : shown;
}

function lastPart(path: string): string {
  return /[^/]*\/?$/.exec(path)?.[0].replace(/\/$/, '') ?? path;
}

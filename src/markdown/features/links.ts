import type MarkdownIt from 'markdown-it';
import { escapeHtml } from '../../model/escape-html.ts';
import type { BodyEnvironment } from '../environment.ts';
import { lineOf } from '../lines.ts';
import type { SlotCollector } from '../slots.ts';

/** A URL that needs no encoding: parsing and writing it would give it back. */
const plainUrl = /^(?:https?:\/\/[a-z\d.-]+)?[\w./?#=&:+,;~-]*$/;

/** Has a scheme or a host, or stays on its page. */
const notAPath = /^(?:[a-z][a-z\d+.-]*:|\/\/|[#?]|$)/i;

/** Links: those to files of the site become slots, those from the site's root get the base path. */
export function links(parser: MarkdownIt, basePath: string): void {
  const { normalizeLink } = parser;
  parser.normalizeLink = (url) => (plainUrl.test(url) ? url : normalizeLink(url));
  parser.renderer.rules.link_open = (tokens, index, _options, { slots }: BodyEnvironment) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const url = urlValue(token.attrGet('href') ?? '', basePath, lineOf(token), slots);
    const title = token.attrGet('title');
    return title === null ? `<a href="${url}">` : `<a href="${url}" title="${escapeHtml(title)}">`;
  };
}

/**
 * What stands in an `href`, `src` or the like, ready for double quotes: a path to another file of the site is a slot,
 * one from the site's root gets the base path, and anything else stays.
 */
export function urlValue(url: string, basePath: string, line: number, slots: SlotCollector): string {
  if (notAPath.test(url)) return escapeHtml(url);
  if (url.startsWith('/')) return escapeHtml(withBase(url, basePath));
  const end = url.search(/[?#]|$/);
  return slots.add({ kind: 'link', target: decoded(url.slice(0, end)), suffix: escapeHtml(url.slice(end)), line });
}

/** A path from the site's root on a site under a path; one that has the base path already keeps it. */
export function withBase(path: string, basePath: string): string {
  return path.startsWith(basePath) || isBase(path, basePath) ? path : basePath + path.slice(1);
}

/** Whether a path is the base path without its last slash, whatever comes behind it. */
function isBase(path: string, basePath: string): boolean {
  const bare = basePath.slice(0, -1);
  return bare !== '' && path.startsWith(bare) && /^(?:[?#]|$)/.test(path.slice(bare.length));
}

/** Percent-sequences decoded, unless they are no UTF-8. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

import type MarkdownIt from 'markdown-it';
import { escapeHtml } from '../../model/escape-html.ts';
import { decodeUrl, encodeUrl } from '../../model/url.ts';
import type { Problem } from '../../problems/problem.ts';
import { wrongAddress } from '../../problems/rules/links.ts';
import { type AddressFault, addressFault } from '../address-faults.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { type SourceLines, type Spot, spotOf } from '../lines.ts';

/** A URL that needs no encoding: parsing and writing it would give it back. */
const plainUrl = /^(?:https?:\/\/[a-z\d.-]+)?[\w./?#=&:+,;~-]*$/;

/** Has a scheme or a host. */
const isElsewhere = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/** Has a host that answers by HTTP. */
const isWebUrl = /^(?:https?:)?\/\//i;

/** The site's own URL without its scheme, in lower case as hosts are: `//example.com/blog/`. */
export type OwnUrl = string;

/** Links: those to the site itself become slots, as where they lead depends on other files. */
export function links(parser: MarkdownIt, own: OwnUrl): void {
  const { normalizeLink } = parser;
  parser.normalizeLink = (url) =>
    plainUrl.test(url) ? url : isElsewhere.test(url) ? normalizeLink(url) : encodeUrl(url);
  parser.renderer.rules.link_open = (tokens, index, _options, environment: BodyEnvironment) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const url = urlValue(token.attrGet('href') ?? '', { own, environment, ...spotOf(token) });
    // Most have no other attribute.
    const others = token.attrs?.length === 1 ? [] : ['title', 'id', 'class'];
    return `<a href="${url}"${others.map((name) => attribute(name, token.attrGet(name))).join('')}>`;
  };
}

function attribute(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${escapeHtml(value)}"`;
}

/** Where a URL stands. */
export interface UrlPlace extends Spot {
  readonly own: OwnUrl;
  readonly environment: BodyEnvironment;
}

/**
 * What stands in an `href`, `src` or the like, ready for double quotes: a path is a slot, and so is an absolute URL of
 * this site; anything else stays. What leads to this site is noted, to be checked when the whole site is known.
 */
export function urlValue(url: string, { own, environment, line, column }: UrlPlace): string {
  const fault = addressFault(url);
  if (fault !== null) {
    environment.findings.push(addressProblem(url, fault, { line, column }, environment.source));
    return escapeHtml(url);
  }
  const path = isElsewhere.test(url) ? ownPath(url, own) : withoutBase(url, own);
  if (path === null) {
    if (isWebUrl.test(url)) environment.outward.push({ url, line, column });
    return escapeHtml(url);
  }
  const end = path.search(/[?#]|$/);
  const [target, suffix] = [path.slice(0, end), path.slice(end)];
  environment.links.push({ target, fragment: fragmentOf(suffix), line, column });
  if (target === '') return escapeHtml(url);
  return environment.slots.add({ kind: 'link', target, suffix: escapeHtml(suffix) });
}

/** A wrong address, with its remedy where it stands in the file as it is told. */
function addressProblem(url: string, { reason, mended }: AddressFault, spot: Spot, source: SourceLines): Problem {
  const line = source.line(spot.line);
  const [shown, instead] = line.includes(url) ? [url, mended] : [decodeUrl(url), mended && decodeUrl(mended)];
  const told = wrongAddress(bodyPlace(spot), shown, reason, instead);
  const at = line.indexOf(shown, spot.column - 1);
  if (instead === null || at < 0) return told;
  const start = source.offsetOf({ line: spot.line, column: at + 1 });
  return { ...told, fix: { does: `write ${instead}`, edits: [{ start, end: start + shown.length, text: instead }] } };
}

/** The host of a URL whose host is a plain name, without a port: parsing would give back the same. */
const plainHost = /^https?:\/\/((?:[a-z\d-]+\.)*[a-z][a-z\d-]*)(?:[/?#]|$)/;

/** The path, from the site's own root, of an absolute URL that leads to the site; null for any other. */
export function ownPath(url: string, own: OwnUrl): string | null {
  const [, host = ''] = plainHost.exec(url) ?? [];
  if (host !== '' && !own.startsWith(`//${host}/`)) return null;
  return parsedPath(url, own);
}

function parsedPath(url: string, own: OwnUrl): string | null {
  const parsed = isWebUrl.test(url) ? URL.parse(url, 'https://x/') : null;
  if (parsed === null) return null;
  const { host, pathname, search, hash } = parsed;
  const whole = `//${host}${pathname}`;
  if (!`${whole}/`.startsWith(own)) return null;
  return `${whole.slice(own.length - 1) || '/'}${search}${hash}`;
}

/** A path from the host's root as one from the site's own: a site at `/blog/` has `/about/` and `/blog/about/` alike. */
function withoutBase(path: string, own: OwnUrl): string {
  const base = own.slice(own.indexOf('/', 2), -1);
  return base !== '' && path.startsWith(base) && /^(?:[/?#]|$)/.test(path.slice(base.length))
    ? path.slice(base.length).replace(/^(?!\/)/, '/')
    : path;
}

/** What stands behind the `#`, without what only asks the browser to mark a text. */
function fragmentOf(suffix: string): string {
  const at = suffix.indexOf('#');
  return at < 0 ? '' : suffix.slice(at + 1).replace(/:~:.*$/s, '');
}

import { isRecord } from '../model/is-record.ts';
import { nearest } from '../problems/nearest.ts';
import { discussionProviders } from './kinds.ts';
import { canonicalLocale } from './locale.ts';
import { keyNamed, meantKey } from './other-names.ts';
import type { KnownKeys } from './schema-keys.ts';
import { quoted, scalar } from './yaml-text.ts';
import { flow, flowList, flowOf } from './yaml-values.ts';

// What may have been meant by values that are wrong where they stand.

/** What was typed, as one text. */
export function textIn(found: unknown): string {
  return typeof found === 'string' ? withoutCurlyQuotes(found.trim()) : textsIn(found).join(', ');
}

/** What was typed, as texts: those between commas, the items of a list, or the pairs of a map. */
export function textsIn(found: unknown): string[] {
  if (typeof found === 'string')
    return found
      .split(',')
      .map((item) => withoutCurlyQuotes(item.trim()))
      .filter((item) => item !== '');
  if (Array.isArray(found)) return found.flatMap(textsIn);
  return isRecord(found)
    ? Object.entries(found).flatMap(([key, value]) => (value === null ? [key] : [`${key}: ${textIn(value)}`]))
    : [];
}

function withoutCurlyQuotes(text: string): string {
  return text.replaceAll(/^[“”„«‘’]\s*|\s*[“”»‘’]$/g, '');
}

/** A text that YAML has read as a list or a map, as it begins with a bracket. */
export function textOf(found: unknown): string | null {
  const [item, ...others] = textsIn(found);
  if (item === undefined) return null;
  // Where no text can stand, as in a date, nobody wants the brackets.
  if (others.length === 0 && /^(?:true|false|\d[\d:.TZ+ -]*)$/i.test(item)) return item;
  if (Array.isArray(found)) return quoted(`[${textsIn(found).join(', ')}]`);
  return isRecord(found) ? quoted(`{${textsIn(found).join(', ')}}`) : null;
}

function isMap(found: unknown): found is Record<string, unknown> {
  return isRecord(found) && !Array.isArray(found);
}

/** A map that is one item without the brackets of its list: each of its keys is one of an item, or called so elsewhere. */
function asOneItem(found: Record<string, unknown>, known: readonly string[]): Record<string, unknown> | null {
  const named = Object.entries(found).map(
    ([key, value]) => [known.includes(key) ? key : keyNamed(key, known), value] as const,
  );
  const texts = named.every(([, value]) => typeof value === 'string');
  return texts && named.every(([key]) => key !== null) ? Object.fromEntries(named) : null;
}

/** Links with labels: from a map of labels to addresses, from one link without its list, or from addresses alone. */
export function linksOf(found: unknown): string {
  if (!isMap(found)) return flowOf(textsIn(found).map(linkWith));
  const one = asOneItem(found, ['label', 'url']);
  if (one !== null) {
    const url = linkTarget(textIn(one.url ?? one.label));
    return flowOf([link(textIn(one.label ?? labelOf(url)), url)]);
  }
  return flowOf(Object.entries(found).map(([label, url]) => link(label, linkTarget(textIn(url)))));
}

function linkWith(typed: string): string {
  const url = linkTarget(typed);
  return link(/[/:@]/.test(typed) ? labelOf(url) : typed, url);
}

function link(label: string, url: string): string {
  return `{ label: ${scalar(label)}, url: ${scalar(url)} }`;
}

/** What a link may be called whose writer has not said it: its host, or the last part of its path. */
function labelOf(url: string): string {
  if (URL.canParse(url)) return new URL(url).hostname.replace(/^www\./, '') || url;
  const last = url.split('/').findLast((part) => part !== '') ?? '';
  return last === '' ? 'Home' : (last.charAt(0).toUpperCase() + last.slice(1)).replaceAll(/[-_]+/g, ' ');
}

const keysOfTerms = ['name', 'slug', 'description', 'parent', 'aliases', 'bio', 'picture'];

/** Categories, tags or authors: from names alone, from a map whose keys are their names, or from one without its list. */
export function termsOf(found: unknown, list: string): string {
  const name = list === 'authors' ? 'Your Name' : 'Engineering';
  if (!isMap(found)) return flowOf(textsIn(found).map((text) => `{ name: ${scalar(text)} }`));
  const one = asOneItem(found, keysOfTerms);
  if (one !== null && ('name' in one || Object.keys(found).some((key) => keysOfTerms.includes(key))))
    return flowOf([flow({ name, ...one })]);
  if (Object.keys(found).some((key) => /^(?:url|website|homepage|link)$/i.test(key)))
    return flowOf([authorWithLinks(found, name)]);
  return flowOf(
    Object.entries(found).map(([key, value]) => flow(isMap(value) ? { name: key, ...value } : { name: key })),
  );
}

function authorWithLinks(found: Record<string, unknown>, name: string): string {
  const { links = [], ...rest } = Object.fromEntries(
    Object.entries(found).map(([key, value]) => {
      const known = meantKey(key, [...keysOfTerms, 'links']) ?? key;
      return [known, value];
    }),
  );
  const pairs = Object.entries({ name, ...rest }).map(([key, value]) => `${key}: ${flow(value)}`);
  return `{ ${pairs.join(', ')}, links: ${linksOf(links)} }`;
}

/** What is one item without its list. */
export function itemsOf(found: unknown): string | null {
  return isMap(found) ? flowOf([flow(found)]) : null;
}

/** A map of which only one value was typed. */
export function mapOf(found: unknown, { all, needed, lists }: KnownKeys, path: readonly PropertyKey[]): string | null {
  if (Array.isArray(found) && found.every(isMap)) {
    const list = lists[0];
    return list === undefined || found.length === 0 ? null : `{ ${list}: ${flow(found)} }`;
  }
  const [typed] = textsIn(found);
  if (typed === undefined) return null;
  if (needed.includes('label') && needed.includes('url')) return linkWith(typed);
  const key = needed[0] ?? all[0];
  if (key === undefined) return null;
  const address = all.find((one) => /^(?:action|url)$/.test(one));
  if (address !== undefined && /^https?:\/\//.test(typed) && key !== address)
    return `{ ${key}: ${path[0] === 'newsletter' ? 'Newsletter' : 'some text'}, ${address}: ${typed} }`;
  return `{ ${key}: ${lists.includes(key) ? flowList(textsIn(found)) : scalar(typed)} }`;
}

/** Who keeps comments, by the name alone. */
export function providerNamed(typed: string): string | null {
  const name = nearest(typed, discussionProviders);
  return name === null ? null : `{ provider: ${name} }`;
}

/** A URL with https from one that lacks its scheme, or has another. */
export function secureUrl(typed: string): string {
  // A path alone names no host: what it begins with is a folder.
  if (/^\/(?!\/)/.test(typed)) return secureUrl(`example.com${typed}`);
  const rest = typed.replace(/^[a-z]*:?\/+|^[a-z]+:(?!\d)/i, '').replaceAll(/\s/g, '');
  const scheme = /^(?:localhost|127\.0\.0\.1)\b/.test(rest) || /^http:/i.test(typed) ? 'http' : 'https';
  // A word alone is no host.
  const isHost = /^(?:[^/]*\.[^/]|localhost|[^/]+:\d)/.test(rest);
  return isHost && URL.canParse(`${scheme}://${rest}`) ? `${scheme}://${rest}` : 'https://example.com/';
}

/** Where a link leads that was typed without what makes it one. */
export function linkTarget(typed: string): string {
  if (/^@?[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(typed)) return accountOf(typed);
  if (/^(?:\/(?!\/)|[#?])/.test(typed)) return encodeURI(typed.toWellFormed());
  if (/^\/\/|^[a-z]{2,6}:?\/+|^(?:localhost|[\w-]+(?:\.[\w-]+)+):\d/i.test(typed)) return secureUrl(typed);
  if (URL.canParse(typed)) return typed;
  if (/\.(?:md|markdown)$/i.test(typed)) return pathOf(typed.replace(/\.\w+$/, '').toLowerCase());
  if (/^(?:www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/|$))/i.test(typed)) return secureUrl(typed);
  return pathOf(typed.toLowerCase());
}

/** An address of mail, or an account of the fediverse. */
function accountOf(typed: string): string {
  const [, user = '', host = ''] = /^@(.+)@(.+)$/.exec(typed) ?? [];
  return host === '' ? `mailto:${typed.replace(/^@/, '')}` : `https://${host}/@${user}`;
}

export function addressOf(typed: string): string {
  return URL.canParse(typed) ? secureUrl(typed) : linkTarget(typed);
}

/** A path from the site's root. */
export function pathOf(typed: string): string {
  const path = URL.canParse(typed) ? new URL(typed).pathname : typed;
  const segments = path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((segment) => segment !== '' && !/^\.+$/.test(segment));
  const end = /\.[a-z]+$/i.test(segments.at(-1) ?? '') || segments.length === 0 ? '' : '/';
  return encodeURI(`/${segments.map((segment) => segment.replaceAll(/\s+/g, '-')).join('/')}${end}`.toWellFormed());
}

/** A repository of a git host by its address. */
export function repositoryOf(typed: string): string | null {
  const path = typed
    .replace(/^(?:https?:\/\/|ssh:\/\/)?(?:git@)?[\w-]+(?:\.[\w-]+)+[:/]/i, '')
    .replace(/\.git$|\/$/g, '')
    .replace(/\/(?:-\/)?(?:tree|blob|issues|discussions)\/.*$/, '');
  return path === typed ? null : path;
}

export function languageOf(typed: string): string {
  return languageNamed(typed) ?? 'en-US';
}

/** The tag of a language that is called by another spelling of it, or by its English name; null for none. */
export function languageNamed(typed: string): string | null {
  const tag = canonicalLocale(typed.replaceAll('_', '-').replace(/[-.]utf-?8$/i, ''));
  if (tag !== null) return tag;
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const known = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl', 'ru', 'uk', 'ar', 'he', 'fa', 'tr', 'zh', 'ja'];
  const byName = new Map([...known, 'ko', 'hi'].map((code) => [names.of(code) ?? code, code]));
  return byName.get(nearest(typed, byName.keys()) ?? '') ?? null;
}

export function timeZoneOf(typed: string): string {
  const offset = /^(?:utc|gmt)\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(typed);
  if (offset !== null) return `${offset[1]}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`;
  const zones = Intl.supportedValuesOf('timeZone');
  const wanted = typed.toLowerCase().replaceAll(/\s+/g, '_');
  const city = zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted.split('/').at(-1)}`));
  return city ?? nearest(typed, zones) ?? 'UTC';
}

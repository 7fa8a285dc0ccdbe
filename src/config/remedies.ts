import { isRecord } from '../model/is-record.ts';
import { likelyDate } from '../model/likely-date.ts';
import { nearest } from '../problems/nearest.ts';
import { canonicalLocale } from './locale.ts';
import type { KnownKeys } from './schema-keys.ts';
import { quoted, scalar } from './yaml-text.ts';
import { flowList } from './yaml-values.ts';

/** A value that may have been meant; null where nothing can be told from what was typed. */
type Mend = (found: unknown, expected: string, keys: KnownKeys) => string | null;

/**
 * By what a field expects (the noun phrases of fields.ts and the schemas), how a wrong value becomes a right one that
 * can be pasted. The first that fits is used.
 */
const mends: readonly (readonly [expected: RegExp, mend: Mend])[] = [
  [/^text/, textOf],
  [/^true or false/, (found) => flagOf(textIn(found))],
  [/^a whole number/, wholeNumberOf],
  [/^one of /, (found, expected) => nearest(textIn(found), wordsIn(expected)) ?? wordsIn(expected)[0] ?? null],
  [/^a list out of /, listOutOf],
  [/^a list of texts/, listOf],
  [/^a list of paths/, (found) => flowList(textsIn(found).map(pathOf))],
  [/^a list of widths/, (found) => flowList(textsIn(found).filter((item) => /^\d+$/.test(item)))],
  [/^a list of \{ label, url \}/, (found) => linksOf(found)],
  [/^a list of (?:categories|tags|authors)/, (found) => `[${termsIn(found).map(withName).join(', ')}]`],
  [/^a URL that begins/, (found) => secureUrl(textIn(found))],
  [/^a URL without/, (found) => textIn(found).replace(/[?#].*$/, '')],
  [/^a URL, or a path/, (found) => linkTarget(textIn(found))],
  [/^an address/, (found) => addressOf(textIn(found))],
  [/^a path from/, (found) => pathOf(textIn(found))],
  [/^a language tag/, (found) => languageOf(textIn(found))],
  [/^a time zone/, (found) => timeZoneOf(textIn(found))],
  [/^a date format/, () => 'LLLL d, yyyy'],
  [/^a date such/, (found) => likelyDate(textIn(found))],
  [/^a number/, (found) => /[-+]?\d+(?:\.\d+)?/.exec(textIn(found))?.[0] ?? null],
  [/^a point/, () => '50% 50%'],
  [/^a CSS length/, (found) => cssLength(textIn(found))],
  [/^a width of the window/, (found) => cssLength(textIn(found))],
  [/^width and height/, () => '490x245'],
  [/^keys with values/, mapOf],
];

/** The value to write instead of what was found, as YAML; null where no guess can be made. */
export function mendedValue(expected: string, found: unknown, keys: KnownKeys): string | null {
  const mended = mends.find(([pattern]) => pattern.test(expected))?.[1](found, expected, keys) ?? null;
  return mended === '' || mended === '[]' ? null : mended;
}

/** Whether the value to write can be nothing else than what was meant: other words for the same, or another form of it. */
export function isSure(expected: string, found: unknown): boolean {
  if (/^true or false/.test(expected)) return /^(?:yes|no|y|n|on|off|true|false)$/i.test(textIn(found));
  if (/^a language tag/.test(expected)) return canonicalLocale(textIn(found).replaceAll('_', '-')) !== null;
  if (/^text/.test(expected)) return typeof found !== 'string';
  if (/^a list out of /.test(expected)) return textsIn(found).every((word) => wordsIn(expected).includes(word));
  return /^a list of (?:texts|paths)/.test(expected);
}

const examples: Readonly<Record<string, string>> = {
  name: 'Engineering',
  label: 'About',
  url: '/about/',
  title: 'A headline',
  text: 'We are hiring',
  action: 'https://example.com/subscribe',
  domain: 'example.com',
  repo: 'owner/blog',
  sizes: '100vw',
  base: '100vw',
};

/** What might stand at a key that is needed. */
export function exampleOf(key: string): string {
  // An old address leads anywhere.
  return examples[key] ?? (/[/?]/.test(key) ? '/' : 'some text');
}

function textIn(found: unknown): string {
  return typeof found === 'string' ? withoutCurlyQuotes(found.trim()) : textsIn(found).join(', ');
}

function textsIn(found: unknown): string[] {
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
function textOf(found: unknown): string | null {
  const [item, ...others] = textsIn(found);
  // Where no text can stand, as in a date, nobody wants the brackets.
  if (item !== undefined && others.length === 0 && /^(?:true|false|\d[\d:.TZ+ -]*)$/i.test(item)) return item;
  if (Array.isArray(found)) return quoted(`[${textsIn(found).join(', ')}]`);
  return isRecord(found) ? quoted(`{${textsIn(found).join(', ')}}`) : null;
}

function flagOf(typed: string): string | null {
  if (/^(?:yes|y|on|1|oui|ja|tru|ture|true)\b/i.test(typed)) return 'true';
  return /^(?:no|n|off|0|non|nein|flase|fals|false)\b/i.test(typed) ? 'false' : null;
}

/** What is usual where a number has this upper limit: posts on a page, and the quality of pictures. */
const usualNumbers = new Map([
  [1000, 24],
  [100, 80],
]);

function wholeNumberOf(found: unknown, expected: string): string | null {
  const [least = 0, most = Number.MAX_SAFE_INTEGER] = [...expected.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const typed = /-?\d+(?:\.\d+)?/.exec(textIn(found))?.[0];
  if (typed === undefined) return String(usualNumbers.get(most) ?? Math.max(1, least));
  const number = Number(typed);
  const whole = number > 0 && number < 1 && most === 100 ? number * 100 : number;
  return String(Math.min(most, Math.max(least, Math.round(whole))));
}

function wordsIn(expected: string): string[] {
  return expected.replace(/^(?:one of|a list out of) /, '').split(', ');
}

function listOutOf(found: unknown, expected: string): string {
  const words = wordsIn(expected);
  const meant = textsIn(found).flatMap((item) => nearest(item, words) ?? []);
  return flowList(meant.length === 0 ? words : [...new Set(meant)]);
}

function listOf(found: unknown): string {
  return flowList(textsIn(found));
}

function termsIn(found: unknown): string[] {
  return isRecord(found) && !Array.isArray(found) ? Object.keys(found) : textsIn(found);
}

function withName(name: string): string {
  return `{ name: ${scalar(name)} }`;
}

function linksOf(found: unknown): string {
  if (isRecord(found) && !Array.isArray(found)) {
    const links = Object.entries(found).map(
      ([label, url]) => `{ label: ${scalar(label)}, url: ${linkTarget(textIn(url))} }`,
    );
    return `[${links.join(', ')}]`;
  }
  return `[${textsIn(found)
    .map((item) => `{ label: ${scalar(item)}, url: ${linkTarget(item)} }`)
    .join(', ')}]`;
}

function secureUrl(typed: string): string {
  // A path alone names no host: what it begins with is a folder.
  if (/^\/(?!\/)/.test(typed)) return secureUrl(`example.com${typed}`);
  const rest = typed.replace(/^[a-z]*:?\/+/i, '').replaceAll(/\s/g, '');
  return URL.canParse(`https://${rest}`) ? `https://${rest}` : 'https://example.com/';
}

function linkTarget(typed: string): string {
  if (URL.canParse(typed) || /^[/#?]/.test(typed)) return typed;
  if (/^(?:www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/|$))/i.test(typed)) return secureUrl(typed);
  return pathOf(typed.toLowerCase());
}

function addressOf(typed: string): string {
  return URL.canParse(typed) ? secureUrl(typed) : linkTarget(typed);
}

/** A bare number is one of pixels, a percentage one of the window, and what is open at the end is closed there. */
function cssLength(typed: string): string | null {
  if (/^\d*\.?\d+$/.test(typed)) return `${typed}px`;
  const open = typed.split('(').length - typed.split(')').length;
  const mended = typed.replaceAll('%', 'vw') + ')'.repeat(Math.max(0, open));
  return mended === typed ? null : mended;
}

function pathOf(typed: string): string {
  const path = URL.canParse(typed) ? new URL(typed).pathname : typed;
  const segments = path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((segment) => segment !== '' && !/^\.+$/.test(segment));
  const end = /\.[a-z]+$/i.test(segments.at(-1) ?? '') || segments.length === 0 ? '' : '/';
  return encodeURI(`/${segments.map((segment) => segment.replaceAll(/\s+/g, '-')).join('/')}${end}`.toWellFormed());
}

function languageOf(typed: string): string {
  return languageNamed(typed) ?? 'en-US';
}

/** The tag of a language that is called by another spelling of it, or by its English name; null for none. */
export function languageNamed(typed: string): string | null {
  const tag = canonicalLocale(typed.replaceAll('_', '-').replace(/[-.]utf-?8$/i, ''));
  if (tag !== null) return tag;
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const known = [
    'en',
    'de',
    'fr',
    'es',
    'it',
    'pt',
    'nl',
    'sv',
    'pl',
    'ru',
    'uk',
    'ar',
    'he',
    'fa',
    'tr',
    'zh',
    'ja',
    'ko',
    'hi',
  ];
  const byName = new Map(known.map((code) => [names.of(code) ?? code, code]));
  return byName.get(nearest(typed, byName.keys()) ?? '') ?? null;
}

function timeZoneOf(typed: string): string {
  const zones = Intl.supportedValuesOf('timeZone');
  const wanted = typed.toLowerCase().replaceAll(/\s+/g, '_');
  const city = zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted.split('/').at(-1)}`));
  return city ?? nearest(typed, zones) ?? 'UTC';
}

function mapOf(found: unknown, _: string, { all, needed, lists }: KnownKeys): string | null {
  const [typed] = textsIn(found);
  if (typed === undefined) return null;
  if (needed.includes('label') && needed.includes('url'))
    return `{ label: ${scalar(typed)}, url: ${linkTarget(typed)} }`;
  const key = needed[0] ?? all[0];
  if (key === undefined) return null;
  return `{ ${key}: ${lists.includes(key) ? flowList(textsIn(found)) : scalar(typed)} }`;
}

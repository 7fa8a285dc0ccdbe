import { isRecord } from '../model/is-record.ts';
import { nearest } from '../problems/nearest.ts';
import { likelyDateFormat } from './date-format.ts';
import {
  addressOf,
  itemsOf,
  languageOf,
  linksOf,
  linkTarget,
  mapOf,
  pathOf,
  providerNamed,
  repositoryOf,
  secureUrl,
  termsOf,
  textIn,
  textOf,
  textsIn,
  timeZoneOf,
} from './likely-values.ts';
import { canonicalLocale } from './locale.ts';
import type { KnownKeys } from './schema-keys.ts';
import { quoted, scalar } from './yaml-text.ts';
import { flowList } from './yaml-values.ts';

export { linksOf } from './likely-values.ts';

/** What was found, and where. */
interface Wrong {
  readonly found: unknown;
  readonly expected: string;
  readonly keys: KnownKeys;
  readonly path: readonly PropertyKey[];
}

/** A value that may have been meant; null where nothing can be told from what was typed. */
type Mend = (wrong: Wrong) => string | null;

/** A mend that looks at nothing but the text that was typed. */
function typed(mend: (text: string) => string | null): Mend {
  return ({ found }) => mend(textIn(found));
}

/**
 * By what a field expects (the noun phrases of fields.ts and the schemas), how a wrong value becomes a right one that
 * can be pasted. The first that fits is used.
 */
const mends: readonly (readonly [expected: RegExp, mend: Mend])[] = [
  [/^text/, ({ found }) => textOf(found)],
  [
    /^true or false/,
    ({ found, expected }) =>
      flagOf(textIn(found)) ?? (/who keeps them/.test(expected) ? providerNamed(textIn(found)) : null),
  ],
  [/^a whole number/, wholeNumberOf],
  [/^one of /, ({ found, expected }) => wordNear(textIn(found), wordsIn(expected))],
  [/^a list out of /, listOutOf],
  [/^a list of texts/, ({ found }) => flowList(textsIn(found))],
  [/^a list of paths/, ({ found }) => flowList(textsIn(found).map(pathOf))],
  [/^a list of widths/, ({ found }) => flowList(widthsIn(found))],
  [/^a list of \{ label, url \}/, ({ found }) => linksOf(found)],
  [/^a list of (?:categories|tags|authors)/, ({ found, path }) => termsOf(found, String(path[0]))],
  [
    /^a list of hosts or URLs/,
    ({ found }) => flowList(textsIn(found).filter((text) => /\./.test(text) && !/\s|^\/|^mailto:/.test(text))),
  ],
  [/^a column with links/, ({ found }) => columnOf(found)],
  [/^a list of columns/, ({ found }) => itemsOf(found)],
  [/^names of rules/, ({ found }) => levelsOf(found)],
  [/^a URL that begins/, typed(secureUrl)],
  [/^a URL without/, typed((text) => text.replace(/[?#].*$/, ''))],
  [/^the address of the site/, typed(siteUrlOf)],
  [/^a URL, or a path/, typed(linkTarget)],
  [/^an address/, typed(addressOf)],
  [/^a path from/, typed(pathOf)],
  [/^a repository/, typed(repositoryOf)],
  [/^a host name/, typed((text) => text.replace(/^[a-z]*:?\/+/i, '').replace(/\/.*$/, ''))],
  [/^a language tag/, typed(languageOf)],
  [/^a time zone/, typed(timeZoneOf)],
  [/^a date format/, typed((text) => likelyDateFormat(text) ?? 'LLLL d, yyyy')],
  [/^a date such/, () => null],
  [/^a number/, typed((text) => /[-+]?\d+(?:\.\d+)?/.exec(text)?.[0] ?? null)],
  [/^a point/, () => '50% 50%'],
  [/^a CSS length/, typed(cssLength)],
  [/^a width of the window/, typed(cssLength)],
  [/^width and height/, () => '490x245'],
  [
    /^the path of a picture/,
    typed((text) => (text.split('/').includes('..') ? `/${text.replace(/^(?:\.{0,2}\/)*/, '')}` : null)),
  ],
  [/^patterns of paths/, ({ found }) => flowList(textsIn(found).flatMap((text) => patternOf(text) ?? []))],
  [/^one source of a policy/, typed((text) => (/[\s;,]/.test(text) ? null : `"'${text.toLowerCase()}'"`))],
  [/^s3:\/\/bucket/, typed(bucketOf)],
  [/^one line of text/, ({ found }) => (Array.isArray(found) ? quoted(textsIn(found).join(', ')) : null)],
  [/^keys with values/, ({ found, keys, path }) => mapOf(found, keys, path)],
];

/** The value to write instead of what was found, as YAML; null where no guess can be made. */
export function mendedValue(
  expected: string,
  found: unknown,
  keys: KnownKeys,
  path: readonly PropertyKey[],
): string | null {
  const mend = mends.find(([pattern]) => pattern.test(expected))?.[1];
  const mended = mend?.({ found, expected, keys, path }) ?? null;
  return mended === '' || (mended === '[]' && !/^a list out of /.test(expected)) ? null : mended;
}

/** Whether the value to write can be nothing else than what was meant: other words for the same, or another form of it. */
export function isSure(expected: string, found: unknown): boolean {
  if (/^true or false/.test(expected)) return /^(?:yes|no|y|n|on|off|true|false)$/i.test(textIn(found));
  if (/^a language tag/.test(expected)) return canonicalLocale(textIn(found).replaceAll('_', '-')) !== null;
  if (/^text/.test(expected)) return typeof found !== 'string';
  if (/^one of /.test(expected)) return wordsIn(expected).includes(textIn(found).toLowerCase());
  if (/^a list out of /.test(expected)) {
    const words = textsIn(found);
    return words.length > 0 && words.every((word) => wordsIn(expected).includes(word.toLowerCase()));
  }
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
  place: 's3://bucket/prefix',
  username: 'your-name',
};

/** What might stand at a key that is needed. */
export function exampleOf(key: string, path: readonly PropertyKey[] = []): string {
  if (key === 'name' && path[0] === 'authors') return 'Your Name';
  // An old address leads anywhere.
  return examples[key] ?? (/[/?]/.test(key) ? '/' : 'some text');
}

function flagOf(text: string): string | null {
  if (/^(?:yes|y|on|1|oui|ja|tru|ture|true)\b/i.test(text)) return 'true';
  return /^(?:no|n|off|0|non|nein|flase|fals|false)\b/i.test(text) ? 'false' : null;
}

/** What is usual where a number has this upper limit: posts on a page, and the quality of pictures. */
const usualNumbers = new Map([
  [1000, 24],
  [100, 80],
]);

function wholeNumberOf({ found, expected, path }: Wrong): string | null {
  const [least = 0, most = Number.MAX_SAFE_INTEGER] = [...expected.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const number = /-?\d+(?:\.\d+)?/.exec(textIn(found))?.[0];
  // An item that says nothing of use is left out of its list.
  const isItem = typeof path.at(-1) === 'number';
  if (isItem && (number === undefined || Number(number) < least)) return null;
  if (number === undefined) return String(usualNumbers.get(most) ?? Math.max(1, least));
  const value = /^[\da-fxe+.]+$/i.test(textIn(found)) ? Number(textIn(found)) : Number(number);
  if (Number.isNaN(value)) return null;
  const whole = value > 0 && value < 1 && most === 100 ? value * 100 : value;
  return String(Math.min(most, Math.max(least, Math.round(whole))));
}

function widthsIn(found: unknown): string[] {
  const widths = textsIn(found).flatMap((item) => /^\d+/.exec(item)?.[0] ?? []);
  const usable = widths.filter((width) => Number(width) > 0);
  return usable.length > 0 ? usable : ['250', '700'];
}

function wordsIn(expected: string): string[] {
  return expected.replace(/^(?:one of|a list out of) /, '').split(', ');
}

/** Words that say how much is told of a rule, elsewhere. */
const otherLevels: Readonly<Record<string, string>> = {
  no: 'off',
  false: 'off',
  none: 'off',
  never: 'off',
  ignore: 'off',
  disable: 'off',
  disabled: 'off',
  0: 'off',
  warn: 'warning',
  info: 'warning',
  notice: 'warning',
  1: 'warning',
  fatal: 'error',
  2: 'error',
};

function wordNear(text: string, words: readonly string[]): string | null {
  const level = otherLevels[text.toLowerCase()];
  if (level !== undefined && words.includes(level)) return level;
  return words.find((word) => new RegExp(`^${word}\\b`, 'i').test(text)) ?? nearest(text, words);
}

function listOutOf({ found, expected }: Wrong): string | null {
  const words = wordsIn(expected);
  const texts = textsIn(found);
  if (/^(?:no|none|false|off|never)$/i.test(textIn(found))) return '[]';
  if (/^(?:yes|all|true|on|every)$/i.test(textIn(found))) return flowList(words);
  const meant = isRecord(found) && !Array.isArray(found) ? Object.keys(found) : texts;
  const near = meant.flatMap((item) => wordNear(item, words) ?? []);
  return near.length === 0 ? null : flowList([...new Set(near)]);
}

/** A column as it is, with a link in it. */
function columnOf(found: unknown): string {
  const title = isRecord(found) && typeof found.title === 'string' ? found.title : 'Blog';
  return `{ title: ${scalar(title)}, links: [{ label: About, url: /about/ }] }`;
}

function levelsOf(found: unknown): string | null {
  return Array.isArray(found)
    ? `{ ${textsIn(found)
        .map((name) => `${name}: off`)
        .join(', ')} }`
    : null;
}

/** The address of a site without what belongs to one of its pages or to who looks at it. */
function siteUrlOf(text: string): string | null {
  const url = URL.parse(secureUrl(text));
  if (url === null) return null;
  const path = url.pathname.replace(/\/[^/]*\.(?:html?|php|aspx?)$/i, '/').replaceAll(/\/{2,}/g, '/');
  return `${url.protocol}//${url.host.replaceAll(/\.{2,}/g, '.')}${path}`;
}

/** A pattern for a file of `content/`, which is told from there. */
function patternOf(text: string): string | null {
  const inside = text.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)*(?:content\/)?/, '');
  return inside === '' || /^[a-z]+:/i.test(inside) || inside.split('/').includes('..') ? null : inside;
}

function bucketOf(text: string): string | null {
  const host = /^https:\/\/([\w.-]+?)\.s3[\w.-]*\.amazonaws\.com(\/.*)?$/i.exec(text);
  if (host !== null) return `s3://${host[1]}${host[2] ?? ''}`;
  const name = /^s3:?\/*([\w.-]+(?:\/.*)?)$/i.exec(text)?.[1];
  return name === undefined ? null : `s3://${name}`;
}

/** A bare number is one of pixels, a percentage one of the window, and what is open at the end is closed there. */
function cssLength(text: string): string | null {
  if (/^\d*\.?\d+$/.test(text)) return `${text}px`;
  const open = text.split('(').length - text.split(')').length;
  const mended = text.replaceAll('%', 'vw') + ')'.repeat(Math.max(0, open));
  return mended === text ? null : mended;
}

import { hash } from 'node:crypto';
import { type Directive, type Need, unsafe } from '../model/needs.ts';

/** Files that may load something when they are shown: pages, whatever their addresses end in, and styles. */
const pageNames = /\.(?:x?html?|xslt?|php|aspx?|jsp|cgi)$/i;

/**
 * What a file needs a Content-Security-Policy to allow, sorted: hashes of inline scripts and styles, and the origins of what
 * it loads from elsewhere. What comes from the site itself needs nothing. Null for a file that loads nothing.
 */
export function needsOfFile(output: string, read: () => string, siteUrl: string): readonly Need[] {
  const needs = new Set<Need>();
  if (output.endsWith('.css')) ofStyles(read(), new Sources(needs, siteUrl));
  else if (pageNames.test(output)) ofPage(read(), new Sources(needs, siteUrl));
  return needs.size < 2 ? [...needs] : [...needs].sort();
}

/** Collects needs; a source of the site itself, or none at all, is left out. */
class Sources {
  readonly #needs: Set<Need>;
  readonly #origin: string;
  readonly #base: string;

  constructor(needs: Set<Need>, siteUrl: string) {
    this.#needs = needs;
    this.#base = siteUrl;
    this.#origin = new URL(siteUrl).origin;
  }

  add(directive: Directive, url: string | undefined): void {
    if (url === undefined) return;
    const parsed = URL.parse(decoded(url).trim(), this.#base);
    if (parsed === null || parsed.origin === this.#origin) return;
    if (/^https?:$/.test(parsed.protocol)) this.#needs.add(`${directive} ${parsed.origin}`);
    else if (/^(?:data|blob):$/.test(parsed.protocol)) this.#needs.add(`${directive} ${parsed.protocol}`);
  }

  /** A script or a style within a page is allowed by its hash (CSP Level 3, 6.7.3.3). A parser has one kind of line end. */
  inline(directive: Directive, text: string): void {
    if (text === '') return;
    this.#needs.add(`${directive} 'sha256-${hash('sha256', text.replaceAll(/\r\n?/g, '\n'), 'base64')}'`);
  }

  unsafe(directive: Directive): void {
    this.#needs.add(`${directive} ${unsafe}`);
  }
}

/** Elements that load, and comments. One expression over a whole page is far faster than to ask at each of its tags. */
const loading =
  /<!--.*?-->|<(script|style|iframe|frame|img|source|video|audio|track|embed|object|form|button|input|link|image|use)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gis;

/** Cheap to ask: most of what a page shows is named by a path of the site itself. */
const perhapsElsewhere = /[:\\]|\/\/|&#/;

const [scriptEnd, styleEnd] = [/<\/script/gi, /<\/style/gi];

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

const anyTag = /<!--.*?-->|<(?:script|style)\b.*?<\/(?:script|style)|<[a-z][^\s>/]*((?:[^>"']|"[^"]*"|'[^']*')*)>/gis;

function ofPage(html: string, sources: Sources): void {
  loading.lastIndex = 0;
  for (let tag = loading.exec(html); tag !== null; tag = loading.exec(html)) {
    const [, name, typed = ''] = tag;
    if (name === undefined) continue;
    const element = name.toLowerCase();
    if (element === 'script' || element === 'style') {
      const begun = loading.lastIndex;
      const ending = element === 'script' ? scriptEnd : styleEnd;
      ending.lastIndex = begun;
      const end = ending.exec(html)?.index ?? html.length;
      ofText(element, attributesIn(typed), html.slice(begun, end), sources);
      loading.lastIndex = end;
    } else if (perhapsElsewhere.test(typed)) ofElement(element, attributesIn(typed), sources);
  }
  if (perhapsUnsafe.test(html)) findUnsafe(html, sources);
  if (html.includes(' data-frame=')) findLaterFrames(html, sources);
}

type Attributes = ReadonlyMap<string, string>;

function attributesIn(typed: string): Attributes {
  const pairs = [...typed.matchAll(attribute)].map(([, name = '', double, single, bare]): [string, string] => [
    name.toLowerCase(),
    double ?? single ?? bare ?? '',
  ]);
  // Of two of one name the first counts (HTML, 13.2.5.33).
  return new Map(pairs.reverse());
}

/** The types of scripts that run, or that a browser acts on (HTML, 4.12.1); others hold data, which no policy concerns. */
const scriptTypes = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

function ofText(element: 'script' | 'style', attributes: Attributes, text: string, sources: Sources): void {
  if (element === 'style') {
    sources.inline('style-src', text);
    ofStyles(text, sources);
    return;
  }
  if (!scriptTypes.test((attributes.get('type') ?? '').trim())) return;
  const src = attributes.get('src');
  if (src === undefined) sources.inline('script-src', text);
  else sources.add('script-src', src);
}

/** What the attributes of an element load, by the destination that Fetch gives the request. */
const loaded: Readonly<Record<string, readonly (readonly [attribute: string, directive: Directive])[]>> = {
  iframe: [['src', 'frame-src']],
  frame: [['src', 'frame-src']],
  img: [['src', 'img-src']],
  image: [
    ['href', 'img-src'],
    ['xlink:href', 'img-src'],
  ],
  use: [
    ['href', 'img-src'],
    ['xlink:href', 'img-src'],
  ],
  video: [
    ['src', 'media-src'],
    ['poster', 'img-src'],
  ],
  audio: [['src', 'media-src']],
  track: [['src', 'media-src']],
  source: [['src', 'media-src']],
  embed: [['src', 'object-src']],
  object: [['data', 'object-src']],
  form: [['action', 'form-action']],
  button: [['formaction', 'form-action']],
  input: [
    ['formaction', 'form-action'],
    ['src', 'img-src'],
  ],
};

/** What a link loads, by its `rel`; others only name something, or are of what the page loads anyway. */
const linked: Readonly<Record<string, Directive>> = {
  stylesheet: 'style-src',
  icon: 'img-src',
  'apple-touch-icon': 'img-src',
  manifest: 'manifest-src',
  modulepreload: 'script-src',
};

function ofElement(element: string, attributes: Attributes, sources: Sources): void {
  for (const [name, directive] of loaded[element] ?? []) sources.add(directive, attributes.get(name));
  for (const [url] of (attributes.get('srcset') ?? '').matchAll(/(?:https?:|\/\/|data:)[^\s,]+/g))
    sources.add('img-src', url);
  if (element !== 'link') return;
  for (const word of (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)) {
    const directive = Object.hasOwn(linked, word) ? linked[word] : undefined;
    if (directive !== undefined) sources.add(directive, attributes.get('href'));
  }
}

function ofStyles(css: string, sources: Sources): void {
  for (const [, url] of css.matchAll(/url\(\s*["']?([^"')\s]+)/gi)) {
    // Of a picture or of a font: which of them only the property tells.
    sources.add('img-src', url);
    sources.add('font-src', url);
  }
  for (const [, url] of css.matchAll(/@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/gi)) sources.add('style-src', url);
}

/**
 * What a page has where it has an attribute that styles or runs; only then all of its tags are looked at. Code that it shows
 * may look like one. An attribute may follow another without a space.
 */
const perhapsUnsafe = /[^a-z](?:style|on[a-z]+)\s*=/i;

function findUnsafe(html: string, sources: Sources): void {
  for (const [, typed = ''] of html.matchAll(anyTag)) {
    for (const name of typed === '' ? [] : attributesIn(typed).keys()) {
      if (name === 'style') sources.unsafe('style-src');
      else if (/^on[a-z]+$/.test(name)) sources.unsafe('script-src');
    }
  }
}

/** What a script of the theme frames once a reader asks for it stands in the page before that. */
function findLaterFrames(html: string, sources: Sources): void {
  for (const [, typed = ''] of html.matchAll(anyTag))
    if (typed.includes('data-frame')) sources.add('frame-src', attributesIn(typed).get('data-frame'));
}

function decoded(value: string): string {
  return value.replaceAll('&amp;', '&').replaceAll('&#38;', '&');
}

import type { Directive } from '../model/needs.ts';
import { type Attributes, attributesIn } from './attributes.ts';
import type { Sources } from './sources.ts';

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
  link: [],
};

/** The elements that load something, in small letters: those with a text that styles or runs, and all others. */
export const loadingElements: readonly string[] = ['script', 'style', ...Object.keys(loaded)];

/** What a link loads, by its `rel`; others only name something, or are of what the page loads anyway. */
const linked: Readonly<Record<string, Directive>> = {
  stylesheet: 'style-src',
  icon: 'img-src',
  'apple-touch-icon': 'img-src',
  manifest: 'manifest-src',
  modulepreload: 'script-src',
};

/** Cheap to ask of a link: most only name something, such as the address of the page itself. */
const perhapsLoads = new RegExp(['srcset', ...Object.keys(linked)].join('|'), 'i');

/** False for an element that loads nothing, by its tag; true for one that has to be read. */
export function mayLoad(name: string, tag: string): boolean {
  return name !== 'link' || perhapsLoads.test(tag);
}

/** What the text of an element is to a browser: a script or a style that stands in the page, or neither. */
export type TextUse = 'script' | 'style' | null;

/** Adds what an element loads by its attributes; `typed` is what stands behind its name in its tag. */
export function ofElement(name: string, typed: string, sources: Sources): TextUse {
  if (name === 'style') return name;
  const attributes = attributesIn(typed);
  if (name === 'script') return ofScript(attributes, sources);
  for (const [attribute, directive] of loaded[name] ?? []) sources.add(directive, attributes.get(attribute));
  for (const [url] of (attributes.get('srcset') ?? '').matchAll(/(?:https?:|\/\/|data:)[^\s,]+/g))
    sources.add('img-src', url);
  if (name === 'link') ofLink(attributes, sources);
  return null;
}

function ofLink(attributes: Attributes, sources: Sources): void {
  for (const word of (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)) {
    const directive = Object.hasOwn(linked, word) ? linked[word] : undefined;
    if (directive !== undefined) sources.add(directive, attributes.get('href'));
  }
}

/** The types of scripts that run, or that a browser acts on (HTML, 4.12.1); others hold data, which no policy concerns. */
const scriptTypes = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

function ofScript(attributes: Attributes, sources: Sources): TextUse {
  if (!scriptTypes.test((attributes.get('type') ?? '').trim())) return null;
  const src = attributes.get('src');
  if (src === undefined) return 'script';
  sources.add('script-src', src);
  return null;
}

/** What a script or a style needs that stands in a page. */
export function ofText(use: 'script' | 'style', text: string, sources: Sources): void {
  sources.inline(use === 'style' ? 'style-src' : 'script-src', text);
  if (use === 'style') ofStyles(text, sources);
}

/** What a style sheet loads. */
export function ofStyles(css: string, sources: Sources): void {
  for (const [, url] of css.matchAll(/url\(\s*["']?([^"')\s]+)/gi)) {
    // Of a picture or of a font: which of them only the property tells.
    sources.add('img-src', url);
    sources.add('font-src', url);
  }
  for (const [, url] of css.matchAll(/@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/gi)) sources.add('style-src', url);
}

import type { Sources } from './sources.ts';

/** The attributes of an element by their names, in small letters. */
export type Attributes = ReadonlyMap<string, string>;

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** The attributes in what stands between the name of an element and the end of its tag. */
export function attributesIn(typed: string): Attributes {
  const pairs = [...typed.matchAll(attribute)].map(([, name = '', double, single, bare]): [string, string] => [
    name.toLowerCase(),
    double ?? single ?? bare ?? '',
  ]);
  // Of two of one name the first counts (HTML, 13.2.5.33).
  return new Map(pairs.reverse());
}

const anyTag = /<!--.*?-->|<(?:script|style)\b.*?<\/(?:script|style)|<[a-z][^\s>/]*((?:[^>"']|"[^"]*"|'[^']*')*)>/gis;

/**
 * What a page has where it has an attribute that styles or runs; only then all of its tags are looked at. Code that it shows
 * may look like one. An attribute may follow another without a space.
 */
const perhapsUnsafe = /[^a-z](?:style|on[a-z]+)\s*=/i;

/** What the attributes of any element of a page need: those that style or run, and those that name a frame. */
export function ofAttributes(html: string, sources: Sources): void {
  if (perhapsUnsafe.test(html)) findUnsafe(html, sources);
  if (html.includes(' data-frame=')) findLaterFrames(html, sources);
}

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

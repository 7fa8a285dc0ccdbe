import { tagsOf } from '../markdown/features/html-tags.ts';
import { decodeUrl } from '../model/url.ts';

/** Fragments that the scripts of a page read, and no place in it: routes, states, `#!…` and lists of values. */
const readByScripts = /^[!/]|[=&/]/;

/** What a link asks a browser to do behind the fragment (WICG, Text Fragments). */
const directive = /:~:.*$/s;

/** The fragment of a URL that a page can have a place for; empty where there is none. */
export function placeFragment({ hash }: URL): string {
  const fragment = hash.slice(1).replace(directive, '');
  return readByScripts.test(fragment) || /^top$/i.test(fragment) ? '' : fragment;
}

/** Those of the fragments that lead to no place of a page (HTML, 7.4.6.4). */
export function lackingFragments(html: string, fragments: readonly string[]): string[] {
  const places = new Set<string>();
  for (const { name: tag, attributes, isClosing } of tagsOf(html).tags) {
    if (isClosing) continue;
    for (const { name, value } of attributes) if (name === 'id' || (name === 'name' && tag === 'a')) places.add(value);
  }
  // What readers write is served with a prefix on some hosts, whose scripts take it away (GitHub's is this one).
  const isThere = (id: string) => places.has(id) || places.has(`user-content-${id}`);
  return fragments.filter((fragment) => !isThere(fragment) && !isThere(decodeUrl(fragment)));
}

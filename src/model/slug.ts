import { isAscii, removeAccents } from './accents.ts';
import { isFilePath, uriPath } from './paths.ts';
import { stripTags } from './strip-tags.ts';

/** Bytes of the longest slug: what WordPress's post_name column holds. */
export const longestSlug = 200;

/** Most names of files and many slugs in front matter are slugs already. */
const slugAlready = /^[a-z\d]+(?:-[a-z\d]+)*$/;

/** Most other names of terms are such words, in which spaces are all that is no part of a slug. */
const plainWords = /^[a-z\d]+(?:[ -][a-z\d]+)*$/i;

/** What becomes a dash: spaces and dashes beyond ASCII, as octets and as entities, and slashes. */
const dashes = /%c2%a0|%e2%80%(?:8[\da]|9[134]|a[89f])|&nbsp;|&#160;|&[nm]dash;|&#82(?:09|11|12);|\//g;

/** What falls away: quotation marks, signs, accents that stand alone, and characters that cannot be seen. */
const dropped =
  /%c2%(?:a1|a9|ab|ad|ae|b0|b4|bb|bf)|%cb%8a|%cc%8[014c]|%cd%81|%e2%80%(?:8[b-f]|9[89a-f]|a[26a-e]|b9|ba)|%e2%84%a2|%ef%bb%bf|%ef%bf%bc/g;

/** The beginning of a character's octets at the end of a text that was cut. */
const cutCharacter = /(?:%[c-f][\da-f]|%[ef][\da-f]%[89ab][\da-f]|%f[\da-f](?:%[89ab][\da-f]){2})$/;

/**
 * The slug of a title as WordPress's sanitize_title() makes it when it saves: accents folded as the language (BCP 47)
 * does it, tags and entities gone, other scripts percent-encoded in lower case, everything else a dash, 200 bytes at
 * most. Empty where nothing is left. Idempotent, even where WordPress is not: a cut never goes through a character.
 */
export function sanitizeTitle(title: string, language = 'en'): string {
  if (title.length <= longestSlug) {
    if (slugAlready.test(title)) return title;
    if (plainWords.test(title)) return title.toLowerCase().replaceAll(' ', '-');
  }
  const text = stripTags(removeAccents(title, language))
    .replaceAll(/%(?![\da-f]{2})/gi, '')
    .toLowerCase();
  const slug = encoded(text)
    .replaceAll(dashes, '-')
    .replaceAll(dropped, '')
    .replaceAll('%c3%97', 'x')
    .replaceAll(/&[^\n]+?;/g, '')
    .replaceAll(/[^%a-z\d _.-]/g, '')
    .replaceAll(/[ .-]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  // Octets that have come together may be a sign that falls away.
  return slug.includes('%') && slug !== title ? sanitizeTitle(slug, language) : slug;
}

/** One segment of a URL's path as it may be typed (RFC 3986, 3.3; RFC 3987, 2.2): no spaces, nothing unseen. */
const segment = /^(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2}|[^\p{ASCII}\p{Z}\p{Cc}\p{Cf}\p{Cs}])+$/iu;

/**
 * The slug that an editor typed: kept, capitals, dots and all, where it is one segment of a path, so that any old
 * address can be kept; else the slug of it as a title.
 */
export function typedSlug(typed: string, language: string): string {
  if (!segment.test(typed) || /^(?:\.|%2e){1,2}$/i.test(typed)) return sanitizeTitle(typed, language);
  const slug = uriPath(typed);
  return slug.length <= longestSlug ? slug : sanitizeTitle(typed, language);
}

/**
 * A slug as the name of a file: the characters that its octets stand for. Octets of ASCII, and those that are no UTF-8,
 * stay as they are, so that the name never holds a slash and two slugs never have one name.
 */
export function slugToPath(slug: string): string {
  return slug.replaceAll(/(?:%[89a-f][\da-f])+/gi, (octets) => {
    try {
      return decodeURIComponent(octets);
    } catch {
      return octets;
    }
  });
}

/** Percent-encodes what is beyond ASCII, and cuts to the longest slug between two characters. */
function encoded(text: string): string {
  const beginning = text.slice(0, longestSlug);
  const all = isAscii(beginning) ? beginning : beginning.replaceAll(/[\u0080-\uffff]+/g, octetsOf);
  if (all.length <= longestSlug && text.length <= longestSlug) return all;
  return all
    .slice(0, longestSlug)
    .replace(/%[\da-f]?$/, '')
    .replace(cutCharacter, '');
}

function octetsOf(text: string): string {
  return encodeURIComponent(text.toWellFormed()).toLowerCase();
}

/** Why no file can be called by a slug; null where one can. */
export function slugFault(slug: string): string | null {
  if (slug === '') return 'has no letter or digit for its URL';
  return isFilePath(`/${slug}/`) ? null : `would have the slug "${slug}", which no file can be called`;
}

import { isAscii, removeAccents } from './accents.ts';

/** Bytes of the longest slug: what WordPress's post_name column holds. */
const longest = 200;

/** What becomes a dash: spaces and dashes beyond ASCII, percent-encoded, and their entities. */
const dashes =
  /%c2%a0|%e2%80%(?:8[0-9a]|9[0-5]|a[89f])|%e2%81%9f|%e3%80%80|%e1%9a%80|&nbsp;|&#160;|&[nm]dash;|&#82(?:09|11|12);|\//g;

/** What falls away: quotation marks, signs, accents that stand alone, and characters that cannot be seen. */
const dropped =
  /%c2%(?:a1|ab|ad|bb|bf|a9|ae|b0|b4)|%e2%80%(?:8[b-f]|9[89a-f]|a[2a-e6]|b9|ba)|%e2%84%a2|%cb%8a|%cc%8[014c]|%cd%81|%ef%bb%bf|%ef%bf%b[c9ab]/g;

/**
 * The slug of a title as WordPress's sanitize_title() makes it when it saves (sanitize_title_with_dashes with the
 * context `save`): accents folded, tags and entities gone, other scripts percent-encoded in lower case, everything
 * else a dash, 200 bytes at most. Empty where nothing is left. Idempotent.
 */
export function sanitizeTitle(title: string, language = 'en'): string {
  const folded = removeAccents(title.replaceAll(/<[^>]*>/g, ''), language);
  const encoded = uriEncoded(keepOctets(folded).toLowerCase()).toLowerCase();
  return encoded
    .replaceAll(dashes, '-')
    .replaceAll(dropped, '')
    .replaceAll('%c3%97', 'x')
    .replaceAll(/&.+?;/g, '')
    .replaceAll('.', '-')
    .replaceAll(/[^%a-z\d _\s-]/g, '')
    .replaceAll(/[\s-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/** Percent signs stay where they begin an escaped octet, and fall away anywhere else. */
function keepOctets(text: string): string {
  return text.replaceAll(/%(?![\da-f]{2})/gi, '');
}

/** Percent-encodes everything beyond ASCII, as WordPress's utf8_uri_encode() with a limit: no character is cut. */
function uriEncoded(text: string): string {
  if (isAscii(text)) return cut(text);
  let encoded = '';
  for (const character of text) {
    const next = character.charCodeAt(0) < 128 ? character : encodeURIComponent(character.toWellFormed());
    if (encoded.length + next.length > longest) break;
    encoded += next;
  }
  return encoded;
}

function cut(text: string): string {
  return text.slice(0, longest).replace(/%[\da-f]?$/i, '');
}

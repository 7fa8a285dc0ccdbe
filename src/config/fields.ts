import { distance } from 'fastest-levenshtein';
import { z } from 'zod';

/**
 * The kinds of value that front matter and site.yaml are made of. Scalars arrive as the text that was typed (see
 * yaml.ts), so each field says itself what its text means. The error of a field is a noun phrase that completes
 * “must be …”. An escape such as "\ud800" can stand for half a character, which no file and no index takes.
 */
const trimmed = typed('text');

function typed(error: string) {
  return z.string({ error }).transform((value) => value.trim().toWellFormed());
}

/** Text that says something. */
export const text = trimmed.refine((value) => value !== '', { error: 'text that is not empty' });

/** `true` or `false`, in quotes or not. */
export const flag = typed('true or false')
  .refine((value) => /^(true|false)$/i.test(value), { error: 'true or false' })
  .transform((value) => value.toLowerCase() === 'true');

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER) {
  const error =
    most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least}` : `a whole number from ${least} to ${most}`;
  return typed(error)
    .refine((value) => /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most, { error })
    .transform(Number);
}

/** A list of texts; one text alone is one too, cut at its commas. Items that say nothing fall away. */
export const texts = z
  .union([trimmed.transform((one) => one.split(',').map((item) => item.trim())), z.array(trimmed.nullable())], {
    error: 'a list of texts, such as [one, two]',
  })
  .transform((list): readonly string[] => list.flatMap((item) => (item === null || item === '' ? [] : [item])));

/** An absolute http(s) URL. */
export const webUrl = text.refine((value) => URL.canParse(value) && /^https?:\/\/[^/]/i.test(value), {
  error: 'a URL that begins with https://',
});

/** A link: an absolute URL with any scheme but one that runs code, or a path from the site's root, or a fragment. */
export const link = text.refine(isLink, { error: 'a URL, or a path that begins with /' });

function isLink(typed: string): boolean {
  if (/^(?:\/(?!\/)|[#?].|#$)/.test(typed)) return true;
  const [scheme = '', rest = ''] = /^([a-z][a-z\d+.-]*):(.*)$/is.exec(typed)?.slice(1) ?? [];
  // A host with its port is none of a scheme, and one of HTTP has two slashes before it.
  if (/^\d|^$|\s/.test(rest) || /^(?:javascript|data|vbscript)$/i.test(scheme) || !URL.canParse(typed)) return false;
  if (/^https?$/i.test(scheme)) return /^\/\/[^/]/.test(rest);
  // `htps://` is a slip.
  return !rest.startsWith('//') || distance(scheme.toLowerCase(), 'https') > 2;
}

/** A list of words out of a fixed choice. */
export function choices<const Word extends string>(words: readonly [Word, ...Word[]]) {
  const error = `a list out of ${words.join(', ')}`;
  return z
    .array(z.enum(words, { error: `one of ${words.join(', ')}` }), { error })
    .transform((list): readonly Word[] => list);
}

/**
 * A key that may be left out, or left empty, and then has this value: templates of front matter come with every key,
 * and nothing written is nothing said, be it nothing at all, `""`, a blank text or `{}`.
 */
export function optional<Schema extends z.ZodType, Default>(schema: Schema, otherwise: Default) {
  return z
    .preprocess((value) => (isEmpty(value) ? undefined : value), schema.optional())
    .optional()
    .transform((value) => value ?? otherwise);
}

/** A text that may be left out and then is null; an empty one is not absent, as it says something. */
export const optionalEvenEmpty = trimmed.nullish().transform((value) => value ?? null);

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0);
}

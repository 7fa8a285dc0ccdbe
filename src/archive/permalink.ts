import { isFilePath } from '../model/paths.ts';
import { longestSlug } from '../model/slug.ts';
import { nearest } from '../problems/nearest.ts';

/** What a permalink is made of. Digits as they stand in the URL. */
export interface PermalinkFields {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly slug: string;
  readonly id: number | null;
  /** A path such as `parent/child`: it is looked for, by the few patterns that have it. */
  readonly category: () => string;
}

/** A pattern that was understood, or the reason why it was not, with the remedy. */
export type PermalinkPattern =
  | { readonly ok: true; readonly url: (fields: PermalinkFields) => string }
  | { readonly ok: false; readonly message: string };

const tokens = ['year', 'month', 'day', 'slug', 'id', 'category'] as const;
type Token = (typeof tokens)[number];

/** Digits of the largest id. */
const mostDigits = 16;

const token = /:([a-z]+)/gi;
const example = 'write "/:year/:month/:slug/"';

/**
 * Reads a permalink pattern such as `/:year/:month/:slug/`. Its URLs are paths that end in a slash, unless the pattern
 * ends in a file name such as `:slug.html`. A post without the id that the pattern asks for has its slug in its place.
 */
export function permalinkPattern(pattern: string): PermalinkPattern {
  const mistake = mistakeIn(pattern);
  if (mistake !== null) return { ok: false, message: `the permalink pattern "${pattern}" ${mistake}` };
  const whole = /\/$|\.[a-z]+$/i.test(pattern) ? pattern : `${pattern}/`;
  const path = whole.replaceAll(/[^\p{ASCII}]+/gu, (text) => encodeURIComponent(text).toLowerCase());
  // Between two tokens, each of which has its name alone in brackets, stands what all URLs have.
  const [first = '', ...pieces] = path.split(token);
  const names = pieces.filter((_, index) => index % 2 === 0).filter(isToken);
  const behind = pieces.filter((_, index) => index % 2 === 1);
  const fields = names.map((name, index) => ({ name, behind: behind[index] ?? '' }));
  return {
    ok: true,
    url: (post) => {
      // Joined, it is one text: added up, it would stay in pieces, and pages ask for it again and again.
      const url = [first];
      for (const field of fields) url.push(fieldOf(field.name, post), field.behind);
      return url.join('');
    },
  };
}

function mistakeIn(pattern: string): string | null {
  if (!pattern.startsWith('/')) return `does not begin with a slash: ${example}.`;
  const isPath = isFilePath(pattern.replaceAll(token, 'x')) && !/[?#\s]|%(?![\da-f]{2})/i.test(pattern);
  if (!isPath || !pattern.isWellFormed()) return `is no path: ${example}.`;
  const names = [...pattern.matchAll(token)].map(([, name = '']) => name);
  const unknown = names.find((name) => !isToken(name));
  if (unknown !== undefined) return `has ":${unknown}": ${remedy(unknown)}`;
  if (!isFilePath(pattern.replaceAll(token, (_, name: string) => longest(name))))
    return `would give some posts a longer name than files may have: ${example}.`;
  if (names.includes('slug') || names.includes('id')) return null;
  return `has neither ":slug" nor ":id", so that many posts would share a URL: ${example}.`;
}

/** As long a text as may stand for a token. */
function longest(name: string): string {
  return 'x'.repeat(name === 'slug' || name === 'category' ? longestSlug : mostDigits);
}

function remedy(unknown: string): string {
  const meant = nearest(unknown, tokens);
  return meant === null ? `use ${tokens.map((name) => `:${name}`).join(', ')}.` : `did you mean ":${meant}"?`;
}

function fieldOf(name: Token, fields: PermalinkFields): string {
  if (name === 'id') return String(fields.id ?? fields.slug);
  return name === 'category' ? fields.category() : fields[name];
}

function isToken(name: string): name is Token {
  return tokens.some((one) => one === name);
}

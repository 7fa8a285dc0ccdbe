import { nearest } from '../problems/nearest.ts';

/** What a permalink is made of. Digits as they stand in the URL; `category` is a path such as `parent/child`. */
export interface PermalinkFields {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly slug: string;
  readonly id: number | null;
  readonly category: string;
}

/** A pattern that was understood, or the reason why it was not, with the remedy. */
export type PermalinkPattern =
  | { readonly ok: true; readonly url: (fields: PermalinkFields) => string }
  | { readonly ok: false; readonly message: string };

const tokens = ['year', 'month', 'day', 'slug', 'id', 'category'] as const;
type Token = (typeof tokens)[number];

/**
 * Reads a permalink pattern such as `/:year/:month/:slug/`. Its URLs end in a slash, unless the pattern ends in a file
 * name such as `:slug.html`.
 */
export function permalinkPattern(pattern: string): PermalinkPattern {
  const wrong = (message: string): PermalinkPattern => ({
    ok: false,
    message: `the permalink pattern "${pattern}" ${message}`,
  });
  if (!pattern.startsWith('/')) return wrong('does not begin with a slash: write "/:year/:month/:slug/".');
  const names = [...pattern.matchAll(/:([a-z]+)/gi)].map(([, name = '']) => name);
  for (const name of names) {
    if (isToken(name)) continue;
    const meant = nearest(name, tokens);
    return wrong(
      `has ":${name}": ${meant ? `did you mean ":${meant}"?` : `use ${tokens.map((one) => `:${one}`).join(', ')}.`}`,
    );
  }
  if (!names.includes('slug') && !names.includes('id')) {
    return wrong('has neither ":slug" nor ":id": every post would have the same URL.');
  }
  if (/[?#\s]|\/\/|(^|\/)\.\.?(\/|$)/.test(pattern)) return wrong('is no path: write "/:year/:month/:slug/".');
  const whole =
    pattern.endsWith('/') || /\.[a-z]+$/i.test(pattern.slice(pattern.lastIndexOf('/'))) ? pattern : `${pattern}/`;
  return { ok: true, url: (fields) => whole.replaceAll(/:([a-z]+)/gi, (_, name: string) => fieldValue(name, fields)) };
}

function fieldValue(name: string, fields: PermalinkFields): string {
  return isToken(name) ? String(fields[name] ?? '') : '';
}

function isToken(name: string): name is Token {
  return tokens.some((token) => token === name);
}

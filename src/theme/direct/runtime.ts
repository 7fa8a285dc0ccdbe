import runtime from 'nunjucks/src/runtime.js';

// The rest of Nunjucks is loaded only where something needs it.
const { suppressValue, fromIterator } = runtime;

/** Whatever has a meaning of its own in HTML, and the sign that Nunjucks escapes beside these. */
const special = /[&"'<>\\]/;

/** The text of a value in HTML. Throws where there is none. */
export function text(value: unknown): string {
  if (typeof value === 'string' && !special.test(value)) return value;
  if (value === undefined || value === null) throw new Error('a name has no value');
  return String(suppressValue(value, true));
}

/** A text that is HTML already; nothing where there is none. */
export function markup(value: unknown): string {
  return typeof value === 'string' ? value : String(value ?? '');
}

/** What a loop goes through. */
export function items(list: unknown): unknown {
  return Array.isArray(list) ? list : fromIterator(list);
}

/** Tells whether a value that was read from a file has the shape that its type promises. */
export type Shape<Type> = (value: unknown) => value is Type;

/** Nothing. */
export const isNull: Shape<null> = (value) => value === null;

/** A text. */
export const isText: Shape<string> = (value) => typeof value === 'string';

/** A number that JSON can hold. */
export const isNumber: Shape<number> = (value) => typeof value === 'number';

/** A number of bytes, pixels or frames. */
export const isCount: Shape<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** A truth value. */
export const isTruth: Shape<boolean> = (value) => typeof value === 'boolean';

/** A text that an expression describes as a whole. */
export function textLike(expression: RegExp): Shape<string> {
  return (value): value is string => isText(value) && expression.test(value);
}

/** One of a few texts. */
export function oneOf<Text extends string>(...texts: readonly Text[]): Shape<Text> {
  const all: ReadonlySet<unknown> = new Set(texts);
  return (value): value is Text => all.has(value);
}

/** Null, or what has another shape. */
export function nullOr<Type>(shape: Shape<Type>): Shape<Type | null> {
  return (value): value is Type | null => value === null || shape(value);
}

/** A list whose items all have a shape. */
export function listOf<Item>(shape: Shape<Item>): Shape<Item[]> {
  return (value): value is Item[] => {
    if (!Array.isArray(value)) return false;
    for (const item of value) if (!shape(item)) return false;
    return true;
  };
}

/** A map from texts to values that all have a shape. */
export function mapOf<Value>(shape: Shape<Value>): Shape<Record<string, Value>> {
  return (value): value is Record<string, Value> => isObject(value) && Object.values(value).every(shape);
}

/**
 * An object with at least these keys, each with its shape. A store of thousands of records is checked each time that it
 * is read: closures such as these are ready at once, while a schema of zod's is compiled first, which takes longer than
 * the check of a whole state.
 */
export function objectOf<Type>(shapes: { readonly [Key in keyof Type]-?: Shape<Type[Key]> }): Shape<Type> {
  const entries: readonly [string, Shape<unknown>][] = Object.entries(shapes);
  const checks = entries.map(([key, shape]) => ({ key, shape }));
  return (value): value is Type => {
    if (!isObject(value)) return false;
    for (const { key, shape } of checks) if (!shape(value[key])) return false;
    return true;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

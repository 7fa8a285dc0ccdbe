import type { KeyText } from './key-texts.ts';

/** A JSON Schema (draft 2020-12), as far as keys need one. Plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema of a file's keys, for editors that complete and check them while one types. What the schemas of the
 * engine find is more; nothing that they take is refused here. An empty key is as good as absent.
 */
export function jsonSchema(
  title: string,
  keys: Readonly<Record<string, KeyText>>,
  required: readonly string[],
): JsonSchema {
  const properties = Object.entries(keys).map(([key, { value, meaning, example }]) => [
    key,
    { description: `${meaning} (${value})`, examples: [example], ...typeOf(value) },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
  };
}

/** The names in backticks of a text. */
function namesIn(value: string): string[] {
  return [...value.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** What may stand in YAML for text: a title of digits alone is a number there. */
const scalars = ['string', 'number', 'boolean', 'null'];

function typeOf(value: string): JsonSchema {
  if (value === 'true or false') return { type: ['boolean', 'null'] };
  if (value === 'a whole number') return { type: ['integer', 'null'] };
  if (value.startsWith('a list out of')) return { type: ['array', 'null'], items: { enum: namesIn(value) } };
  if (value.startsWith('a list of `')) return { type: ['array', 'null'], items: group(namesIn(value)) };
  if (value.startsWith('a list of')) return { type: [...scalars, 'array'], items: { type: scalars } };
  if (value.startsWith('text, or `')) return { ...group(namesIn(value)), type: [...scalars, 'object'] };
  if (value.startsWith('a map')) return { type: ['object', 'null'] };
  if (value.startsWith('`')) return { ...group(namesIn(value)), type: ['object', 'null'] };
  return { type: scalars };
}

function group(names: readonly string[]): JsonSchema {
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, {}])) };
}

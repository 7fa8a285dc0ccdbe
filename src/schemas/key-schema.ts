import { parse } from 'yaml';
import type { KeyText } from '../source/key-texts.ts';

/** A JSON Schema (draft 7, which all editors read), as far as keys need one. Plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The keys of a file, and what a schema says of them. */
export interface SchemaKeys {
  readonly title: string;
  readonly keys: Readonly<Record<string, KeyText>>;
  readonly required: readonly string[];
  /** What a key is without being written. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** What is known better of a key than its text tells. */
  readonly known: Readonly<Record<string, JsonSchema>>;
}

/**
 * A JSON Schema of a file's keys, for editors that complete and check them while one types. What the schemas of the
 * engine find is more; nothing that they take is refused here. An empty key is as good as absent.
 */
export function jsonSchema({ title, keys, required, defaults, known }: SchemaKeys): JsonSchema {
  const properties = Object.entries(keys).map(([key, { value, meaning, example }]) => [
    key,
    {
      description: `${meaning} (${value})`,
      ...(known[key] ?? typeOf(value)),
      ...(isSaid(defaults[key]) ? { default: defaults[key] } : {}),
      examples: [parse(example)],
    },
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
  };
}

/** A default that says something where it is offered: not nothing, and no list without an item. */
function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** The names in backticks of a text. */
function namesIn(value: string): string[] {
  return [...value.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** What may stand in YAML for text: a title of digits alone is a number there. */
export const scalars = ['string', 'number', 'boolean', 'null'];

/** What may stand for a name: where names are offered, `true` is none. */
const named = ['string', 'number', 'null'];

/** One of some names, which are offered, or any other. */
export function anyName(names: readonly string[]): JsonSchema {
  return names.length === 0 ? { type: scalars } : { anyOf: [{ enum: names }, { type: named }] };
}

/** Some names, or one alone; `isClosed` refuses others than these. */
export function nameList(names: readonly string[], isClosed: boolean): JsonSchema {
  const one = isClosed ? { enum: names } : anyName(names);
  return { anyOf: [{ type: 'array', items: one }, isClosed ? { type: named } : one, { type: 'null' }] };
}

function typeOf(value: string): JsonSchema {
  if (value === 'true or false') return { type: ['boolean', 'null'] };
  if (value.startsWith('true or false, or `')) return { ...group(namesIn(value)), type: ['boolean', 'object', 'null'] };
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

import { z } from 'zod';
import { isRecord } from '../model/is-record.ts';
import { oncePer } from '../model/once-per.ts';

/** What a schema says of one of its nodes: the keys that it knows, and those without which it is incomplete. */
export interface KnownKeys {
  readonly all: readonly string[];
  readonly needed: readonly string[];
  /** Those whose value is a list. */
  readonly lists: readonly string[];
}

/** A schema's JSON Schema takes longer to make than all else that is told of a file. */
const jsonSchema = oncePer((schema: z.ZodObject): unknown =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
);

/** The keys that a schema knows at a path. */
export function keysAt(schema: z.ZodObject, path: readonly PropertyKey[]): KnownKeys {
  const inner = path.reduce<unknown>((node, key) => child(node, key), jsonSchema(schema));
  const nodes = objectsOf(inner);
  return {
    all: nodes.flatMap(({ properties }) => (isRecord(properties) ? Object.keys(properties) : [])),
    lists: nodes.flatMap(({ properties }) =>
      isRecord(properties)
        ? Object.keys(properties).filter((key) => objectsOf(properties[key]).some(({ type }) => type === 'array'))
        : [],
    ),
    needed: nodes.flatMap(({ required }) => (Array.isArray(required) ? required.map(String) : [])),
  };
}

function child(node: unknown, key: PropertyKey): unknown {
  for (const choice of objectsOf(node)) {
    if (typeof key === 'number' && isRecord(choice.items)) return choice.items;
    if (isRecord(choice.properties) && String(key) in choice.properties) return choice.properties[String(key)];
    // A map whose keys are whatever its writer calls them.
    if (isRecord(choice.additionalProperties)) return choice.additionalProperties;
  }
  return null;
}

/** A JSON Schema node and the alternatives inside it. */
function objectsOf(node: unknown): Record<string, unknown>[] {
  if (!isRecord(node)) return [];
  return [node, ...(Array.isArray(node.anyOf) ? node.anyOf.flatMap(objectsOf) : [])];
}

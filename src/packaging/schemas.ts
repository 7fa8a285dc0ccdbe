import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageKeys, postKeys } from '../source/front-matter-texts.ts';
import { type JsonSchema, jsonSchema } from '../source/key-schema.ts';
import { siteKeys } from '../source/key-texts.ts';

/** The JSON Schemas of what an editor writes, by the names of their files. A post's file name may hold its date. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  'post.json': jsonSchema('Front matter of a post', postKeys, ['title']),
  'page.json': jsonSchema('Front matter of a standalone page', pageKeys, ['title']),
  'site.json': jsonSchema('content/site.yaml', siteKeys, ['name', 'url']),
};

/** Writes them into `schemas/` of `dist`. */
export function writeSchemas(dist: string): void {
  const folder = join(dist, 'schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemas))
    writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}

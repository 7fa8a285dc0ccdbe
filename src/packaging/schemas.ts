import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemasOf } from '../schemas/schemas.ts';
import { noValues } from '../schemas/values.ts';

/** Writes the schemas of what an editor writes, for any site, into `schemas/` of `dist`. */
export function writeSchemas(dist: string): void {
  const folder = join(dist, 'schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemasOf(noValues)))
    writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}

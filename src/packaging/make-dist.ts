// Makes `dist/`: what the package has of the engine, or, with the word `create`, what that of `npm create broadsheet` has.
// `npm pack` calls it in both.

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { home } from '../engine/own-files.ts';
import { bundleCreate, bundleEngine } from './bundle.ts';
import { declare } from './declarations.ts';
import { writeSchemas } from './schemas.ts';

const [what] = process.argv.slice(2);
if (what === 'create') {
  const dist = join(home, 'create/dist');
  await bundleCreate(dist);
  cpSync(join(home, 'LICENSE'), join(dist, 'LICENSE'));
} else {
  const dist = join(home, 'dist');
  await bundleEngine(dist);
  declare(dist);
  writeSchemas(dist);
}

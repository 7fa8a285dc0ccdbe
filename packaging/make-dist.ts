// Makes `dist/`, what the package has of the engine: `npm pack` calls it, and `npm run dist`.

import { join } from 'node:path';
import { home } from '../src/engine/own-files.ts';
import { bundle } from './bundle.ts';
import { declare } from './declarations.ts';

const dist = join(home, 'dist');
await bundle(dist);
declare(dist);

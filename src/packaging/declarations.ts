import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { home } from '../engine/own-files.ts';

/** What the package has types for: its functions, and what layouts get. */
const typed = ['api/index.d.ts', 'pages/views/view.d.ts'];

const importOf = /^(?:import|export)\b.*\bfrom '([^']+)'/gm;

/** Writes the types of what the package exports into `types/` of `dist`, and nothing of what these do not lead to. */
export function declare(dist: string): void {
  const all = mkdtempSync(join(tmpdir(), 'broadsheet-types-'));
  try {
    const compiler = join(home, 'node_modules/.bin/tsc');
    execFileSync(compiler, ['--project', join(home, 'src/packaging'), '--outDir', all], { stdio: 'inherit' });
    for (const name of declarationsFrom(typed, (file) => readFileSync(join(all, file), 'utf8')))
      cpSync(join(all, name), join(dist, 'types', name));
  } finally {
    rmSync(all, { recursive: true });
  }
}

/**
 * All declarations that some of them lead to, by their imports. Throws where one imports a package: it would have to be
 * installed where the types are used.
 */
export function declarationsFrom(names: readonly string[], textOf: (name: string) => string): ReadonlySet<string> {
  const found = new Set(names);
  for (const name of found) {
    for (const [, target = ''] of textOf(name).matchAll(importOf)) {
      if (!target.startsWith('.')) throw new Error(`the types in ${name} need the package ${target}.`);
      found.add(normalize(join(dirname(name), target)).replace(/\.ts$/, '.d.ts'));
    }
  }
  return found;
}

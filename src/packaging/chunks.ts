import { join } from 'node:path';
import type { ChunkingContext } from 'rolldown';

/** What is done at one stretch, by the modules that it begins with, from `src/`. */
interface Step {
  readonly name: string;
  readonly roots: readonly string[];
}

/**
 * The steps of a build. A build of an unchanged site does the first two, one after an edit all but `settings`, and another thread only `pages`.
 */
const steps: readonly Step[] = [
  { name: 'start', roots: ['commands/main.ts', 'commands/build.ts'] },
  { name: 'build', roots: ['build/build.ts', 'build/build-site.ts', 'shared/open-shared.ts'] },
  {
    name: 'pages',
    roots: [
      ...['workers/thread.ts', 'build/tasks.ts'],
      ...['source/read-files.ts', 'config/yaml.ts', 'build/print.ts'],
    ],
  },
  { name: 'settings', roots: ['config/load.ts', 'theme/read-settings.ts'] },
  { name: 'templates', roots: ['theme/environment.ts', 'theme/check-templates.ts'] },
  { name: 'manifest', roots: ['output/manifest.ts', 'output/siblings.ts', 'output/manifest-file.ts'] },
];

/**
 * Says which file a module goes into, with all others that are needed by the very same steps: to find and open hundreds of small files takes
 * Node longer than an unchanged site takes to check, and of one file for all, everything that was ever compiled of it is
 * loaded each time. What no step needs is left to the bundler (null), and so are modules that run what they are as soon as
 * they are loaded: `alone`, by their paths.
 *
 * A module's imports are needed by all steps that need it: files import only those of more steps, and never in circles.
 */
export function chunkNames(source: string, alone: ReadonlySet<string>) {
  let needed: readonly { readonly name: string; readonly modules: ReadonlySet<string> }[] | null = null;
  return (module: string, bundler: ChunkingContext): string | null => {
    needed ??= steps.map(({ name, roots }) => ({
      name,
      modules: importedFrom(
        roots.map((root) => join(source, root)),
        bundler,
      ),
    }));
    if (alone.has(module)) return null;
    const names = needed.filter(({ modules }) => modules.has(module)).map(({ name }) => name);
    return names.length === 0 ? null : names.join('-');
  };
}

/** Modules, with all that they import at once, and what that imports. Throws where one of them is not known. */
function importedFrom(roots: readonly string[], bundler: ChunkingContext): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [...roots];
  for (let module = left.pop(); module !== undefined; module = left.pop()) {
    if (found.has(module)) continue;
    found.add(module);
    const known = bundler.getModuleInfo(module);
    if (known === null) throw new Error(`${module} is in no bundle: correct the steps of chunks.ts.`);
    left.push(...known.importedIds);
  }
  return found;
}

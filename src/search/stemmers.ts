import { basename, join } from 'node:path';
import { type ReadyFile, readReady } from '../cache/ready-file.ts';
import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { textLike } from '../cache/shape.ts';
import { bundleScripts, type ScriptBundle } from '../engine/native.ts';
import { home } from '../engine/own-files.ts';

/** A module that exports the stemmer. */
const isStemmer = textLike(/export\s*\{[^{}]*\bstem\b[^{}]*\};?\s*$/);

/** The scripts that stem in a browser, by the language's tag. */
export const stemmerStore = sealedStore({
  place: 'stemmers/*.json',
  key: (generator: string, module: string) => `${generator}-${module}`,
  shape: isStemmer,
  pruned: 'never',
});

/** Takes a word's endings away: words of one stem are taken for one another. */
export type Stemmer = (form: string) => string;

/** The revision of Porter's algorithm that knows `news` from `new`. */
const english = 'wink-porter2-stemmer';
/**
 * The modules that stem, by the language they are for (ISO 639). Posts in languages without endings hold English words
 * too: names of products, code.
 */
const modules: Readonly<Record<string, string>> = {
  ...{ en: english, ja: english, ko: english, th: english, zh: english },
  ...{ ar: '@orama/stemmers/arabic', bg: '@orama/stemmers/bulgarian', da: '@orama/stemmers/danish' },
  ...{ de: '@orama/stemmers/german', el: '@orama/stemmers/greek', es: '@orama/stemmers/spanish' },
  ...{ fi: '@orama/stemmers/finnish', fr: '@orama/stemmers/french', hu: '@orama/stemmers/hungarian' },
  ...{ hy: '@orama/stemmers/armenian', id: '@orama/stemmers/indonesian', it: '@orama/stemmers/italian' },
  ...{ lt: '@orama/stemmers/lithuanian', nb: '@orama/stemmers/norwegian', nl: '@orama/stemmers/dutch' },
  ...{ nn: '@orama/stemmers/norwegian', no: '@orama/stemmers/norwegian', pt: '@orama/stemmers/portuguese' },
  ...{ ro: '@orama/stemmers/romanian', ru: '@orama/stemmers/russian', sv: '@orama/stemmers/swedish' },
  ...{ ta: '@orama/stemmers/tamil', tr: '@orama/stemmers/turkish' },
};

/** The stemmer of a language (a BCP 47 tag). Where there is none, every form is its own stem. */
export async function stemmerFor(language: string): Promise<Stemmer> {
  const name = moduleFor(language);
  if (name === null) return (form) => form;
  const { stemmer, default: whole }: { stemmer?: Stemmer; default?: Stemmer } = await import(name);
  return stemmer ?? whole ?? ((form) => form);
}

/**
 * The script that exports a language's stemmer as `stem`, for the browser; null where there is none. The package brings it, and
 * what was bundled here is kept, because the program that bundles it takes longer to start than to do it.
 */
export async function stemmerScript(language: string, cacheFolder: string, generator: string): Promise<string | null> {
  const name = moduleFor(language);
  if (name === null) return null;
  const ready = readReady(readyStemmer(name));
  if (ready !== null) return ready;
  const file = keptFile(stemmerStore, cacheFolder, [generator, name], language);
  const kept = file.read();
  if (kept !== null) return kept;
  const { text: script } = await bundledStemmer(name);
  file.write(script);
  return script;
}

/** The script of a stemmer as the package brings it, and the files that it was made of. */
export interface ReadyStemmer {
  readonly file: ReadyFile<string>;
  readonly script: string;
  readonly inputs: readonly string[];
}

/** Makes the scripts of all stemmers. */
export async function readyStemmers(): Promise<ReadyStemmer[]> {
  const names = [...new Set(Object.values(modules))];
  return await Promise.all(
    names.map(async (name) => {
      const { text, inputs } = await bundledStemmer(name);
      return { file: readyStemmer(name), script: text, inputs: inputs.map((input) => join(home, input)) };
    }),
  );
}

/** The script of a module in the package: `stemmers/german.json`. */
function readyStemmer(module: string): ReadyFile<string> {
  return { name: `stemmers/${basename(module)}.json`, shape: isStemmer };
}

async function bundledStemmer(module: string): Promise<ScriptBundle> {
  const exported = module === english ? 'default' : 'stemmer';
  return await bundleScripts({
    stdin: { contents: `export { ${exported} as stem } from '${module}';`, resolveDir: import.meta.dirname },
    absWorkingDir: home,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
  });
}

function moduleFor(language: string): string | null {
  return modules[new Intl.Locale(language).language] ?? null;
}

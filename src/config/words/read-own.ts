import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isProblem } from '../../cache/problem-shape.ts';
import { keptFile, sealedStore } from '../../cache/sealed-store.ts';
import { isText, listOf, objectOf } from '../../cache/shape.ts';
import { shortHash } from '../../cache/short-hash.ts';
import { fileProblem } from '../../files/fault-problem.ts';
import { realPathIn } from '../../files/look.ts';
import { readText } from '../../files/text.ts';
import { contentFolder } from '../../model/paths.ts';
import type { Problem } from '../../problems/problem.ts';
import type { OwnWords } from './vocabulary.ts';

/** Where a site's own words are, from its root: `content/words/fr.yaml`. */
export const wordsFolder = `${contentFolder}/words`;

/** A site's own words, and all that is wrong with their files by themselves. */
export interface ReadWords {
  readonly own: readonly OwnWords[];
  readonly problems: readonly Problem[];
}

/** Reads `content/words/`. What was read is kept in the cache until a letter of it changes. */
export async function readOwnWords(root: string, cacheFolder: string | null, generator: string): Promise<ReadWords> {
  const names = filesIn(join(root, wordsFolder));
  if (names.length === 0) return { own: [], problems: [] };
  const files = names.map((name) => ({ file: `${wordsFolder}/${name}`, ...textIn(root, `${wordsFolder}/${name}`) }));
  const kept = cacheFolder === null ? null : keptFile(ownWordStore, cacheFolder, [generator, files]);
  const before = kept?.read() ?? null;
  if (before !== null) return before;
  const { checkWords } = await import('./check-words.ts');
  const checked = files.map((one) =>
    'fault' in one ? { own: null, problems: [fileProblem(one.fault, one.file)] } : checkWords(one.file, one.text),
  );
  const read = {
    own: checked.flatMap(({ own }) => own ?? []),
    problems: checked.flatMap(({ problems }) => problems),
  };
  kept?.write(read);
  return read;
}

/** A site's own words. */
export const ownWordStore = sealedStore({
  place: 'words/own.json',
  /** Of all files of `content/words/`, with their texts. */
  key: (generator: string, files: readonly object[]) => shortHash(JSON.stringify([generator, files])),
  shape: objectOf<ReadWords>({
    own: listOf(
      objectOf<OwnWords>({
        file: isText,
        language: isText,
        texts: (value): value is unknown => value !== undefined,
      }),
    ),
    problems: listOf(isProblem),
  }),
  pruned: 'replaced',
});

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^[^.].*\.ya?ml$/i.test(name))
      .sort();
  } catch {
    return [];
  }
}

function textIn(root: string, file: string) {
  const place = realPathIn(join(root, contentFolder), join(root, file));
  return 'fault' in place ? place : readText(join(root, file));
}

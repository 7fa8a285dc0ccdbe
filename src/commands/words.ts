import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { generatorKey } from '../cache/generator-key.ts';
import { languageNamed } from '../config/likely-values.ts';
import { canonicalLocale } from '../config/locale.ts';
import { readOwnWords, wordsFolder } from '../config/words/read-own.ts';
import { prepareVocabulary } from '../config/words/vocabulary.ts';
import { missingLines, wordsFile } from '../config/words/words-file.ts';
import { home } from '../engine/own-files.ts';
import { asTyped } from '../engine/typed.ts';
import { writeAtomically } from '../files/write-whole.ts';
import { formatProblem } from '../problems/format.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import type { Shell } from './shell.ts';
import { siteRoot, wayTo } from './site-root.ts';

const usage: Usage = {
  synopsis: 'words LANGUAGE [options]',
  summary:
    'Writes content/words/LANGUAGE.yaml with all words of the interface to fill in; of one that is there it prints what it lacks.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const language = languageOf(typed.positionals);
  const root = siteRoot(typed, shell);
  const generator = generatorKey(home);
  await prepareVocabulary();
  const { own, problems } = await readOwnWords(root, null, generator);
  const there = own.find((one) => one.language === language)?.file;
  if (there === undefined) {
    const file = `${wordsFolder}/${language}.yaml`;
    if (existsSync(join(root, file)))
      throw new UsageError(`${file} is there, but cannot be read: ${asTyped('check')} says why.`);
    writeAtomically(join(root, file), wordsFile(language, { own, home, generator, cache: null }));
    shell.output.print(wayTo(root, typed.caller) + file);
    return 0;
  }
  for (const problem of problems.filter(({ file }) => file === there)) shell.errors.print(formatProblem(problem));
  const lines = missingLines(language, { own, home, generator, cache: null });
  shell.errors.print(
    `${there} is there and stays as it is; ${lines === null ? 'it has all words.' : 'these words are missing:'}`,
  );
  if (lines !== null) shell.output.print(lines.trimEnd());
  return 0;
}

/** The language that was typed, by its tag. Throws UsageError with the one that may have been meant. */
function languageOf([typed, ...more]: readonly string[]): string {
  const tag = typed === undefined ? null : canonicalLocale(typed);
  if (tag !== null && more.length === 0) return tag;
  const meant = typed === undefined ? null : languageNamed(typed);
  throw new UsageError(
    typed === undefined || more.length > 0
      ? `One language is needed, by its tag: ${asTyped('words fr')}`
      : `"${typed}" is no language tag: ${meant === null ? 'French is fr, Brazilian Portuguese pt-BR.' : `did you mean ${meant}?`}`,
  );
}

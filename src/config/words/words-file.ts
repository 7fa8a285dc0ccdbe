import { enTexts } from '../../i18n/en.ts';
import { isRecord } from '../../model/is-record.ts';
import { scalar } from '../yaml-text.ts';
import { nameOf } from './check-words.ts';
import { lacking } from './missing-words.ts';
import { partsFor, type WordSources } from './vocabulary.ts';
import { formsOf, isPlural, overlaid, pluralCategories } from './word-tree.ts';

/**
 * A file of words to fill in, as YAML: each word of English stands above its line. Of a language that has words already,
 * these stand there, behind a `#` that is taken away to change one.
 */
export function wordsFile(language: string, sources: WordSources): string {
  const known = partsFor(language, sources).map(({ texts }) => texts);
  const name = nameOf(language);
  if (known.length === 0) {
    return `${filling(name)}\n${lines(enTexts, new Intl.PluralRules(language), '').join('\n')}\n`;
  }
  const texts = known.reduceRight(overlaid, enTexts);
  return `${changing(name)}\n${lines(enTexts, new Intl.PluralRules(language), '', texts).join('\n')}\n`;
}

/** The lines that a language's words lack, as YAML to add to its file; null where they lack none. */
export function missingLines(language: string, sources: WordSources): string | null {
  const names = new Set(lacking(language, sources).map((name) => name.replace(formEnding, '')));
  if (names.size === 0) return null;
  return `${lines(only(enTexts, names, ''), new Intl.PluralRules(language), '').join('\n')}\n`;
}

const formEnding = new RegExp(`\\.(?:${pluralCategories.join('|')})$`);

const filling = (
  name: string,
) => `# The words of the interface in ${name}. English stands above each line to fill in, and stands in for what is empty.
# What is in braces is put in when the word is used: keep it as it is.
`;
const changing = (
  name: string,
) => `# The words of the interface in ${name}, as they are. Take the # away before a line, and before the key above it that
# ends in a colon, to change it. What is in braces is put in when the word is used: keep it as it is.
`;

/** A tree of words as lines; with `texts`, those of the language itself stand there, as comments. */
function lines(tree: object, rules: Intl.PluralRules, indent: string, texts: unknown = null): string[] {
  return Object.entries(tree).flatMap(([key, english]): string[] => {
    const own = isRecord(texts) ? texts[key] : null;
    if (isPlural(english)) {
      const numbers = formsOf(rules.resolvedOptions().locale).map((form) =>
        formLine(form, rules, isRecord(own) ? own[form] : null),
      );
      const comment = isRecord(own) ? '# ' : '';
      const shown = Object.values(english).map(String).join(' / ');
      return [`# ${shown}`, `${comment}${key}:`, ...numbers.map((line) => `${comment}  ${line}`)].map(
        (line) => indent + line,
      );
    }
    if (isRecord(english)) return [`${indent}${key}:`, ...lines(english, rules, `${indent}  `, own)];
    if (typeof own === 'string') {
      // In quotes where it would look like a key: whoever takes all lines in gets none of these.
      const above = own === english ? [] : [`${indent}# ${scalar(String(english))}`];
      return [...above, `${indent}# ${key}: ${scalar(own)}`];
    }
    return [`${indent}# ${String(english)}`, `${indent}${key}:`];
  });
}

/** Whole numbers that show which form a number has: a few from 0 on, and those of which some languages have one more. */
const samples = [...Array.from({ length: 126 }, (_, number) => number), 1000, 1_000_000];
const mostSamples = 6;

/** A line for a form, with numbers that have it in a comment; there is none where only fractions have it. */
function formLine(form: Intl.LDMLPluralRule, rules: Intl.PluralRules, own: unknown): string {
  const numbers = samples.filter((number) => rules.select(number) === form).slice(0, mostSamples);
  const line = typeof own === 'string' ? `${form}: ${scalar(own)}` : `${form}:`;
  return numbers.length === 0 ? line : `${line} # ${numbers.join(', ')}`;
}

function only(tree: object, names: ReadonlySet<string>, path: string): object {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): [string, unknown][] => {
      const name = path + key;
      if (names.has(name)) return [[key, value]];
      if (!isRecord(value) || isPlural(value)) return [];
      const inner = only(value, names, `${name}.`);
      return Object.keys(inner).length === 0 ? [] : [[key, inner]];
    }),
  );
}

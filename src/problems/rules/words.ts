import { asTyped } from '../../engine/typed.ts';
import { meant } from '../nearest.ts';
import { rule } from '../problem.ts';

// What can be wrong with the words of the interface: the files of `content/words/`, and a site's language.

export const misnamedWords = rule(
  'misnamed-words',
  'error',
  {
    about: 'A file of words is found by the tag of its language.',
    wrong: { files: { 'content/words/british.yaml': 'labels:\n  posts: Articles\n' } },
    right: { files: { 'content/words/en-GB.yaml': 'labels:\n  posts: Articles\n' } },
  },
  (name: string, tag: string | null) =>
    `"${name}" is no language tag (BCP 47), by which a file of words is called: rename it${tag === null ? ', as in fr.yaml for French.' : ` to ${tag}.yaml.`}`,
);
export const unknownPlaceholder = rule(
  'unknown-placeholder',
  'error',
  {
    about: 'Only names that a text has are replaced in it; another would be shown in braces.',
    wrong: { files: { 'content/words/en-GB.yaml': 'phrases:\n  pageOf: Page {numbre} of {total}\n' } },
    right: { files: { 'content/words/en-GB.yaml': 'phrases:\n  pageOf: Page {number} of {total}\n' } },
  },
  (key: string, name: string, known: readonly string[], nearest: string | null) => {
    const braces = known.map((one) => `{${one}}`).join(', ');
    const remedy = known.length === 0 ? 'take it out.' : `${braces} may stand there.`;
    return `nothing is put in for {${name}} in "${key}": ${meant(nearest && `{${nearest}}`, remedy)}`;
  },
);
export const unknownForm = rule(
  'unknown-form',
  'warning',
  {
    about: 'A language has its own forms for numbers; another is never asked for.',
    wrong: {
      files: {
        'content/words/en-GB.yaml':
          'phrases:\n  postCount:\n    one: A post\n    few: "{count} posts"\n    other: "{count} posts"\n',
      },
    },
    right: {
      files: { 'content/words/en-GB.yaml': 'phrases:\n  postCount:\n    one: A post\n    other: "{count} posts"\n' },
    },
  },
  (form: string, language: string, forms: readonly string[]) =>
    `no number in ${language} has the form "${form}": it has ${forms.join(', ')}. Take this line out.`,
);
export const missingWords = rule(
  'missing-words',
  'warning',
  {
    about: 'Words that a language lacks stand in English between the others.',
    wrong: { files: { 'content/words/cy.yaml': 'labels:\n  posts: Cofnodion\n' } },
    right: { files: { 'content/words/en-GB.yaml': 'labels:\n  posts: Articles\n' } },
  },
  (names: readonly string[], language: string, tag: string) =>
    `English stands in for ${names.length === 1 ? 'a word' : `${names.length} words`} in ${language}: ${shortened(names)}. "${asTyped(`words ${tag}`)}" prints the lines to add.`,
);
export const unknownLanguage = rule(
  'unknown-language',
  'warning',
  {
    about: 'A language without words has an interface in English.',
    wrong: { site: 'language: eo' },
    right: { site: 'language: de' },
  },
  (language: string, tag: string) =>
    `the interface has no words in ${language}, and English stands in: "${asTyped(`words ${tag}`)}" begins a file for them, or write a language that it has.`,
);

/** Names that are told; whoever lacks more needs the whole list, not a longer line. */
const mostNames = 6;

function shortened(names: readonly string[]): string {
  const more = names.length - mostNames;
  return [...names.slice(0, mostNames), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

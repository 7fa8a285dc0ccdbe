import { written } from './numbers.js';

/** What is announced, in the page's language. */
export function searchTexts(texts, language) {
  let rules;
  const filled = (text, values) => text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name]);
  const counted = (forms, total, query) => {
    rules ??= new Intl.PluralRules(language);
    return filled(forms[rules.select(total)] ?? forms.other, { count: written(total), query });
  };
  return {
    ...texts,
    /** How many results a search has, and for which words where they are not those that were typed. */
    outcome({ total, corrected, isBeginning }, query) {
      if (!query) return total === 0 ? texts.noneFiltered : counted(texts.filtered, total, query);
      if (corrected !== null) {
        const instead = filled(texts.corrected, { query, corrected });
        const outcome =
          total === 0 ? filled(texts.none, { query: corrected }) : counted(texts.results, total, corrected);
        return `${instead}. ${outcome}`;
      }
      if (total === 0) return filled(texts.none, { query });
      return counted(texts.results, total, query) + (isBeginning ? ` ${texts.beginning}` : '');
    },
    /** The name of a term's archive, with what kind of one it is. */
    archive: (kind, name) => filled(texts.archives[kind], { name }),
  };
}

/** What is announced, in the page's language. */
export function searchTexts(texts, language) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return {
    ...texts,
    /** How many results a search has; and where it has none, that. */
    outcome(total, query) {
      const [forms, none] = query ? [texts.results, texts.none] : [texts.filtered, texts.noneFiltered];
      const text = total === 0 ? none : (forms[rules.select(total)] ?? forms.other);
      return text.replace('{count}', () => numbers.format(total)).replace('{query}', () => query);
    },
  };
}

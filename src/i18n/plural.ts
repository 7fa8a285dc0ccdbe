/** A text in the forms that a language has for numbers; a number whose form is not here has the one of `other`. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string | undefined>> & { other: string }>;

/** The forms of numbers below this one are remembered, as written numbers are. */
const remembered = 1000;

/**
 * Gives the form of a text for a number, by the rules of a language (Unicode CLDR, cardinal numbers). The number as it
 * is written takes the place of `{count}`.
 */
export function pluralForms(language: string): (count: number, written: string, forms: Plural) => string {
  const rules = new Intl.PluralRules(language);
  const known: Intl.LDMLPluralRule[] = [];
  const ruleOf = (count: number) => {
    const rule = known[count] ?? rules.select(count);
    if (count >= 0 && count < remembered) known[count] = rule;
    return rule;
  };
  return (count, written, forms) => (forms[ruleOf(count)] ?? forms.other).replace('{count}', () => written);
}

/** A text in the forms that a language has for numbers; a number whose form is not here has the one of `other`. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string | undefined>> & { other: string }>;

/**
 * Gives the form of a text for a number, by the rules of a language (Unicode CLDR, cardinal numbers). The number as it
 * is written takes the place of `{count}`.
 */
export function pluralForms(language: string): (count: number, written: string, forms: Plural) => string {
  const rules = new Intl.PluralRules(language);
  return (count, written, forms) => (forms[rules.select(count)] ?? forms.other).replace('{count}', () => written);
}

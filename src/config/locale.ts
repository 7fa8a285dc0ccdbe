const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** The direction in which a language is written, from its script or the likeliest one (Unicode CLDR). */
export function textDirection(language: string): 'ltr' | 'rtl' {
  return rightToLeftScripts.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/**
 * A language as Open Graph writes it, with a territory: `en_US`. One that names none is that of the likeliest (Unicode
 * CLDR); a region of several (`es-419`) is none. A language of no territory, such as Esperanto, stands alone.
 */
export function openGraphLocale(language: string): string {
  const locale = new Intl.Locale(language);
  const likely = new Intl.Locale(locale.language, locale.script === undefined ? {} : { script: locale.script });
  const territory = [locale.region, likely.maximize().region].find((region) => /^[A-Z]{2}$/.test(region ?? ''));
  return territory === undefined ? locale.language : `${locale.language}_${territory}`;
}

/**
 * The canonical form of a BCP 47 language tag, or null where it is none. No language has a longer subtag than three
 * letters (RFC 5646, 2.2.1 reserves them): `german` is a word, and `und` says that nobody knows which it is.
 */
export function canonicalLocale(tag: string): string | null {
  if (!/^(?!und\b)[a-z]{2,3}(?:-|$)/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

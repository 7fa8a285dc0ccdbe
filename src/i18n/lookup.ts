/** The United States, their territories, and the countries whose English is American. */
const american = new Set(['US', 'AS', 'FM', 'GU', 'MH', 'MP', 'PH', 'PR', 'PW', 'UM', 'VI']);

/**
 * The languages whose words a site in a language (BCP 47) may have, the nearest first: `de-AT`, then `de`; `zh-TW`, then
 * `zh-Hant`, then `zh` (RFC 4647, 3.4, with the likeliest script of Unicode's CLDR between). English outside America is
 * first that of Britain.
 */
export function lookupChain(language: string): readonly string[] {
  const tag = new Intl.Locale(language).baseName;
  const { language: base, script, region } = new Intl.Locale(tag).maximize();
  const british = base === 'en' && !american.has(region ?? '') ? ['en-GB'] : [];
  return [...new Set([tag, `${base}-${script}`, ...british, base])];
}

const formats = new Map<string, Intl.NumberFormat>();

/**
 * Writes whole numbers as a language does (Unicode CLDR); one that CLDR does not know as English, not as the machine's
 * own language would. Formatting is cheap, making a formatter is not: each is made once.
 */
export function numberFormat(language: string): (value: number) => string {
  const format = formats.get(language) ?? new Intl.NumberFormat([language, 'en']);
  formats.set(language, format);
  return (value) => format.format(value);
}

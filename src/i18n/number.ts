import { once } from '../model/once.ts';

const writers = new Map<string, (value: number) => string>();

/** Numbers below this one are written once and remembered: minutes of reading, positions, counts of small lists. */
const remembered = 1000;

/**
 * Writes whole numbers as a language does (Unicode CLDR); one that CLDR does not know as English, not as the machine's
 * own language would. Formatting is cheap, making a formatter is not: each is made once, for the first number.
 */
export function numberFormat(language: string): (value: number) => string {
  const writer = writers.get(language) ?? newWriter(language);
  writers.set(language, writer);
  return writer;
}

function newWriter(language: string): (value: number) => string {
  const written: string[] = [];
  const format = once(() => new Intl.NumberFormat([language, 'en']));
  return (value) => {
    if (!(value >= 0 && value < remembered)) return format().format(value);
    const known = written[value] ?? format().format(value);
    written[value] = known;
    return known;
  };
}

/** What luxon's formats are made of: runs of one letter, each of which stands for something. */
const tokens = new Set(
  `S SSS u uu uuu s ss m mm h hh H HH Z ZZ ZZZ ZZZZ ZZZZZ z a d dd c ccc cccc ccccc E EEE EEEE EEEEE L LL LLL LLLL LLLLL
  M MM MMM MMMM MMMMM y yy yyyy yyyyyy G GG GGGGG kk kkkk W WW n nn ii iiii o ooo q qq X x
  D DD DDD DDDD t tt ttt tttt T TT TTT TTTT f ff fff ffff F FF FFF FFFF`.split(/\s+/),
);

/** Those that say which day it is, or at least which year. */
const ofDays = /^(?:[dLMyckWoqnixXEDfF])/;

/** The runs of letters in a format that are not in its quotes. */
function runsIn(format: string): string[] {
  return format.replaceAll(/'[^']*'?/g, ' ').match(/([A-Za-z])\1*/g) ?? [];
}

/**
 * True for a format that shows a date: each of its letters is one of luxon's tokens, and they say more than the time of day.
 * `mm` are minutes, which nobody wants beside a year where no hours are.
 */
export function isDateFormat(format: string): boolean {
  const runs = runsIn(format);
  const hasMinutes = runs.some((run) => /^m+$/.test(run));
  const hasHours = runs.some((run) => /^[hH]+$/.test(run));
  return runs.every((run) => tokens.has(run)) && runs.some((run) => ofDays.test(run)) && (!hasMinutes || hasHours);
}

type Notation = Readonly<Record<string, string>>;

const strftime: Notation = {
  Y: 'yyyy',
  y: 'yy',
  m: 'LL',
  B: 'LLLL',
  b: 'LLL',
  h: 'LLL',
  d: 'dd',
  e: 'd',
  A: 'cccc',
  a: 'ccc',
  j: 'ooo',
  H: 'HH',
  I: 'hh',
  M: 'mm',
  p: 'a',
  F: 'yyyy-LL-dd',
};
const php: Notation = {
  F: 'LLLL',
  M: 'LLL',
  m: 'LL',
  n: 'L',
  d: 'dd',
  j: 'd',
  Y: 'yyyy',
  y: 'yy',
  l: 'cccc',
  D: 'ccc',
};
const moment: Notation = {
  YYYY: 'yyyy',
  YY: 'yy',
  MMMM: 'LLLL',
  MMM: 'LLL',
  MM: 'LL',
  M: 'L',
  mmmm: 'LLLL',
  mmm: 'LLL',
  mm: 'LL',
  m: 'L',
  DD: 'dd',
  D: 'd',
  Do: 'd',
  dddd: 'cccc',
  ddd: 'ccc',
};
const examples: Notation = {
  January: 'LLLL',
  Jan: 'LLL',
  '01': 'LL',
  '1': 'L',
  '02': 'dd',
  '2': 'd',
  '2006': 'yyyy',
  '06': 'yy',
  Monday: 'cccc',
  Mon: 'ccc',
};

/** What is a format in another notation (strftime, moment, PHP, an example as in Go) in luxon's; null where it is in none. */
export function likelyDateFormat(typed: string): string | null {
  const forms = [
    typed.replaceAll(/%-?([A-Za-z])/g, (whole, letter: string) => strftime[letter] ?? whole),
    typed.replaceAll(/[A-Za-z]+|\d+/g, (word) => examples[word] ?? word),
    typed.replaceAll(/Do|([A-Za-z])\1*/g, (run) => moment[run] ?? run),
    typed.replaceAll(/(?<![A-Za-z])[A-Za-z](?![A-Za-z])/g, (letter) => php[letter] ?? letter),
  ];
  return forms.find((form) => form !== typed && isDateFormat(form) && /y.*[Ld]|[Ld].*y/.test(form)) ?? null;
}

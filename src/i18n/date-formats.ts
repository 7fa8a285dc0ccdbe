/**
 * The long date of CLDR (`dateFormats/long`) as luxon writes formats, by language or by language and region. Kept here
 * and not asked of the machine, whose ICU may be another: a site is the same wherever it is built.
 */
const languagesByFormat: Readonly<Record<string, string>> = {
  'LLLL d, yyyy': 'en en-CA en-PH en-US ceb chr fil kn lkt om or so ti tl xh zu',
  'd. MMMM yyyy': 'cs da de dsb et fi fo gsw hsb is ksh lb nb nn no sk sl wae',
  "d 'de' MMMM 'de' yyyy": 'es gl pt',
  // Their months come with the preposition: `de juny`, `d’abril`.
  "d MMMM 'de' yyyy": 'ast',
  "d MMMM 'del' yyyy": 'ca',
  'd. MMMM yyyy.': 'bs hr sh sr',
  yyyy年M月d日: 'ja yue zh',
  'yyyy년 MMMM d일': 'ko',
  "d MMMM yyyy 'г'.": 'be bg mk ru',
  "d MMMM yyyy 'р'.": 'uk',
  "yyyy 'ж'. d MMMM": 'kk',
  "yyyy-'ж'., d-MMMM": 'ky',
  "yyyy 'оны' MMMM'ын' d": 'mn',
  "d MMMM, yyyy 'ел'": 'tt',
  "dd MMMM, yyyy 'թ'.": 'hy',
  'd MMMM, yyyy': 'as bn brx gu ha ka mr ta te vi wo',
  'd-MMMM, yyyy': 'uz',
  'yyyy MMMM d': 'kw my ne ps rw sd se si',
  'yyyy. MMMM d.': 'hu',
  "yyyy. 'gada' d. MMMM": 'lv',
  "yyyy 'm'. MMMM d 'd'.": 'lt',
  "yyyy'(e)ko' MMMM'ren' d'(a)'": 'eu',
  "d 'ta’' MMMM yyyy": 'mt',
  "d'mh' MMMM yyyy": 'gd',
  "d 'ב'MMMM yyyy": 'he iw',
  'd MMMM، yyyy': 'ur',
  'dd MMMM yyyy': 'af tg en-ZA',
};

/** What is left: the order that most languages have, and English outside America. */
const commonFormat = 'd MMMM yyyy';

const formats = new Map(
  Object.entries(languagesByFormat).flatMap(([format, tags]) => tags.split(' ').map((tag) => [tag, format] as const)),
);

/** How a language (BCP 47) writes a date in full, as luxon's format: `d. MMMM yyyy`, `yyyy年M月d日`. */
export function longDateFormat(language: string): string {
  const { language: name, region } = new Intl.Locale(language);
  const regional = region === undefined ? undefined : formats.get(`${name}-${region}`);
  if (regional !== undefined) return regional;
  return name === 'en' && region !== undefined ? commonFormat : (formats.get(name) ?? commonFormat);
}

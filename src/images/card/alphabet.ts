/**
 * The characters that drawn pictures may have, those of the fonts in fonts.ts: Latin with Vietnamese, Greek, Cyrillic
 * and Arabic, their marks and digits, and the signs that prose uses. Known without opening a font, as every build asks.
 */
const covered = [
  // Latin.
  '\\x20-\\x7e\\xa0-\\u012b\\u012e-\\u0131\\u0134-\\u0165\\u0168-\\u017f\\u018f\\u0192\\u01a0\\u01a1\\u01af\\u01b0',
  '\\u01cd-\\u01dc\\u01e6\\u01e7\\u0218-\\u021b\\u0259\\u02bb\\u02bc\\u02be\\u02bf\\u1e80-\\u1e85\\u1e9e\\u1ea0-\\u1ef9',
  '\\u0300-\\u0304\\u0306-\\u030c\\u031b\\u0323\\u0324\\u0326-\\u0329\\u032e\\u0331',
  // Greek and Cyrillic.
  '\\u0384-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ce\\u0400-\\u045f\\u0490-\\u0493\\u0496-\\u049b\\u04a0-\\u04a3',
  '\\u04ae-\\u04b3\\u04d8\\u04d9\\u04e8\\u04e9',
  // Arabic, with what joins and parts its letters.
  '\\u0600-\\u06ff\\u0750-\\u077f\\u200c-\\u200f',
  // Signs.
  '\\u2009\\u200b\\u2010\\u2012-\\u2015\\u2018-\\u201a\\u201c-\\u201e\\u2020-\\u2022\\u2026\\u202f\\u2030\\u2032\\u2033',
  '\\u2039\\u203a\\u2044\\u2070\\u2074-\\u2079\\u2080-\\u2089\\u20ac\\u20b4\\u20b9\\u20ba\\u20bd\\u2116\\u2122',
  '\\u2190-\\u2193\\u2206\\u220f\\u2211\\u2212\\u221a\\u221e\\u222b\\u2248\\u2260\\u2264\\u2265',
].join('');
const drawable = new RegExp(`^[${covered}]+$`);

/** True for a text of which every character can be drawn; no other is drawn at all, as boxes would stand in for it. */
export function isDrawable(text: string): boolean {
  return drawable.test(text.normalize('NFC'));
}

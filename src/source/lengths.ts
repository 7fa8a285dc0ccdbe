import type { Locate } from '../config/yaml-places.ts';
import { isAscii } from '../model/accents.ts';
import type { SiteDate } from '../model/date.ts';
import type { Problem } from '../problems/problem.ts';
import { earlyDate, longDescription, longTitle } from '../problems/rules/names.ts';

/** What search engines show of a title and a description: Bing's webmaster guidelines tell longer ones by these numbers. */
const mostInTitle = 70;
const mostInDescription = 160;

/** Titles and descriptions of which a search result shows only the beginning. */
export function lengthProblems(
  { title, description }: { readonly title: string; readonly description: string | null },
  place: Locate,
): Problem[] {
  const [inTitle, inDescription] = [widthOf(title), widthOf(description ?? '')];
  const problems: Problem[] = [];
  if (inTitle > mostInTitle) problems.push(longTitle(place(['title']), inTitle, mostInTitle));
  if (inDescription > mostInDescription)
    problems.push(longDescription(place(['description']), inDescription, mostInDescription));
  return problems;
}

/** Letters; one of a script whose letters are twice as wide counts twice. */
function widthOf(text: string): number {
  if (isAscii(text)) return text.length;
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return [...text].length + wide;
}

const day = 86_400_000;

/** Dates of a post that are before its own. A day alone stands for every time of it. */
export function orderProblems(
  { date, updated, expires }: Readonly<Record<'date' | 'updated' | 'expires', SiteDate | null>>,
  place: Locate,
): Problem[] {
  if (date === null) return [];
  return [
    ...(updated !== null && date.millis - updated.millis >= day
      ? [earlyDate(place(['updated']), 'updated', date.text)]
      : []),
    ...(expires !== null && expires.millis <= date.millis ? [earlyDate(place(['expires']), 'expires', date.text)] : []),
  ];
}

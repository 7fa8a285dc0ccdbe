import type { Post } from '../model/post.ts';
import { atKeys, type Problem } from '../problems/problem.ts';
import { unlikelyDate } from '../problems/rules/names.ts';

/** The first page of the web is of this year. */
const firstYear = 1991;
const day = 86_400_000;
/** Some schedule posts for years ahead, to have them out of the way. */
const farthest = 10 * 365 * day;

/**
 * Dates that were most likely mistyped, at a time: before there was a web, more than ten years ahead, or of a change that is
 * yet to come in a post that is there.
 */
export function unlikelyDates(posts: readonly Pick<Post, 'source' | 'date' | 'updated'>[], now: number): Problem[] {
  return posts.flatMap(({ source, date, updated }) => {
    const told = (key: string, reason: string, iso: string) =>
      unlikelyDate(atKeys(source, [key]), key, iso.slice(0, 10), reason, likelyYear(iso, now));
    if (Number(date.iso.slice(0, 4)) < firstYear) return [told('date', 'is before there was a web', date.iso)];
    if (date.millis > now + farthest) return [told('date', 'is more than ten years ahead', date.iso)];
    const isAhead = updated !== null && date.millis <= now && updated.millis > now + day;
    return isAhead ? [told('updated', 'is a day that is yet to come', updated.iso)] : [];
  });
}

/** The latest year up to now that has the digits of a date’s, in another order or but for one of them; null where none is near. */
function likelyYear(iso: string, now: number): string | null {
  const typed = iso.slice(0, 4);
  if (typed.startsWith('0')) return null;
  const sorted = (text: string) => [...text].sort().join('');
  const last = new Date(now).getUTCFullYear();
  const years = Array.from({ length: last - firstYear + 1 }, (_, index) => String(last - index));
  return (
    years.find((one) => sorted(one) === sorted(typed)) ??
    years.find((one) => [...one].filter((digit, index) => digit !== typed.charAt(index)).length === 1) ??
    null
  );
}

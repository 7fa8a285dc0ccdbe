import { IANAZone } from 'luxon';
import { millisOf, offsetOf } from './time-zone.ts';
import type { WxrItem } from './wxr/records.ts';

type Dated = Pick<WxrItem, 'date' | 'dateGmt' | 'modified' | 'modifiedGmt' | 'pubDate'>;

/**
 * The date of an item as front matter has it: the local time, with its distance to UTC where the site's zone would give
 * another. A draft without one has that of its last change. Null where an export knows none.
 */
export function dateOf(item: Dated, timeZone: string): string | null {
  const modified = written({ date: item.modified, dateGmt: item.modifiedGmt }, timeZone);
  return written(item, timeZone) ?? modified ?? ofFeed(item.pubDate);
}

/** The date of the last change; null where that is the item's own, or is before it. */
export function updatedOf(item: Dated, timeZone: string): string | null {
  const [changed, made] = [millisOf(item.modified), millisOf(item.date)];
  if (changed === null || made === null || changed <= made) return null;
  return written({ date: item.modified, dateGmt: item.modifiedGmt }, timeZone);
}

function written({ date, dateGmt }: Pick<WxrItem, 'date' | 'dateGmt'>, timeZone: string): string | null {
  const [local, gmt] = [millisOf(date), millisOf(dateGmt)];
  if (local === null) return gmt === null ? null : `${iso(gmt)}Z`;
  const offset = offsetOf({ date, dateGmt });
  const isOfSite = offset === null || gmt === null || IANAZone.create(timeZone).offset(gmt) === offset;
  return iso(local) + (isOfSite ? '' : offsetText(offset));
}

function ofFeed(pubDate: string): string | null {
  const millis = Date.parse(pubDate);
  return Number.isNaN(millis) || millis < 0 ? null : `${iso(millis)}Z`;
}

function iso(millis: number): string {
  return new Date(millis).toISOString().slice(0, 19);
}

function offsetText(minutes: number): string {
  const whole = Math.abs(minutes);
  const digits = (number: number) => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(whole / 60))}:${digits(whole % 60)}`;
}

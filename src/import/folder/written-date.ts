import { DateTime } from 'luxon';
import { likelyDate, readingsOf } from '../../model/likely-date.ts';
import { DateError, readWrittenDate } from '../../model/written-date.ts';

/** A date of a source: as this contract reads it, and as a clock. */
export interface EntryDate {
  readonly text: string;
  /** In the zone in which the source's addresses are made. */
  readonly time: DateTime;
}

/**
 * Reads a date. Without a zone it is in `zone`, the source's; its clock is set to that zone, unless `keepsOwnZone`, as
 * Hugo's addresses have the date as it was written. Null for what is no date.
 */
export function readEntryDate(typed: string, zone: string, keepsOwnZone = false): EntryDate | null {
  const text = readable(typed);
  if (text === null) return null;
  const { zone: own, ...written } = readWrittenDate(text);
  const time = DateTime.fromObject(written, { zone: own ?? zone });
  return { text, time: keepsOwnZone ? time : time.setZone(zone) };
}

/** A text that this contract reads as a date: as it is, else the one that its numbers mean. */
function readable(written: string): string | null {
  const typed = isoOfAsctime(written);
  for (const text of [typed.trim(), readingsOf(typed).length === 0 ? null : likelyDate(typed)]) {
    if (text === null) continue;
    try {
      readWrittenDate(text);
      return text;
    } catch (error) {
      if (!(error instanceof DateError)) throw error;
    }
  }
  return null;
}

const asctime =
  /^\s*(?:[a-z]{3}\s+)?([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}(?::\d{2})?)\s+(?:([a-z]{2,4}|[+-]\d{4})\s+)?(\d{4})\s*$/i;

/** Zones of Europe as programs there name them: no other zone shares these names. */
const zones: Readonly<Record<string, string>> = {
  WET: '+00:00',
  CET: '+01:00',
  CEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
};

/** A date as C and the command `date` print it, `Fri Sep  3 11:21:31 CEST 2021`, with its parts in the usual order; any other as it is. */
function isoOfAsctime(typed: string): string {
  const [, month, day, time, zone = '', year] = asctime.exec(typed) ?? [];
  return month === undefined ? typed : `${month} ${day} ${year} ${time} ${zones[zone.toUpperCase()] ?? zone}`.trim();
}

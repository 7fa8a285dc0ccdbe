import { DateTime } from 'luxon';
import { likelyDate } from '../../model/likely-date.ts';
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

/** A text that this contract reads as a date: as it is, else the nearest one that it may mean. */
function readable(typed: string): string | null {
  for (const text of [typed.trim(), likelyDate(typed)]) {
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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingsOf } from '../../src/model/likely-date.ts';

test('a text that is no date is read as the dates that its numbers may be, and as none that nobody typed', () => {
  for (const [typed, ...readings] of [
    ['3.4.2025', '2025-04-03', '2025-03-04'],
    ['03/04/25', '2025-04-03', '2025-03-04'],
    ['25.12.2025', '2025-12-25'],
    ['12/25/2025', '2025-12-25'],
    ['4/4/2025', '2025-04-04'],
    ['“2025-06-01”', '2025-06-01'],
    ['2026-13-01', '2026-01-13'],
    ['2026-02-01 25:00', '2026-02-01'],
    ['2026-02-30'],
    ['2025-06-31'],
    ['31/31/2025'],
    ['9:00'],
    ['tomorrow'],
    ['22 June'],
    ['2025-06'],
  ] as const) {
    assert.deepEqual(readingsOf(typed), readings, typed);
  }
});

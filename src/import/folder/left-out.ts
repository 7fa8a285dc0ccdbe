import { note } from '../notes.ts';
import type { OtherFile } from './blog.ts';

/** Something of a source that becomes no text, and why. `address` is where readers found it; null where that is not known. */
export function leftOut(
  type: string,
  file: string,
  reason: string,
  { kind = 'leftOut', address = null }: { kind?: 'leftOut' | 'changed'; address?: string | null } = {},
): OtherFile {
  return {
    kind: 'other',
    origin: { type, title: file, file, line: null, url: null },
    outcome: `left out: ${reason}`,
    isLeftOut: true,
    address,
    assets: [],
    wanted: [],
    notes: [note(kind, `${type}: ${reason}`)],
  };
}

/** Something of a source that becomes no text by itself, and what of it stands where. */
export function made(type: string, file: string, outcome: string): OtherFile {
  return { ...leftOut(type, file, ''), outcome, isLeftOut: false, notes: [] };
}

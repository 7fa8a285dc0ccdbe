import { join } from 'node:path';
import { readStored, writeSealed } from '../cache/sealed-file.ts';
import { areKnownOutcomes, type KnownOutcome } from './outcome.ts';

/** Counted up when what is kept means something else. */
const key = 'links 1';

/** What earlier runs have learnt, by address; nothing where there is none. */
export function readKnown(cache: string): Readonly<Record<string, KnownOutcome>> {
  return readStored(fileIn(cache), key, areKnownOutcomes) ?? {};
}

/** Keeps what is known for the next run. */
export function keepKnown(cache: string, known: Readonly<Record<string, KnownOutcome>>): void {
  writeSealed(fileIn(cache), key, JSON.stringify(known));
}

function fileIn(cache: string): string {
  return join(cache, 'links.json');
}

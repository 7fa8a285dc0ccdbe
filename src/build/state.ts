import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readSealed, writeSealed } from '../cache/sealed-file.ts';

/** What the last build left at one path of the output folder. */
export interface OutputRecord {
  readonly output: string;
  /** What it was made from; null while it is being written: whatever is there then has to be made again. */
  readonly fingerprint: string | null;
  readonly size: number;
  /** Milliseconds, as the file system tells. */
  readonly modified: number;
  readonly hash: string;
}

/** The output of the last build, by path: exactly the files that are Broadsheet's own. */
export type OutputState = ReadonlyMap<string, OutputRecord>;

/** The form of the state file; another form is another key. */
const key = 'output-1';

/** The state that the last build left; empty where there is none, or none that can be trusted. */
export function loadState(file: string): OutputState {
  const text = readSealed(file, key);
  // The seal says that Broadsheet wrote the text, whole: its shape is the type's.
  const records: readonly OutputRecord[] = text === null ? [] : JSON.parse(text);
  return new Map(records.map((record) => [record.output, record]));
}

/** Keeps the state for the next build. */
export function saveState(file: string, records: Iterable<OutputRecord>): void {
  writeSealed(file, key, JSON.stringify([...records]));
}

/** Names files that are about to be written: were the build to end now, the next one would know that they are ours. */
export function announceOutputs(file: string, outputs: readonly string[]): void {
  const announced = outputs.map(
    (output): OutputRecord => ({ output, fingerprint: null, size: 0, modified: 0, hash: '' }),
  );
  const known = [...loadState(file).values()].filter((record) => !outputs.includes(record.output));
  saveState(file, [...known, ...announced]);
}

/**
 * True where the file on disk is still the one that was recorded. Size and time decide; where only the time differs,
 * as after a CI cache was unpacked, its bytes do.
 */
export function isIntact(outputFolder: string, record: OutputRecord): boolean {
  const path = join(outputFolder, record.output);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile() || stat.size !== record.size) return false;
  return stat.mtimeMs === record.modified || contentHash(readFileSync(path)) === record.hash;
}

/** The hash that output is recorded under. */
export function contentHash(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, 22);
}

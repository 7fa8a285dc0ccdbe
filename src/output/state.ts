import type { Stats } from 'node:fs';
import { sha256OfFile } from '../cache/file-hash.ts';
import { type Base, type Layer, LayeredFile, type LayerForm, layerOf, layerPieces } from '../cache/layered-file.ts';
import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isCount, isNumber, isText, listOf, nullOr, objectOf, textLike } from '../cache/shape.ts';
import { isOutputPath } from '../model/output-path.ts';
import { entryAt } from './entry.ts';
import { type OutputFolder, outputName } from './places.ts';

/** What the last build left at one path of the output folder. */
export interface OutputRecord {
  readonly output: string;
  /** The output whose bytes these are, compressed; null for a file of its own. */
  readonly of: string | null;
  /** What it was made from; null while it is being written: whatever is there then has to be made again. */
  readonly fingerprint: string | null;
  /** Stands for the texts that it prints; see `Route`. Empty for what is no page. */
  readonly texts: string;
  readonly size: number;
  /** Stands for the bytes in their place; see `inPlace`. */
  readonly stamp: string;
  /** The SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
  /** What a policy has to allow where it is shown, one need a line; the same text for most pages of a site. */
  readonly needs: string;
}

/** What is said of all of an output. */
interface Whole {
  /** Stands for everything but the texts of single files; null where it is not known. See `metadataKey`. */
  readonly metadata: string | null;
  /** Stands for the manifest in its place; null where none was written. See `manifestStamp`. */
  readonly manifest: string | null;
}

/** The output of the last build: exactly the files that are Broadsheet's own. */
export interface OutputState extends Whole {
  /** By path. */
  readonly records: ReadonlyMap<string, OutputRecord>;
  /** The file that changes of it are kept for; null where there is none. */
  readonly base: Base<OutputRecord> | null;
}

/** The state that the last build left; empty where there is none, or none that can be trusted. */
export function loadState(folder: OutputFolder): OutputState {
  const read = stateFile(folder).read();
  if (read === null) return { metadata: null, manifest: null, records: new Map(), base: null };
  return { ...read.head, records: read.items, base: read.base };
}

/** The state that is to be kept. */
interface Content extends Omit<OutputState, 'records'> {
  readonly records: readonly OutputRecord[];
}

/** The state as it is kept: what pages need is written once, and pages have the numbers of it. */
interface KeptHead extends Whole {
  readonly needs: readonly string[];
}
type KeptRecord = Omit<OutputRecord, 'needs'> & { readonly needs: number };
type KeptLayer = Layer<KeptHead, KeptRecord>;

/** What a record names is removed when nothing makes it any more: it is believed only where it lies in the output folder. */
const isState = layerOf(
  objectOf<KeptHead>({
    metadata: nullOr(isText),
    manifest: nullOr(isText),
    needs: listOf(textLike(/^(?:[a-z-]+ [^\s;,]+(?:\n|$))*$/)),
  }),
  objectOf<KeptRecord>({
    output: (value): value is string => isText(value) && isOutputPath(value),
    of: nullOr(isText),
    fingerprint: nullOr(isText),
    texts: isText,
    size: isNumber,
    stamp: isText,
    hash: isText,
    needs: isCount,
  }),
);

const stateForm: LayerForm<KeptLayer, Whole, OutputRecord> = {
  nameOf: (record) => record.output,
  kept: ({ head, items, gone }) => {
    const needs = [...new Set(items.map((record) => record.needs))];
    const numbers = new Map(needs.map((text, number) => [text, number]));
    const numbered = items.map((record) => ({ ...record, needs: numbers.get(record.needs) ?? 0 }));
    return { head: { ...head, needs }, items: numbered, gone };
  },
  layer: ({ head: { needs, ...head }, items, gone }) => {
    return { head, items: items.map((record) => ({ ...record, needs: needs[record.needs] ?? '' })), gone };
  },
};

/** What the last build left, by output folder. What it says of each file decides; the key is the form alone. */
export const stateStore = sealedStore({
  place: 'output-*.json',
  key: () => 'output-7',
  shape: isState,
  pieces: layerPieces,
  pruned: 'replaced',
});

/** What has changed of it since all was written: see `LayeredFile`. */
export const changedStateStore = sealedStore({
  place: 'changes-*.json',
  key: (seal: string) => seal,
  shape: isState,
  pieces: layerPieces,
  pruned: 'replaced',
});

function stateFile(folder: OutputFolder): LayeredFile<KeptLayer, Whole, OutputRecord> {
  const name = outputName(folder);
  return new LayeredFile(
    keptFile(stateStore, folder.cache, [], name),
    (seal) => keptFile(changedStateStore, folder.cache, [seal], name),
    stateForm,
  );
}

/** Keeps the state for the next build. */
export function saveState(folder: OutputFolder, { metadata, manifest, records, base }: Content): void {
  stateFile(folder).write({ metadata, manifest }, records, base);
}

/**
 * What the state says of a file between its making and its place: that it is ours, and not to be trusted. What its bytes are
 * nobody asks then.
 */
export function beingWritten({ output, of }: Pick<OutputRecord, 'output' | 'of'>): OutputRecord {
  return { output, of, fingerprint: null, texts: '', size: 0, stamp: '', hash: '', needs: '' };
}

/** Names files that are about to be written: were the build to end now, the next one would know that they are ours. */
export function announceOutputs(folder: OutputFolder, outputs: readonly string[]): void {
  const announced = outputs.map((output) => beingWritten({ output, of: null }));
  const { records, ...others } = loadState(folder);
  const known = [...records.values()].filter((record) => !outputs.includes(record.output));
  saveState(folder, { ...others, records: [...known, ...announced] });
}

/**
 * The record of a file that is still the one that was recorded; null where it is not. Its stamp decides; where that differs, as after
 * a CI cache was unpacked, its bytes do, and the record has the new stamp: the next build need not read them again.
 */
export function intactRecord(outputFolder: string, record: OutputRecord): OutputRecord | null {
  const path = `${outputFolder}/${record.output}`;
  const stat = entryAt(path);
  if (stat === undefined || !stat.isFile() || stat.size !== record.size) return null;
  const stamp = stampIn(stat);
  if (stamp === record.stamp) return record;
  return sha256OfFile(path, stat.size) === record.hash ? { ...record, stamp } : null;
}

/**
 * The record of a file that has come to its place. Its stamp is what a file system tells of it and nobody can set: with
 * the time of the last change of its bytes alone, which archives give back, old bytes of the same length pass for new.
 */
export function inPlace(outputFolder: string, record: OutputRecord): OutputRecord {
  const stat = entryAt(`${outputFolder}/${record.output}`);
  return stat === undefined ? record : { ...record, stamp: stampIn(stat) };
}

/** Stands for the manifest that is in its place; null where there is none. */
export function manifestStamp(file: string): string | null {
  const stat = entryAt(file);
  return stat === undefined ? null : stampIn(stat);
}

function stampIn({ mtimeMs, ctimeMs, ino }: Stats): string {
  return `${mtimeMs} ${ctimeMs} ${ino}`;
}

import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Scratch } from '../cache/scratch.ts';
import { openFile } from '../files/read.ts';
import type { Body, BodyPart } from '../model/body.ts';
import { extrasOf, extrasText, type PlacedSlot } from './body-extras.ts';

/** Where a body lies in a pack: its HTML, and behind it what it has beside that, as JSON. */
export interface BodyPlace {
  readonly pack: string;
  /** Bytes from the pack's beginning, and the lengths of the two parts. */
  readonly offset: number;
  readonly html: number;
  readonly extras: number;
  /** CRC-32 of both: a pack that was cut short or written by someone else is found out. */
  readonly check: number;
}

const flushAt = 1 << 20;

/** Writes bodies one after another into a pack of its own; nothing may point into it before `close`. */
export class BodyPackWriter {
  readonly #pack: string;
  readonly #path: string;
  readonly #folder: string;
  #file: number | null = null;
  /** Bodies that are not in the file yet, one behind the other. */
  readonly #pending = new Scratch();
  #pendingBytes = 0;
  #offset = 0;

  /** `name` must be new in `folder`; the file comes to be with the first body. */
  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#pack = name;
    this.#path = join(folder, name);
  }

  add({ parts, headings, comments }: Body): BodyPlace {
    const { texts, length: units, slots } = apart(parts);
    const json = extrasText({ slots, headings, comments });
    const start = this.#pendingBytes;
    const bytes = this.#room((units + json.length) * 3);
    // A copy of all costs less than to write each by itself: most of them are short.
    const html = bytes.write(texts.join(''), start);
    const end = start + html + bytes.write(json, start + html);
    const check = crc32(bytes.subarray(start, end));
    return this.#added({ pack: this.#pack, offset: this.#offset, html, extras: end - start - html, check });
  }

  /** Adds a body as it lies in the bytes of another pack; null where it does not lie there whole. */
  append(place: BodyPlace, packed: Buffer): BodyPlace | null {
    const length = place.html + place.extras;
    const bytes = packed.subarray(place.offset, place.offset + length);
    if (bytes.length !== length || crc32(bytes) !== place.check) return null;
    const start = this.#pendingBytes;
    bytes.copy(this.#room(length), start);
    return this.#added({ ...place, pack: this.#pack, offset: this.#offset });
  }

  /** Goes on behind a body whose bytes are among those that are pending. */
  #added(place: BodyPlace): BodyPlace {
    const length = place.html + place.extras;
    this.#pendingBytes += length;
    this.#offset += length;
    if (this.#pendingBytes >= flushAt) this.#flush();
    return place;
  }

  close(): void {
    this.#flush();
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  /** The pending bytes with room for so many more behind them. */
  #room(size: number): Buffer {
    const before = this.#pending.take(this.#pendingBytes);
    const bytes = this.#pending.take(this.#pendingBytes + size);
    if (bytes !== before) before.copy(bytes, 0, 0, this.#pendingBytes);
    return bytes;
  }

  #flush(): void {
    if (this.#pendingBytes === 0) return;
    if (this.#file === null) {
      mkdirSync(this.#folder, { recursive: true });
      this.#file = openSync(this.#path, 'wx');
    }
    writeAll(this.#file, this.#pending.take(0).subarray(0, this.#pendingBytes));
    this.#pendingBytes = 0;
  }
}

/** Packs that a reader keeps open: neighbouring posts were mostly written to the same few. */
const mostOpen = 8;

/** Reads bodies out of the packs of a folder. */
export class BodyPackReader {
  readonly #folder: string;
  readonly #files = new Map<string, number>();
  readonly #scratch = new Scratch();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The body at a place, or null where the pack does not hold what was promised. */
  read(place: BodyPlace, words: number): Body | null {
    // Of nothing but empty bodies there is no pack.
    if (place.html + place.extras === 0) return { parts: [''], headings: [], words, comments: [] };
    const bytes = this.bytes(place);
    if (bytes === null) return null;
    const html = bytes.toString('utf8', 0, place.html);
    if (place.extras === 0) return { parts: [html], headings: [], words, comments: [] };
    const { slots, headings, comments } = extrasOf(bytes.toString('utf8', place.html));
    return { parts: interleaved(html, slots), headings, words, comments };
  }

  /** The bytes of a body, whole, or null; they are valid until the next are asked for. */
  bytes(place: BodyPlace): Buffer | null {
    const bytes = this.#bytes(place);
    return bytes !== null && crc32(bytes) === place.check ? bytes : null;
  }

  /** Closes the packs that it has opened. */
  close(): void {
    for (const file of this.#files.values()) closeSync(file);
    this.#files.clear();
  }

  #bytes(place: BodyPlace): Buffer | null {
    const length = place.html + place.extras;
    const bytes = this.#scratch.take(length).subarray(0, length);
    try {
      const file = this.#open(place.pack);
      return file !== null && readSync(file, bytes, 0, length, place.offset) === length ? bytes : null;
    } catch {
      return null;
    }
  }

  #open(pack: string): number | null {
    const open = this.#files.get(pack);
    if (open !== undefined) return open;
    const opened = openFile(join(this.#folder, pack));
    if ('fault' in opened) return null;
    const { file } = opened;
    this.#files.set(pack, file);
    const [oldest] = this.#files;
    if (oldest !== undefined && this.#files.size > mostOpen) {
      this.#files.delete(oldest[0]);
      closeSync(oldest[1]);
    }
    return file;
  }
}

/** The texts of a body, how long they are together, and its slots with their places in them (both in UTF-16 units). */
function apart(parts: readonly BodyPart[]): { texts: string[]; length: number; slots: PlacedSlot[] } {
  const texts: string[] = [];
  const slots: PlacedSlot[] = [];
  let length = 0;
  for (const part of parts) {
    if (typeof part === 'string') {
      texts.push(part);
      length += part.length;
    } else slots.push([length, part]);
  }
  return { texts, length, slots };
}

function interleaved(html: string, slots: readonly PlacedSlot[]): BodyPart[] {
  const parts: BodyPart[] = [];
  let from = 0;
  for (const [at, slot] of slots) {
    if (at > from) parts.push(html.slice(from, at));
    parts.push(slot);
    from = at;
  }
  if (from < html.length || parts.length === 0) parts.push(html.slice(from));
  return parts;
}

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

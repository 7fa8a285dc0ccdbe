import { isUtf8 } from 'node:buffer';
import type { Attempt, FileFault } from './fault.ts';
import { type Memory, readBytes } from './read.ts';

/** Bytes of the largest text that is read: more than all of a long novel. */
export const mostTextBytes = 5_000_000;

/** A text file in UTF-8, without a byte order mark, its lines ended by line feeds. */
export function readText(path: string, memory?: Memory): Attempt<{ readonly text: string }> {
  const read = readBytes(path, mostTextBytes, memory);
  return 'fault' in read ? read : textOf(read.bytes);
}

/**
 * The text of bytes in UTF-8, a byte order mark (Unicode 16, 23.8) left out; CommonMark's line endings (0.31.2, 2.1) are
 * line feeds in it. A fault, with its place, where the bytes are in another encoding.
 */
export function textOf(bytes: Buffer): Attempt<{ readonly text: string }> {
  const wide = wideEncoding(bytes);
  if (wide !== null) return { fault: { kind: 'encoding', what: `it is ${wide}`, line: 1, column: 1 } };
  if (!isUtf8(bytes)) return { fault: brokenUtf8(bytes) };
  const text = bytes.toString('utf8', startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0);
  return { text: text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text };
}

/** An encoding of several bytes for each letter, told by its mark, or by the zeros that one without a mark begins with. */
function wideEncoding(bytes: Buffer): string | null {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) return 'UTF-32';
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return 'UTF-16';
  if (bytes.length < 4 || bytes.length % 2 > 0) return null;
  return [0, 1].some((at) => bytes[at] === 0 && bytes[at + 2] === 0 && bytes[1 - at] !== 0) ? 'UTF-16' : null;
}

function startsWith(bytes: Buffer, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Where the first bytes are that are no UTF-8, and the letter that the first of them is in Windows' own encoding. */
function brokenUtf8(bytes: Buffer): FileFault {
  const text = bytes.toString('utf8');
  let from = 0;
  let offset = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (!startsWith(bytes.subarray(offset), 0xef, 0xbf, 0xbd)) {
      const before = text.slice(0, at).replaceAll(/\r\n?/g, '\n').split('\n');
      const byte = bytes[offset] ?? 0;
      const letter = new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
      const what = `its byte 0x${byte.toString(16).toUpperCase()} is no UTF-8, but “${letter}” in Windows-1252`;
      return { kind: 'encoding', what, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    }
    offset += 3;
    from = at + 1;
  }
  return { kind: 'encoding', what: 'it is no UTF-8', line: 1, column: 1 };
}

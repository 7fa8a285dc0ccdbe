import { closeSync, openSync, readSync } from 'node:fs';
import { ImportError } from '../../source.ts';

/** Bytes that are read at a time: what a reader holds does not grow with the file. */
const chunkBytes = 1 << 16;

/** Characters that XML 1.0, 2.2 forbids: some editors and databases leave them in texts. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A piece of a file's text, and how many bytes have been read up to its end. */
export interface TextChunk {
  readonly text: string;
  readonly bytes: number;
}

/**
 * The text of a file, piece by piece, without a byte order mark, and without what XML forbids. Its encoding is that of the
 * mark, else the one its XML declaration names, else UTF-8. Throws ImportError for one that is not known.
 */
export function* decodedChunks(path: string): Generator<TextChunk, void, undefined> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(chunkBytes);
    let bytes = readSync(file, buffer);
    const decoder = decoderFor(buffer.subarray(0, bytes), path);
    let total = 0;
    for (; bytes > 0; bytes = readSync(file, buffer)) {
      total += bytes;
      yield { text: clean(decoder.decode(buffer.subarray(0, bytes), { stream: true })), bytes: total };
    }
    yield { text: clean(decoder.decode()), bytes: total };
  } finally {
    closeSync(file);
  }
}

function clean(text: string): string {
  return text.replaceAll(forbidden, '');
}

function decoderFor(beginning: Buffer, path: string): TextDecoder {
  const [first, second] = beginning;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  const declared = /^[^>]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning.toString('latin1'))?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8');
  } catch {
    throw new ImportError(`${path} says that its encoding is "${declared}", which is not known: save it as UTF-8.`);
  }
}

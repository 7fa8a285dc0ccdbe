import { prepareVocabulary } from '../config/words/vocabulary.ts';
import type { Body } from '../model/body.ts';
import type { FileName, ReadingSettings } from './file-record.ts';

let reader: typeof import('./read-files.ts') | null = null;

/**
 * Loads what reads a file again. Whoever will ask for bodies calls it first: that the cache has lost one shows in the
 * middle of a page, which waits for nothing. A build that prints nothing goes without all that Markdown is read with.
 */
export async function prepareForLostBodies(): Promise<void> {
  await prepareVocabulary();
  reader ??= await import('./read-files.ts');
}

/**
 * The body of a file, rendered afresh; null where the file is gone or wrong by now. Throws Error where
 * `prepareForLostBodies` was not called.
 */
export function lostBody(file: FileName, settings: ReadingSettings): Body | null {
  if (reader === null) throw new Error(`the body of ${file.source} is lost, and nothing was loaded to read it again`);
  return reader.readBody(file, settings);
}

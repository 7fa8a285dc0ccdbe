import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { type Data, isData, leavesAsTexts } from '../folder/data.ts';
import { ImportError } from '../source.ts';

/** The first letters of a file, without a byte order mark; nothing of what is no file. */
export function beginningOf(path: string): string {
  if (!statSync(path).isFile()) return '';
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(256);
    return buffer.toString('utf8', 0, readSync(file, buffer)).replace(/^\uFEFF/, '');
  } finally {
    closeSync(file);
  }
}

/** The tables of an export, every value as text. Throws ImportError where it is none, or not whole. */
export function readExport(path: string): Data {
  let whole: unknown;
  try {
    whole = leavesAsTexts(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')));
  } catch (error) {
    throw new ImportError(
      `${path} is no whole JSON: ${error instanceof Error ? error.message : ''}. Export it again. Nothing was written.`,
    );
  }
  const outer = isData(whole) && Array.isArray(whole.db) ? whole.db.find(isData) : whole;
  const data = isData(outer) && isData(outer.data) ? outer.data : outer;
  if (!isData(data) || !Array.isArray(data.posts))
    throw new ImportError(`${path} has no posts: it is no export of Ghost.`);
  return data;
}

/** The rows of a table; none where an export has no such table. */
export function rows(data: Data, table: string): Data[] {
  const list = data[table];
  return Array.isArray(list) ? list.filter(isData) : [];
}

/** What a text of an export is as JSON, every value as text; null where it is none. */
export function parsedText(json: string): unknown {
  try {
    return leavesAsTexts(JSON.parse(json));
  } catch {
    return null;
  }
}

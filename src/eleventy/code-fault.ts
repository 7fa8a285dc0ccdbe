import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pathFrom } from '../files/system-problem.ts';
import { type Place, startOf } from '../problems/problem.ts';

/** Where code of a site is, to find places in it. */
export interface CodePlaces {
  readonly root: string;
  /** The configuration, from the site's root. */
  readonly file: string;
  /** The configuration as one module; absolute. */
  readonly bundle: string;
}

/** What code of a site threw: where it happened, as far as that is known, and why. */
export interface CodeFault {
  readonly place: Place;
  readonly reason: string;
}

/** The fault of an error that code of a site threw: its own words, and the innermost place of its stack in the site. */
export function codeFault(error: unknown, places: CodePlaces): CodeFault {
  const first = innermost(error);
  const reason = first instanceof Error ? first.message.replaceAll(/\s+/g, ' ').trim() : String(first);
  return { place: codePlace(error, places) ?? startOf(places.file), reason };
}

/** The innermost place of an error's stack that is in a file of the site; null where there is none. */
export function codePlace(error: unknown, places: CodePlaces): Place | null {
  const first = innermost(error);
  const frames = first instanceof Error ? framesOf(first.stack ?? '') : [];
  return frames.map((frame) => placeOf(frame, places)).find((one) => one !== null) ?? null;
}

/** The same in one text, for a message that has its place elsewhere. */
export function faultText(error: unknown, places: CodePlaces): string {
  const { place, reason } = codeFault(error, places);
  return `${reason} (${place.file}:${place.line}:${place.column})`;
}

/** Whoever passes an error on puts it into another: the first one says what happened. */
export function innermost(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const inner: unknown = Reflect.get(error, 'originalError') ?? error.cause;
  return inner instanceof Error ? innermost(inner) : error;
}

interface Frame {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

function framesOf(stack: string): Frame[] {
  return [...stack.matchAll(/(file:\/\/[^\s()]+?|\/[^\s():]+?)(?:\?[^\s():]*)?:(\d+):(\d+)\)?$/gm)].map(
    ([, path = '', line, column]) => ({
      path: path.startsWith('file:') ? fileURLToPath(path) : path,
      line: Number(line),
      column: Number(column),
    }),
  );
}

/** The place of a frame in a file that somebody of the site wrote; null for any other. */
function placeOf(frame: Frame, { root, bundle }: CodePlaces): Place | null {
  const { path, line, column } = frame.path === bundle ? original(frame, root) : frame;
  const isOfSite = path.startsWith(root + sep) && !path.includes(`${sep}node_modules${sep}`);
  return isOfSite && path !== bundle ? { file: pathFrom(root, path), line, column } : null;
}

/** Where a place of the bundle comes from. */
function original({ path, line, column }: Frame, root: string): Frame {
  const encoded = /sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/.exec(readFileSync(path, 'utf8'))?.[1];
  if (encoded === undefined) return { path, line, column };
  const entry = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'))).findEntry(
    line - 1,
    column - 1,
  );
  if (!('originalSource' in entry)) return { path, line, column };
  return { path: join(root, entry.originalSource), line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

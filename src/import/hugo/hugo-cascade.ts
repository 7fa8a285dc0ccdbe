import { posix } from 'node:path';
import { type Data, isData, mapAt, merged, textAt } from '../folder/data.ts';

/** Front matter that a list gives to the texts below it. */
export interface Cascade {
  /** The list's folder below the content folder; empty for all texts. */
  readonly folder: string;
  /** A pattern of logical paths (`/posts/**`) that narrows it; null without one. */
  readonly pattern: string | null;
  readonly data: Data;
}

/** The cascades of a list in `folder`, by its front matter. */
export function cascadeOf(data: Data, folder: string): Cascade[] {
  const [, value] = Object.entries(data).find(([key]) => key.toLowerCase() === 'cascade') ?? [];
  return cascadesOf(value, folder === '.' ? '' : folder);
}

/** The cascades that a value of `cascade` says: a map, or several, each perhaps with a target. */
export function cascadesOf(value: unknown, folder: string): Cascade[] {
  return (Array.isArray(value) ? value : [value]).filter(isData).map((one) => {
    const { _target, target, ...data } = one;
    const narrowed = mapAt({ narrowed: target ?? _target }, 'narrowed');
    return { folder, pattern: textAt(narrowed, 'path'), data };
  });
}

/** Front matter with what cascades to a text at `path`: its own wins, then the nearest list's. */
export function cascaded(data: Data, path: string, cascades: readonly Cascade[]): Data {
  const page = `/${path.replace(/\/_?index$/, '')}`;
  const fitting = cascades.filter(
    ({ folder, pattern }) =>
      (folder === '' || page.startsWith(`/${folder}/`)) &&
      (pattern === null || posix.matchesGlob(page, pattern.replaceAll(/^\{|\}$/g, ''))),
  );
  const [first, ...others] = fitting.toSorted((a, b) => a.folder.length - b.folder.length).map((one) => one.data);
  return first === undefined ? data : merged(first, ...others, data);
}

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathFrom } from '../files/system-problem.ts';
import { type Problem, startOf } from '../problems/problem.ts';
import { blockedOutput } from '../problems/rules/files.ts';
import { entryAt } from './entry.ts';

/** What is in the way of a build's output, and what it is: of none of them does Broadsheet know who put it there. */
export interface Obstacle {
  /** From the output folder; empty for the folder itself. */
  readonly path: string;
  /** A linked folder leads out of the output; a file is where a folder belongs; a folder is where a file belongs. */
  readonly kind: 'link' | 'file' | 'folder';
}

type Kind = Obstacle['kind'] | 'nothing';

/**
 * What forbids that files are moved to their places in an output folder, once those that are `going` are removed: all of
 * it, before the first file is moved. A file where a file belongs is replaced, a link to one too.
 */
export function obstaclesOf(
  outputFolder: string,
  outputs: Iterable<string>,
  going: ReadonlySet<string>,
): readonly Obstacle[] {
  const top = kindOfTop(outputFolder);
  if (top !== 'folder') return top === 'nothing' ? [] : [{ path: '', kind: top }];
  const tree = new OutputTree(outputFolder);
  const found = new Map<string, Obstacle>();
  for (const output of outputs) {
    const obstacle = tree.obstacleOf(output, going);
    if (obstacle !== null) found.set(obstacle.path, obstacle);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The output folder itself may be a link to a folder: whoever made it wants the site there. */
function kindOfTop(folder: string): Kind {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat !== undefined) return stat.isDirectory() ? 'folder' : 'file';
  return entryAt(folder) === undefined ? 'nothing' : 'link';
}

/** The folders of an output folder, each looked at once. */
export class OutputTree {
  readonly #root: string;
  readonly #folders = new Map<string, Kind>();

  constructor(root: string) {
    this.#root = root;
  }

  /** True where the folders above an output are folders, and not links to others: what is there is the output's own. */
  isInside(output: string): boolean {
    return foldersAbove(output).every((folder) => this.#folder(folder) === 'folder');
  }

  /** What is in the way of one output; null for nothing. */
  obstacleOf(output: string, going: ReadonlySet<string>): Obstacle | null {
    for (const folder of foldersAbove(output)) {
      const kind = this.#folder(folder);
      if (kind === 'nothing' || going.has(folder)) return null;
      if (kind !== 'folder') return { path: folder, kind };
    }
    const isBlocked = this.#kind(output) === 'folder' && !this.#becomesEmpty(output, going);
    return isBlocked ? { path: output, kind: 'folder' } : null;
  }

  #folder(path: string): Kind {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const kind = this.#kind(path);
    this.#folders.set(path, kind);
    return kind;
  }

  #kind(path: string): Kind {
    const stat = entryAt(join(this.#root, path));
    if (stat === undefined) return 'nothing';
    if (stat.isSymbolicLink()) return 'link';
    return stat.isDirectory() ? 'folder' : 'file';
  }

  /** True for a folder in which nothing but folders stays. */
  #becomesEmpty(folder: string, going: ReadonlySet<string>): boolean {
    return readdirSync(join(this.#root, folder)).every((name) => {
      const path = `${folder}/${name}`;
      return going.has(path) || (this.#kind(path) === 'folder' && this.#becomesEmpty(path, going));
    });
  }
}

/** What is in the way of an output folder, by its path from the site's root, with slashes. */
export function obstacleProblem(
  { path, kind }: Obstacle,
  { root, output }: { readonly root: string; readonly output: string },
): Problem {
  return blockedOutput(startOf(pathFrom(root, join(output, path))), kind);
}

/** The folders of an output, from the topmost down. */
function foldersAbove(output: string): string[] {
  const names = output.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

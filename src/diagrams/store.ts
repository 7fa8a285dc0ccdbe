import { readFileSync, rmSync, statSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { ownNames } from '../cache/own-names.ts';
import { readStored, writeSealed } from '../cache/sealed-file.ts';
import { isCount, isText, listOf, nullOr, objectOf, textLike } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import { writeAtomically } from '../files/write-whole.ts';
import type { DiagramEngine, DiagramUse } from '../model/diagram.ts';
import type { Drawing } from './drawing.ts';

/** What is known of a diagram that was drawn, without its drawing. */
export interface DiagramFacts extends Omit<Drawing, 'svg'> {
  /** Of the neutral drawing. */
  readonly hash: string;
}

/** The form and the meaning of what is kept: counted up whenever another drawing is made of the same diagram. */
const form = 1;

const packages = { graphviz: '@hpcc-js/wasm-graphviz', mermaid: 'beautiful-mermaid' };

const areFacts = objectOf<DiagramFacts>({
  width: isCount,
  height: isCount,
  labels: listOf(isText),
  title: nullOr(isText),
  hash: textLike(/^[\w-]{22}$/),
});

/**
 * The drawings of all builds. A drawing is kept in no scheme's colours, under a name that stands for the diagram and for the
 * program that drew it; beside it lie those in the colours of a theme, by the names that they are published by.
 */
export class DiagramStore {
  readonly #cacheFolder: string;
  readonly #folder: string;
  readonly #versions = new Map<DiagramEngine, string>();

  constructor(cacheFolder: string) {
    this.#cacheFolder = cacheFolder;
    this.#folder = join(cacheFolder, 'diagrams');
  }

  /** What is known of a diagram; null where it was not drawn yet. */
  facts(diagram: DiagramUse): DiagramFacts | null {
    const name = this.#nameOf(diagram);
    return readStored(join(this.#folder, `${name}.json`), name, areFacts);
  }

  /** Keeps a drawing, and gives what is to be known of it. */
  learn(diagram: DiagramUse, { svg, ...drawn }: Drawing): DiagramFacts {
    const name = this.#nameOf(diagram);
    const facts = { ...drawn, hash: shortHash(svg) };
    writeAtomically(join(this.#folder, `${name}.svg`), Buffer.from(svg));
    writeSealed(join(this.#folder, `${name}.json`), name, JSON.stringify(facts));
    return facts;
  }

  /** The neutral drawing that facts tell of; null where it is lost or another. */
  drawing(diagram: DiagramUse, { hash }: DiagramFacts): string | null {
    const path = join(this.#folder, `${this.#nameOf(diagram)}.svg`);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
    const svg = readFileSync(path, 'utf8');
    return shortHash(svg) === hash ? svg : null;
  }

  /** Where a drawing in a theme's colours lies, by the name of its file. */
  paintedPath(name: string): string {
    return join(this.#folder, 'painted', name);
  }

  keepPainted(name: string, svg: string): void {
    writeAtomically(this.paintedPath(name), Buffer.from(svg));
  }

  /** Removes what none of these diagrams and files needs; gives the number of files. */
  prune(used: readonly DiagramUse[], painted: ReadonlySet<string>): number {
    const names = new Set(used.flatMap((diagram) => ['.json', '.svg'].map((end) => this.#nameOf(diagram) + end)));
    const isOld = (name: string) => name !== 'painted' && !names.has(name);
    const old = [
      ...ownNames(this.#cacheFolder, 'diagrams')
        .filter(isOld)
        .map((name) => join(this.#folder, name)),
      ...ownNames(this.#cacheFolder, 'diagrams', 'painted')
        .filter((name) => !painted.has(name))
        .map((name) => this.paintedPath(name)),
    ];
    for (const path of old) rmSync(path, { force: true });
    return old.length;
  }

  #nameOf({ engine, key }: DiagramUse): string {
    const version = this.#versions.get(engine) ?? versionOf(engine);
    this.#versions.set(engine, version);
    return shortHash(`${form} ${engine} ${version} ${key}`);
  }
}

/** The version of the package that draws, without loading it. */
function versionOf(engine: DiagramEngine): string {
  if (engine === 'elsewhere') return '';
  const text = readFileSync(findPackageJSON(packages[engine], import.meta.url) ?? '', 'utf8');
  const { version }: { version?: unknown } = JSON.parse(text);
  return String(version);
}

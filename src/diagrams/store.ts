import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { readIntact } from '../cache/read-intact.ts';
import { retain } from '../cache/retain.ts';
import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isCount, isText, listOf, nullOr, objectOf, textLike } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import { pathIn, store } from '../cache/store.ts';
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

/** What is known of the drawings, by the hash of source, kind, drawing program and form. */
export const drawnStore = sealedStore({
  place: 'diagrams/*.json',
  key: (name: string) => name,
  shape: objectOf<DiagramFacts>({
    width: isCount,
    height: isCount,
    labels: listOf(isText),
    title: nullOr(isText),
    hash: textLike(/^[\w-]{22}$/),
  }),
  pruned: 'by --prune',
});

/** Drawings in no scheme's colours, by the same names. */
export const drawingStore = store({ place: 'diagrams/*.svg', pruned: 'by --prune' });

/** Drawings in the colours of a theme, by the names that they are published by: hashes of the drawing and of the colours. */
export const paintedStore = store({ place: 'diagrams/painted/*', pruned: 'by --prune' });

/**
 * The drawings of all builds. A drawing is kept in no scheme's colours, under a name that stands for the diagram and for the
 * program that drew it; beside it lie those in the colours of a theme, by the names that they are published by.
 */
export class DiagramStore {
  readonly #cacheFolder: string;
  readonly #versions = new Map<DiagramEngine, string>();

  constructor(cacheFolder: string) {
    this.#cacheFolder = cacheFolder;
  }

  /** What is known of a diagram; null where it was not drawn yet. */
  facts(diagram: DiagramUse): DiagramFacts | null {
    const name = this.#nameOf(diagram);
    return keptFile(drawnStore, this.#cacheFolder, [name], name).read();
  }

  /** Keeps a drawing, and gives what is to be known of it. */
  learn(diagram: DiagramUse, { svg, ...drawn }: Drawing): DiagramFacts {
    const name = this.#nameOf(diagram);
    const facts = { ...drawn, hash: shortHash(svg) };
    writeAtomically(pathIn(drawingStore, this.#cacheFolder, name), svg);
    keptFile(drawnStore, this.#cacheFolder, [name], name).write(facts);
    return facts;
  }

  /** The neutral drawing that facts tell of; null where it is lost or another. */
  drawing(diagram: DiagramUse, { hash }: DiagramFacts): string | null {
    const bytes = readIntact(pathIn(drawingStore, this.#cacheFolder, this.#nameOf(diagram)), hash);
    return bytes?.toString('utf8') ?? null;
  }

  /** Where a drawing in a theme's colours lies, by the name of its file. */
  paintedPath(name: string): string {
    return pathIn(paintedStore, this.#cacheFolder, name);
  }

  keepPainted(name: string, svg: string): void {
    writeAtomically(this.paintedPath(name), svg);
  }

  /** Removes what none of these diagrams and files needs; gives the number of files. */
  prune(used: readonly DiagramUse[], painted: ReadonlySet<string>, now: number): number {
    const names = new Set(used.map((diagram) => this.#nameOf(diagram)));
    return (
      retain(drawnStore, this.#cacheFolder, names, now) +
      retain(drawingStore, this.#cacheFolder, names, now) +
      retain(paintedStore, this.#cacheFolder, painted, now)
    );
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

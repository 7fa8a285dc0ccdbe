import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import { drawingFile, drawingFolder, isDrawingName } from '../diagrams/drawing-file.ts';
import { drawWithProgram, type MermaidProgram } from '../diagrams/mermaid-program.ts';
import type { Palette } from '../diagrams/palette.ts';
import { writeAtomically } from '../files/write-whole.ts';
import type { DiagramUse } from '../model/diagram.ts';
import { load } from '../site/load.ts';
import type { BuildOptions } from '../site/options.ts';
import type { FileRecord } from '../source/file-record.ts';
import { withMeans } from './list-content.ts';
import { withCache } from './unwritable.ts';
import { withThreads } from './with-threads.ts';

/** A drawing that is to lie beside a text. */
export interface WantedDrawing {
  /** The text, and the line of its block. */
  readonly text: string;
  readonly line: number;
  readonly source: string;
  readonly scheme: keyof Palette;
  /** Where it is to lie, from the site's root. */
  readonly file: string;
}

/** The drawings that a site needs and a build does not make. */
export interface WantedDrawings {
  readonly wanted: readonly WantedDrawing[];
  /** Drawings of before that no text asks for, from the site's root. */
  readonly old: readonly string[];
  readonly palette: Palette;
}

const schemes = ['light', 'dark'] as const;

/** Reads a site for the diagrams in it that only Mermaid's own program draws, those of drafts too. */
export async function wantedDrawings(options: BuildOptions): Promise<WantedDrawings> {
  return await withCache(options, (cached) =>
    withThreads(cached, (files, threads) =>
      withMeans(cached, threads, async ({ readShared, code }) => {
        const { loaded } = await load(cached, files, readShared, code);
        loaded.keep();
        const wanted = loaded.records.flatMap((record) => diagramsOf(record).flatMap((use) => drawingsOf(record, use)));
        const byFile = new Map(wanted.map((one) => [one.file, one]));
        return {
          wanted: [...byFile.values()],
          old: oldDrawings(loaded.records, new Set(byFile.keys()), cached.root),
          palette: loaded.theme.assets.palette,
        };
      }),
    ),
  );
}

/** What Mermaid says of a diagram that it cannot draw, and at which line of its text. */
export interface DrawingFailure {
  readonly text: string;
  readonly line: number;
  readonly reason: string;
}

/** What became of wanted drawings. */
export interface DrawnElsewhere {
  readonly drawn: readonly string[];
  readonly failures: readonly DrawingFailure[];
}

/** Draws, one after another; where Mermaid cannot, what it says is kept and the rest is drawn. */
export async function drawElsewhere(
  { wanted, palette }: Pick<WantedDrawings, 'wanted' | 'palette'>,
  program: MermaidProgram,
  { root, progress }: Pick<BuildOptions, 'root' | 'progress'>,
  browser: string | null,
): Promise<DrawnElsewhere> {
  const drawn: string[] = [];
  const failures: DrawingFailure[] = [];
  for (const [done, one] of wanted.entries()) {
    progress({ step: 'diagrams', done, total: wanted.length });
    try {
      const svg = await drawWithProgram(program, one.source, { scheme: one.scheme, palette, browser });
      mkdirSync(join(root, posix.dirname(one.file)), { recursive: true });
      writeAtomically(join(root, one.file), svg);
      drawn.push(one.file);
    } catch (error) {
      const reason = reasonOf(error);
      const [, line = '0'] = /on line (\d+)/.exec(reason) ?? [];
      failures.push({ text: one.text, line: one.line + Number(line), reason });
    }
  }
  return { drawn, failures };
}

/** Removes drawings that no text asks for. */
export function removeDrawings(files: readonly string[], root: string): void {
  for (const file of files) rmSync(join(root, file), { force: true });
}

function diagramsOf({ entry, failed }: FileRecord): readonly DiagramUse[] {
  const of = entry === null ? failed : 'post' in entry ? entry.post : entry.page;
  return of?.diagrams.filter(({ engine }) => engine === 'elsewhere') ?? [];
}

function drawingsOf({ source: text }: FileRecord, { source, line }: DiagramUse): WantedDrawing[] {
  return schemes.map((scheme) => ({
    text,
    line,
    source,
    scheme,
    file: posix.join(posix.dirname(text), drawingFile(source, scheme)),
  }));
}

/** The drawings in the folders beside texts that none of these asks for. Where a text cannot be read, nobody knows. */
function oldDrawings(records: readonly FileRecord[], wanted: ReadonlySet<string>, root: string): string[] {
  const folders = Map.groupBy(records, ({ source }) => posix.join(posix.dirname(source), drawingFolder));
  return [...folders].flatMap(([folder, texts]) => {
    if (texts.some(({ entry, failed }) => entry === null && failed === null)) return [];
    return namesIn(join(root, folder))
      .filter((name) => isDrawingName(name) && !wanted.has(`${folder}/${name}`))
      .map((name) => `${folder}/${name}`);
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // Most texts have no drawings beside them.
    return [];
  }
}

/** Letters of what a program says: it may list all that it would have understood. */
const mostLetters = 200;

/** What a program says of its failure, in one line: behind its own name and before its call stack. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
  const all = said || error.message;
  if (all.includes('selector "svg"')) return 'it finds a mistake, and does not say which';
  const lines = all.split('\n').filter((line) => !/^\s*at |^\s*$/.test(line));
  const reason = lines
    .slice(0, 4)
    .join(' ')
    .replaceAll(/(?:Error: )+|\s+/g, ' ')
    .trim();
  return reason.length > mostLetters ? `${reason.slice(0, mostLetters)} …` : reason;
}

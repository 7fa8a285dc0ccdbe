import type { Content } from '../archive/arrange.ts';
import { shortHash } from '../cache/short-hash.ts';
import type { DrawingFault } from '../diagrams/drawing.ts';
import { paletteKey } from '../diagrams/palette.ts';
import { type DiagramFacts, DiagramStore } from '../diagrams/store.ts';
import type { DiagramUse, SiteDiagram } from '../model/diagram.ts';
import type { PlainFile } from '../model/output-file.ts';
import type { FailedFile } from '../model/post.ts';
import type { Problem } from '../problems/problem.ts';
import { undescribedDiagram, wrongDiagram } from '../problems/rules/diagrams.ts';
import type { Theme } from './load.ts';
import type { BuildOptions } from './options.ts';

/** The diagrams of a site, drawn. */
export interface GatheredDiagrams {
  readonly drawn: readonly SiteDiagram[];
  readonly files: readonly PlainFile[];
  readonly problems: readonly Problem[];
  /** Brings the files of these outputs to where they are copied from. */
  readonly paint: (outputs: ReadonlySet<string>) => Promise<void>;
  /** Drops what the store keeps for diagrams that the site no longer has; gives the number of files. */
  readonly prune: () => number;
}

/** A diagram with what is known of it. */
interface Known {
  readonly use: DiagramUse;
  readonly facts: DiagramFacts;
}

/** Where drawings are published, from the output folder. */
const folder = 'assets/diagrams';

/**
 * Draws the diagrams that the visible content shows, and tells what is wrong with them and with those of files that have other
 * mistakes. Only what no build has drawn before is drawn, and only for that a drawing program is loaded.
 */
export async function gatherDiagrams(
  { posts, standalone }: Content,
  failed: readonly FailedFile[],
  { assets: { palette } }: Pick<Theme, 'assets'>,
  { cache, progress }: Pick<BuildOptions, 'cache' | 'progress'>,
): Promise<GatheredDiagrams> {
  const uses: { readonly source: string; readonly use: DiagramUse }[] = [];
  for (const { source, diagrams } of [...posts, ...standalone, ...failed])
    for (const use of diagrams) if (use.engine !== 'elsewhere') uses.push({ source, use });
  if (uses.length === 0) return none;
  const store = new DiagramStore(cache);
  const byKey = new Map(uses.map(({ use }) => [use.key, use]));
  const known = new Map([...byKey.values()].map((use) => [use.key, store.facts(use)]));
  const open = [...byKey.values()].filter(({ key }) => known.get(key) === null);
  const faults = new Map<string, DrawingFault>();
  for (const [done, use] of open.entries()) {
    progress({ step: 'diagrams', done, total: open.length });
    const made = await drawn(use);
    if ('message' in made) faults.set(use.key, made);
    else known.set(use.key, store.learn(use, made));
  }
  const all = [...byKey.values()].flatMap((use): Known[] => {
    const facts = known.get(use.key) ?? null;
    return facts === null ? [] : [{ use, facts }];
  });
  const nameOf = ({ facts: { hash } }: Known, scheme: 'light' | 'dark') =>
    `${shortHash(`${hash} ${paletteKey(palette, scheme)}`)}.svg`;
  const files = new Map(
    all.flatMap((one) =>
      (['light', 'dark'] as const).map((scheme) => [nameOf(one, scheme), { ...one, scheme }] as const),
    ),
  );
  return {
    drawn: all.map((one): SiteDiagram => {
      const { key } = one.use;
      const { width, height, title, labels } = one.facts;
      const output = (scheme: 'light' | 'dark') => `${folder}/${nameOf(one, scheme)}`;
      return { key, width, height, title, labels, light: output('light'), dark: output('dark') };
    }),
    files: [...files.keys()].map((name) => ({
      kind: 'picture',
      output: `${folder}/${name}`,
      fingerprint: name,
      source: { path: store.paintedPath(name) },
    })),
    problems: uses.flatMap(({ source, use }) => problemsOf(source, use, faults.get(use.key), known.get(use.key))),
    paint: async (outputs) => {
      const wanted = [...files].filter(([name]) => outputs.has(`${folder}/${name}`));
      if (wanted.length === 0) return;
      const { paint } = await import('../diagrams/paint.ts');
      for (const [name, { use, facts, scheme }] of wanted) {
        const svg = store.drawing(use, facts) ?? (await drawnAgain(use, store));
        store.keepPainted(name, paint(svg, palette[scheme]));
      }
    },
    prune: () => store.prune([...byKey.values()], new Set(files.keys()), Date.now()),
  };
}

const none: GatheredDiagrams = {
  drawn: [],
  files: [],
  problems: [],
  paint: async () => undefined,
  prune: () => 0,
};

/** Draws; what that is done with is loaded where there is something to draw. */
async function drawn(use: DiagramUse) {
  const { draw } = await import('../diagrams/draw.ts');
  return await draw(use);
}

/** The neutral drawing of a diagram whose drawing the store has lost. */
async function drawnAgain(use: DiagramUse, store: DiagramStore): Promise<string> {
  const made = await drawn(use);
  if ('message' in made) throw new Error(`${made.message}: build again.`);
  store.learn(use, made);
  return made.svg;
}

function problemsOf(
  source: string,
  { file, line, indent, alt, mended }: DiagramUse,
  fault: DrawingFault | undefined,
  facts: DiagramFacts | null | undefined,
): Problem[] {
  if (fault !== undefined) {
    if (file === null) {
      const place = { file: source, line: line + fault.line, column: indent + fault.column };
      return [wrongDiagram(place, fault.message)];
    }
    const there = `${file.path}:${file.line + fault.line - 1}:${fault.column}`;
    return [wrongDiagram({ file: source, line, column: indent + 1 }, `${fault.message} (${there})`)];
  }
  if (alt !== null || !facts || facts.title !== null) return [];
  return [undescribedDiagram({ file: source, line, column: indent + 1 }, mended)];
}

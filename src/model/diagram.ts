/** What draws a diagram: the program of `dot`, that of Mermaid, or nobody here: somebody has to draw it beforehand. */
export type DiagramEngine = 'graphviz' | 'mermaid' | 'elsewhere';

/** A diagram in a text: a block of `dot` or of Mermaid. */
export interface DiagramUse {
  readonly engine: DiagramEngine;
  readonly source: string;
  /** Stands for engine and source. */
  readonly key: string;
  /** What its writer says that it shows; null where nothing. */
  readonly alt: string | null;
  /** The file that its source is of, from the site's root, and the line there that it begins with; null for the text itself. */
  readonly file: { readonly path: string; readonly line: number } | null;
  /** The line of the text on which its block begins, and how many characters stand before each of its lines. */
  readonly line: number;
  readonly indent: number;
  /** Its fence with a description in it: what a writer is told to write who gave none. */
  readonly mended: string;
}

/** A diagram as pages show it: two drawings of one size. */
export interface SiteDiagram {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** The files, from the output folder. */
  readonly light: string;
  readonly dark: string;
  /** What the diagram says of itself; null where it says nothing. */
  readonly title: string | null;
  /** The words in it, in their order. */
  readonly labels: readonly string[];
}

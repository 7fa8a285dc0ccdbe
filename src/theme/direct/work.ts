import type nunjucks from 'nunjucks';
import type { Builtins, ExpressionMeans } from './expressions.ts';
import { type Meaning, meaningOf, type Scope } from './meanings.ts';

/** What a template is written with: the other templates. */
export interface Sources extends Builtins {
  /** Null where it cannot be read. */
  treeOf(template: string): nunjucks.nodes.NodeList | null;
  /** The names of a template's macros; null where no code can be written for them. */
  macrosOf(template: string): ReadonlySet<string> | null;
  /** True where code can be written for what prints a template. */
  isWritten(template: string): boolean;
}

/** One template, with all that is written into its code. */
export interface Work extends ExpressionMeans {
  readonly sources: Sources;
  /** By names, those of the template that extends another before those of the other. */
  readonly blocks: ReadonlyMap<string, nunjucks.nodes.Tree>;
  /** The templates that are being written, each a part of the one before it. */
  readonly path: readonly string[];
  /** Writes a template in the place of an include, whose file knows the imported names of `context`. */
  readonly writeTemplate: (template: string, context: Map<string, Meaning>, work: Work) => void;
}

/** The code of a macro by its name. */
export function macroCode(name: string, scope: Scope, { writer, sources }: Work): string {
  const meaning = meaningOf(name, scope, sources.globals);
  return meaning.kind === 'macro' ? meaning.code : writer.giveUp();
}

/** A text that a template writes out. */
export function literalOf(node: nunjucks.nodes.Tree): string | null {
  return node.typename === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

/** A name that a template writes. */
export function nameOf(node: nunjucks.nodes.Tree): string | null {
  return node.typename === 'Symbol' ? node.value : null;
}

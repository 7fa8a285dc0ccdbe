import nunjucks from 'nunjucks';
import { nearest } from '../problems/nearest.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { missingTemplate, templateError, unknownBlock, unknownFilter } from '../problems/rules/theme.ts';
import { codeOf } from './compile.ts';
import { bareEnvironment } from './environment.ts';
import type { Extension, ExtensionFunctions } from './extension.ts';
import { faultOf } from './located.ts';
import { mergeMarks } from './merge-marks.ts';
import { placeIn } from './template-fault.ts';
import type { IncludeFolders } from './theme-files.ts';

/** What templates are made of: their files, and what the site's own configuration adds to them. */
export interface TemplateSources {
  readonly includes: IncludeFolders;
  /** The key of each template, by its name; see `layoutKeys`. */
  readonly layouts: ReadonlyMap<string, string>;
  readonly extension: Extension | null;
}

/**
 * What is wrong with the templates of a theme, by their names, found without printing a page: what cannot be compiled,
 * templates that are named and missing, filters and tests that do not exist.
 */
export function checkTemplates(
  includes: IncludeFolders,
  names: ReadonlySet<string>,
  functions: ExtensionFunctions | null,
): Problem[] {
  const environment = bareEnvironment(includes, functions);
  return [...names].flatMap((name) => problemsOf(name, { environment, functions, names, includes }));
}

/** What a template is checked with. */
interface Check {
  readonly environment: nunjucks.Environment;
  readonly functions: ExtensionFunctions | null;
  readonly names: ReadonlySet<string>;
  readonly includes: IncludeFolders;
}

function problemsOf(name: string, { environment, functions, names, includes }: Check): Problem[] {
  const template = environment.getTemplate(name);
  const marks = mergeMarks(template.tmplStr, (line) => placeIn(includes, { file: name, line, column: 1 }));
  if (marks.length > 0) return marks;
  try {
    codeOf(template, environment, functions);
  } catch (error) {
    const { place, reason } = faultOf(name, error);
    return [templateError(placeIn(includes, place), reason)];
  }
  const tree = nunjucks.parser.parse(template.tmplStr, environment.extensionsList);
  const at = ({ lineno, colno }: nunjucks.nodes.Node): Place =>
    placeIn(includes, { file: name, line: lineno + 1, column: colno + 1 });
  const treeOf: TreeOf = (other) => {
    try {
      return names.has(other)
        ? nunjucks.parser.parse(environment.getTemplate(other).tmplStr, environment.extensionsList)
        : null;
    } catch {
      // It is told by itself.
      return null;
    }
  };
  const missing = referencesIn(tree).filter(({ target }) => !names.has(target));
  return [
    ...missing.map(({ node, target }) => missingTemplate(at(node), target, nearest(target, names))),
    ...namesUsed(tree).flatMap(({ node, kind, used }) => {
      const known = kind === 'filter' ? environment.filters : environment.tests;
      return Object.hasOwn(known, used) ? [] : [unknownFilter(at(node), kind, used, nearest(used, Object.keys(known)))];
    }),
    ...strayBlocks(tree, treeOf).map(({ node, name, parent, known }) =>
      unknownBlock(at(node), name, parent, nearest(name, known)),
    ),
  ];
}

/** A template's tree by its name; null where there is none, or it cannot be read. */
type TreeOf = (name: string) => nunjucks.nodes.Node | null;

interface StrayBlock {
  readonly node: nunjucks.nodes.Node;
  readonly name: string;
  readonly parent: string;
  readonly known: readonly string[];
}

/**
 * The blocks of a template that extends another, where none above it has one of that name: they are printed nowhere. What
 * is within a block that is printed is printed with it.
 */
function strayBlocks(tree: nunjucks.nodes.Node, treeOf: TreeOf): StrayBlock[] {
  const [parent = null] = parentsOf(tree);
  const known = parent === null ? null : blocksAbove(parent, treeOf);
  if (parent === null || known === null) return [];
  const inner = new Set(
    tree
      .findAll(nunjucks.nodes.Block)
      .flatMap((block) => block.findAll(nunjucks.nodes.Block).filter((one) => one !== block)),
  );
  return tree.findAll(nunjucks.nodes.Block).flatMap((block) => {
    const name = textOf(block.name);
    if (name === null || known.has(name) || inner.has(block)) return [];
    return [{ node: block, name, parent, known: [...known] }];
  });
}

/** The templates that a template extends, by literals: one at most is usual. */
function parentsOf(tree: nunjucks.nodes.Node): string[] {
  return tree.findAll(nunjucks.nodes.Extends).flatMap(({ template }) => textOf(template) ?? []);
}

/** The names of all blocks of a template and of those that it extends; null where one of them is not known. */
function blocksAbove(name: string, treeOf: TreeOf): ReadonlySet<string> | null {
  const names = new Set<string>();
  const met = new Set<string>();
  for (let next: string | null = name; next !== null && !met.has(next); ) {
    met.add(next);
    const tree = treeOf(next);
    if (tree === null) return null;
    for (const block of tree.findAll(nunjucks.nodes.Block)) names.add(textOf(block.name) ?? '');
    if (tree.findAll(nunjucks.nodes.Extends).length > parentsOf(tree).length) return null;
    next = parentsOf(tree)[0] ?? null;
  }
  return names;
}

interface Reference {
  readonly node: nunjucks.nodes.Node;
  readonly target: string;
}

/** The templates that a template names by a literal, where it is wrong that one is missing. */
function referencesIn(tree: nunjucks.nodes.Node): Reference[] {
  const { Extends, Import, FromImport, Include, FunCall } = nunjucks.nodes;
  const named = [
    ...tree.findAll(Extends),
    ...tree.findAll(Import),
    ...tree.findAll(FromImport),
    ...tree.findAll(Include).filter((include) => !include.ignoreMissing),
  ].map(({ template }) => template);
  const printed = tree.findAll(FunCall).flatMap((call) => {
    const [partial] = textOf(call.name) === 'printOnce' ? call.args.children : [];
    return partial === undefined ? [] : [partial];
  });
  return [...named, ...printed].flatMap((node) => {
    const target = node instanceof nunjucks.nodes.Literal ? textOf(node) : null;
    return target === null ? [] : [{ node, target }];
  });
}

interface Use {
  readonly node: nunjucks.nodes.Node;
  readonly kind: 'filter' | 'test';
  readonly used: string;
}

function namesUsed(tree: nunjucks.nodes.Node): Use[] {
  const filters = tree.findAll(nunjucks.nodes.Filter).map(({ name }) => ({ node: name, kind: 'filter' as const }));
  const tests = tree.findAll(nunjucks.nodes.Is).map(({ right }) => ({
    node: right instanceof nunjucks.nodes.FunCall ? right.name : right,
    kind: 'test' as const,
  }));
  return [...filters, ...tests].flatMap(({ node, kind }) => {
    const used = textOf(node);
    // `is none` is a literal, and names a test all the same.
    return used === null ? [] : [{ node, kind, used }];
  });
}

function textOf(node: nunjucks.nodes.Node): string | null {
  return node instanceof nunjucks.nodes.Value && typeof node.value === 'string' ? node.value : null;
}

import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { readSealed, writeSealed } from '../cache/sealed-file.ts';
import { shortHash } from '../cache/short-hash.ts';
import { nearest } from '../problems/nearest.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { missingTemplate, templateError, unknownFilter } from '../problems/rules/theme.ts';
import { bareEnvironment } from './environment.ts';
import type { Extension, ExtensionFunctions } from './extension.ts';
import { layoutKeys } from './layouts.ts';
import { faultOf } from './located.ts';
import { placeIn } from './template-fault.ts';
import type { IncludeFolders } from './theme-files.ts';

/** What templates are made of: their files, and what the site's own configuration adds to them. */
export interface TemplateSources {
  readonly includes: IncludeFolders;
  readonly extension: Extension | null;
}

/** What a check of templates works with. */
export interface TemplateCheck {
  readonly cacheFolder: string;
  readonly generator: string;
  readonly functionsOf: (extension: Extension) => Promise<ExtensionFunctions>;
}

/**
 * What is wrong with a theme's templates, found without printing a page: what cannot be compiled, templates that are
 * named and missing, filters and tests that do not exist. That nothing is wrong is kept until one of them changes.
 */
export async function templateProblems(
  { includes, extension }: TemplateSources,
  { cacheFolder, generator, functionsOf }: TemplateCheck,
): Promise<Problem[]> {
  const keys = layoutKeys(includes);
  const key = shortHash(JSON.stringify([generator, extension?.key, ...keys]));
  const file = join(cacheFolder, 'templates.txt');
  if (readSealed(file, key) !== null) return [];
  const environment = bareEnvironment(includes, extension && (await functionsOf(extension)));
  const problems = [...keys.keys()].flatMap((name) => problemsOf(name, environment, keys, includes));
  if (problems.length === 0) writeSealed(file, key, 'right');
  return problems;
}

function problemsOf(
  name: string,
  environment: nunjucks.Environment,
  names: ReadonlyMap<string, string>,
  includes: IncludeFolders,
): Problem[] {
  const template = environment.getTemplate(name);
  try {
    template.compile();
  } catch (error) {
    const { place, reason } = faultOf(name, error);
    return [templateError(placeIn(includes, place), reason)];
  }
  const tree = nunjucks.parser.parse(template.tmplStr, environment.extensionsList);
  const at = ({ lineno, colno }: nunjucks.nodes.Node): Place =>
    placeIn(includes, { file: name, line: lineno + 1, column: colno + 1 });
  const missing = referencesIn(tree).filter(({ target }) => !names.has(target));
  return [
    ...missing.map(({ node, target }) => missingTemplate(at(node), target, nearest(target, names.keys()))),
    ...namesUsed(tree).flatMap(({ node, kind, used }) => {
      const known = kind === 'filter' ? environment.filters : environment.tests;
      return Object.hasOwn(known, used) ? [] : [unknownFilter(at(node), kind, used, nearest(used, Object.keys(known)))];
    }),
  ];
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

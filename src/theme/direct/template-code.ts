import nunjucks from 'nunjucks';
import { CodeWriter } from './code-writer.ts';
import { fileScope, type Meaning, type Scope } from './meanings.ts';
import { writeImport, writeNode } from './node-code.ts';
import { literalOf, macroCode, type Sources, type Work } from './work.ts';

type Tree = nunjucks.nodes.Tree;

/**
 * The code that gives, by `parts`, a function of `view` that gives the pieces of what a template prints, with those that it
 * extends and includes in their places; null where there is something in them that it is not written for.
 */
export function templateCode(template: string, sources: Sources): string | null {
  const writer = new CodeWriter();
  writer.line("return (view) => {\nconst pieces = [];\nlet out = '';");
  const work = { writer, sources, blocks: new Map(), path: [], writeTemplate };
  writeTemplate(template, new Map(), work);
  writer.line('pieces.push(out);\nreturn pieces;\n};');
  return writer.finish();
}

/** The code that gives, by `parts`, an object with the macros of a template, which sees nothing of the page that imports them. */
export function macrosCode(template: string, sources: Sources): string | null {
  const writer = new CodeWriter();
  const scope: Scope = { ...fileScope(new Map()), view: null };
  const work: Work = { writer, sources, blocks: new Map(), path: [template], writeTemplate };
  const children = sources.treeOf(template)?.children ?? [];
  const macros = children.filter((child) => child.typename === 'Macro');
  for (const child of children) {
    if (child.typename === 'FromImport') writeImport(child, scope, work);
    else if (child.typename !== 'Macro' && !isText(child)) writer.giveUp();
  }
  // A macro may call those that stand below it.
  for (const { name } of macros) {
    if (scope.context.has(name.value)) writer.giveUp();
    scope.context.set(name.value, { kind: 'macro', code: writer.name() });
  }
  for (const macro of macros) writeMacro(macro, scope, work);
  const pairs = macros.map(({ name }) => `${JSON.stringify(name.value)}: ${macroCode(name.value, scope, work)}`);
  writer.line(`return { ${pairs.join(', ')} };`);
  return writer.finish();
}

function writeMacro({ name, args, body }: nunjucks.nodes.Macro, outer: Scope, work: Work): void {
  const { writer } = work;
  const locals = new Map<string, Meaning>();
  for (const given of args.children) {
    if (given.typename !== 'Symbol' || locals.has(given.value)) writer.giveUp();
    else locals.set(given.value, { kind: 'value', code: writer.name() });
  }
  const names = [...locals.values()].map((meaning) => (meaning.kind === 'value' ? meaning.code : ''));
  const scope: Scope = { ...outer, locals };
  writer.line(`const ${macroCode(name.value, outer, work)} = (${names.join(', ')}) => {\nlet out = '';`);
  writeNode(body, scope, work);
  writer.line('return out;\n};');
}

/** Writes a template in the place of an include, or of a page: first those that extend, for what they import. */
function writeTemplate(template: string, context: Map<string, Meaning>, { path, ...work }: Work): void {
  const chain = chainOf(template, work.sources);
  const trees = chain.map((name) => work.sources.treeOf(name));
  const blocks = new Map(trees.toReversed().flatMap((tree) => blocksOf(tree, work.writer)));
  const within = { ...work, blocks, path: [...path, ...chain] };
  if (chain.some((name) => path.includes(name))) work.writer.giveUp();
  else {
    for (const [index, tree] of trees.entries()) {
      const scope = fileScope(context);
      if (tree === null) work.writer.giveUp();
      else if (index < trees.length - 1) writeExtension(tree, scope, within);
      else writeNode(tree, scope, within);
    }
  }
}

/** A template and those that it extends. */
function chainOf(template: string, sources: Sources): readonly string[] {
  const chain: string[] = [];
  for (let next: string | null = template; next !== null && !chain.includes(next); ) {
    chain.push(next);
    const first: Tree | undefined = sources.treeOf(next)?.children.find((child) => !isText(child));
    next = first?.typename === 'Extends' ? literalOf(first.template) : null;
  }
  return chain;
}

function blocksOf(tree: nunjucks.nodes.NodeList | null, writer: CodeWriter): (readonly [string, Tree])[] {
  const blocks = tree?.findAll(nunjucks.nodes.Block) ?? [];
  const names = new Set(blocks.map(({ name }) => name.value));
  // Nunjucks has an error for a block that is there twice.
  if (names.size < blocks.length) writer.giveUp();
  return blocks.map(({ name, body }) => [name.value, body]);
}

/** Of a template that extends another nothing is printed but its blocks. */
function writeExtension({ children }: nunjucks.nodes.NodeList, scope: Scope, work: Work): void {
  const [extended, ...others] = children.filter((child) => !isText(child));
  if (extended?.typename !== 'Extends') work.writer.giveUp();
  for (const child of others) {
    if (child.typename === 'FromImport') writeImport(child, scope, work);
    else if (child.typename !== 'Block') work.writer.giveUp();
  }
}

/** True for what prints nothing but its own text. */
function isText(node: Tree): boolean {
  return node.typename === 'Output' && node.children.every((child) => child.typename === 'TemplateData');
}

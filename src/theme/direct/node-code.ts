import type nunjucks from 'nunjucks';
import { expressionCode } from './expressions.ts';
import { writeLoop } from './loop-code.ts';
import { type Meaning, maybe, type Scope, unsure } from './meanings.ts';
import { literalOf, macroCode, nameOf, type Work } from './work.ts';

type Tree = nunjucks.nodes.Tree;

/** Writes the code of a part of a template. */
export function writeNode(node: Tree, scope: Scope, work: Work): void {
  switch (node.typename) {
    case 'Root':
    case 'NodeList':
      for (const child of node.children) writeNode(child, scope, work);
      break;
    case 'Output':
      for (const child of node.children) writeOutput(child, scope, work);
      break;
    case 'If':
      writeCondition(node, scope, work);
      break;
    case 'For':
      writeLoop(node, scope, work, writeNode);
      break;
    case 'FromImport':
      writePart(scope, work, () => writeImport(node, scope, work));
      break;
    case 'Block':
      writePart(scope, work, () => {
        const body = work.blocks.get(node.name.value);
        if (body !== undefined) writeNode(body, { ...scope, locals: new Map() }, work);
      });
      break;
    case 'Include':
      writePart(scope, work, () => {
        const template = literalOf(node.template);
        if (template === null) work.writer.giveUp();
        else work.writeTemplate(template, new Map(scope.context), work);
      });
      break;
    default:
      work.writer.giveUp();
  }
}

/** Writes what would see the names of a loop or a macro that it stands in, which nothing is written for. */
function writePart({ isLoop, view }: Scope, { writer }: Work, write: () => void): void {
  if (isLoop || view === null) writer.giveUp();
  else write();
}

function writeOutput(node: Tree, scope: Scope, work: Work): void {
  const { writer } = work;
  if (node.typename === 'TemplateData') writer.appendText(String(node.value));
  else if (node.typename === 'FunCall' && isPrintOnce(node, scope, work)) {
    const kept = printOnceCode(node.args.children, scope, work);
    // A macro gives a text, of which its callers may make any other.
    if (scope.view === null) writer.append(`${kept}.text`);
    else writer.appendKept(kept);
  } else writer.append(outputCode(node, scope, work));
}

function outputCode(node: Tree, scope: Scope, work: Work): string {
  if (node.typename === 'FunCall') return callCode(node, scope, work);
  const [only, ...others] = node.typename === 'Filter' ? node.args.children : [];
  if (node.typename === 'Filter' && nameOf(node.name) === 'safe' && only !== undefined && others.length === 0) {
    return `markup(${expressionCode(only, scope, work)})`;
  }
  return `text(${expressionCode(node, scope, work)})`;
}

/** True for a call of the layouts' own function, and not of something else of its name. */
function isPrintOnce({ name }: nunjucks.nodes.FunCall, { locals, context }: Scope, { sources }: Work): boolean {
  const called = nameOf(name);
  return called === 'printOnce' && !locals.has(called) && !context.has(called) && sources.globals.has(called);
}

/** A call of a macro. */
function callCode({ name, args }: nunjucks.nodes.FunCall, scope: Scope, work: Work): string {
  if (name.typename !== 'Symbol') return work.writer.giveUp();
  const given = args.children.map((one) => expressionCode(one, scope, work));
  return `${macroCode(name.value, scope, work)}(${given.join(', ')})`;
}

/** The code of the kept text that a call of `printOnce` gives. */
function printOnceCode(given: readonly Tree[], scope: Scope, work: Work): string {
  const [template, object, name, ...others] = given;
  const partial = template === undefined ? null : literalOf(template);
  const variable = name === undefined ? 'frame' : literalOf(name);
  if (partial === null || variable === null || object === undefined || others.length > 0) return work.writer.giveUp();
  if (!work.sources.isWritten(partial)) return work.writer.giveUp();
  const print = work.writer.link(`parts.partial(${JSON.stringify(partial)}, ${JSON.stringify(variable)})`);
  return `${print}(${expressionCode(object, scope, work)})`;
}

/** Lets a template know the macros that it imports. */
export function writeImport(
  { template, names, withContext }: nunjucks.nodes.FromImport,
  scope: Scope,
  work: Work,
): void {
  const { writer, sources } = work;
  const from = literalOf(template);
  const macros = from === null || withContext ? null : sources.macrosOf(from);
  if (macros === null) writer.giveUp();
  for (const child of names.children) {
    const [name, alias] = child.typename === 'Pair' ? [nameOf(child.key), nameOf(child.value)] : [nameOf(child), null];
    const isKnown = name !== null && macros?.has(name) === true;
    if (!isKnown) writer.giveUp();
    const code = `parts.macro(${JSON.stringify(from)}, ${JSON.stringify(name)})`;
    const meaning: Meaning = isKnown ? { kind: 'macro', code: writer.link(code) } : unsure;
    scope.locals.set(alias ?? name ?? '', meaning);
    scope.context.set(alias ?? name ?? '', meaning);
  }
}

function writeCondition({ cond, body, else_ }: nunjucks.nodes.If, scope: Scope, work: Work): void {
  const { writer } = work;
  writer.line(`if (${expressionCode(cond, scope, work)}) {`);
  maybe(scope, (within) => writeNode(body, within, work));
  if (else_ !== null) {
    writer.line('} else {');
    maybe(scope, (within) => writeNode(else_, within, work));
  }
  writer.line('}');
}

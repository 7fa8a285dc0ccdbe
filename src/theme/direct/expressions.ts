import type nunjucks from 'nunjucks';
import type { CodeWriter } from './code-writer.ts';
import { meaningOf, type Scope } from './meanings.ts';

/** What the engine itself gives to templates. */
export interface Builtins {
  /** Names that are known everywhere. */
  readonly globals: ReadonlySet<string>;
  /** Names of filters. */
  readonly filters: ReadonlySet<string>;
}

/** What expressions are written with. */
export interface ExpressionMeans {
  readonly writer: CodeWriter;
  readonly sources: Builtins;
}

/** Nunjucks writes operands as they are read, without parentheses of its own: where that is a fault of it, it is ours too. */
const operators = { Or: '||', And: '&&', Add: '+', Concat: '+ "" +', Sub: '-', Mul: '*', Div: '/', Mod: '%' };

/** Places within a loop, by their names. */
const places: Readonly<Record<string, (index: string, length: string) => string>> = {
  index: (index) => `(${index} + 1)`,
  index0: (index) => index,
  revindex: (index, length) => `(${length} - ${index})`,
  revindex0: (index, length) => `(${length} - ${index} - 1)`,
  first: (index) => `(${index} === 0)`,
  last: (index, length) => `(${index} === ${length} - 1)`,
  length: (_, length) => length,
};

/** The code of an expression, which has the value that Nunjucks gives it. */
export function expressionCode(node: nunjucks.nodes.Tree, scope: Scope, means: ExpressionMeans): string {
  const code = (part: nunjucks.nodes.Tree) => expressionCode(part, scope, means);
  switch (node.typename) {
    case 'Literal':
      return literalCode(node.value) ?? means.writer.giveUp();
    case 'Symbol': {
      const meaning = meaningOf(node.value, scope, means.sources.globals);
      return meaning.kind === 'value' ? meaning.code : means.writer.giveUp();
    }
    case 'LookupVal':
      return placeInLoop(node, scope) ?? `${code(node.target)}?.${memberName(node.val) ?? `[${code(node.val)}]`}`;
    case 'Group':
      return `(${node.children.map(code).join(', ')})`;
    case 'Array':
      return `[${node.children.map(code).join(', ')}]`;
    case 'Dict':
      return `({ ${node.children.map((pair) => pairCode(pair, code) ?? means.writer.giveUp()).join(', ')} })`;
    case 'InlineIf':
      return `(${code(node.cond)} ? ${code(node.body)} : ${node.else_ === null ? '""' : code(node.else_)})`;
    case 'Filter': {
      const given = node.args.children.map(code);
      return filterCode(node.name, given, means) ?? means.writer.giveUp();
    }
    case 'Not':
      return `!${code(node.target)}`;
    case 'Compare':
      return [code(node.expr), ...node.ops.map(({ type, expr }) => `${type} ${code(expr)}`)].join(' ');
    case 'Or':
    case 'And':
    case 'Add':
    case 'Concat':
    case 'Sub':
    case 'Mul':
    case 'Div':
    case 'Mod':
      return `${code(node.left)} ${operators[node.typename]} ${code(node.right)}`;
    default:
      return means.writer.giveUp();
  }
}

function filterCode(
  name: nunjucks.nodes.Tree,
  given: readonly string[],
  { writer, sources }: ExpressionMeans,
): string | null {
  if (name.typename !== 'Symbol') return null;
  // Nunjucks' own filter does just this; a page of search needs no engine for it.
  if (name.value === 'dump' && given.length === 1) return `JSON.stringify(${given[0]})`;
  if (!sources.filters.has(name.value)) return null;
  return `${writer.link(`parts.filters[${JSON.stringify(name.value)}]`)}(${given.join(', ')})`;
}

function literalCode(value: unknown): string | null {
  const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain ? JSON.stringify(value) : null;
}

/** A member that is named by a word. */
function memberName(node: nunjucks.nodes.Tree): string | null {
  const name = node.typename === 'Literal' && typeof node.value === 'string' ? node.value : '';
  return /^[a-z_]\w*$/i.test(name) ? name : null;
}

function pairCode(pair: nunjucks.nodes.Tree, code: (part: nunjucks.nodes.Tree) => string): string | null {
  if (pair.typename !== 'Pair') return null;
  const { key } = pair;
  const isNamed = key.typename === 'Symbol' || key.typename === 'Literal';
  return isNamed && typeof key.value === 'string' ? `${JSON.stringify(key.value)}: ${code(pair.value)}` : null;
}

function placeInLoop({ target, val }: nunjucks.nodes.LookupVal, { locals }: Scope): string | null {
  const loop = target.typename === 'Symbol' ? locals.get(target.value) : undefined;
  if (loop?.kind !== 'loop' || val.typename !== 'Literal' || typeof val.value !== 'string') return null;
  return Object.hasOwn(places, val.value) ? (places[val.value]?.(loop.index, loop.length) ?? null) : null;
}

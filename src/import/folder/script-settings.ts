import type { AnyNode, ExportDefaultDeclaration, Expression, ObjectExpression, Pattern, Program } from 'acorn';
import { type Data, isData } from './data.ts';

/** What a module of settings says in plain values: a file is read, never run. */
export interface ScriptSettings {
  /** What it exports, as far as it is written out. */
  readonly exported: Data;
  /** The calls of functions and methods in it: their names, and the arguments that are written out. */
  readonly calls: readonly { readonly name: string; readonly values: readonly unknown[] }[];
}

/** Reads a module of settings in JavaScript or TypeScript. What it works out when it runs is not known. */
export type ReadScript = (text: string) => ScriptSettings;

/** Makes the reader. Its parsers are loaded here. */
export async function createScriptReader(): Promise<ReadScript> {
  const [{ parse }, { transformSync }] = await Promise.all([import('acorn'), import('esbuild')]);
  const parsed = (text: string): Program | null => {
    try {
      const { code } = transformSync(text, { loader: 'ts', format: 'esm', logLevel: 'silent' });
      return parse(code, { ecmaVersion: 'latest', sourceType: 'module', allowReturnOutsideFunction: true });
    } catch {
      return null;
    }
  };
  return (text) => {
    const program = parsed(text);
    return program === null ? { exported: {}, calls: [] } : settingsIn(program);
  };
}

/** Values of names, as far as they are known. */
type Names = Map<string, unknown>;

function settingsIn(program: Program): ScriptSettings {
  const names: Names = new Map();
  const calls: { name: string; values: unknown[] }[] = [];
  let exported: unknown = {};
  for (const node of nodesIn(program)) {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      names.set(node.id.name, written(node.init, names));
    else if (node.type === 'AssignmentExpression' && isExports(node.left)) exported = written(node.right, names);
    else if (node.type === 'ExportDefaultDeclaration') exported = exportedBy(node.declaration, names) ?? exported;
    // As esbuild writes what is exported by default.
    else if (node.type === 'ExportSpecifier' && node.exported.type === 'Identifier' && node.exported.name === 'default')
      exported = node.local.type === 'Identifier' ? (names.get(node.local.name) ?? exported) : exported;
    else if (node.type === 'ReturnStatement' && node.argument?.type === 'ObjectExpression') {
      const returned = written(node.argument, names);
      if (!isData(exported) || Object.keys(exported).length === 0) exported = returned;
    } else if (node.type === 'CallExpression') {
      const { callee } = node;
      const name =
        callee.type === 'Identifier'
          ? callee.name
          : callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
            ? callee.property.name
            : '';
      calls.push({
        name,
        values: node.arguments.map((argument) => (argument.type === 'SpreadElement' ? null : written(argument, names))),
      });
    }
  }
  return { exported: isData(exported) ? exported : {}, calls };
}

function isExports(left: Pattern): boolean {
  return left.type === 'MemberExpression' && left.object.type === 'Identifier' && left.object.name === 'module';
}

/** What stands behind `export default`: a map, or a function around one such as `defineConfig({ … })`. */
function exportedBy(node: ExportDefaultDeclaration['declaration'], names: Names): unknown {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return null;
  const value = written(node, names);
  return isData(value) ? value : null;
}

/** A value that is written out; null for one that the module works out. Every leaf is a text. */
function written(node: Expression, names: Names): unknown {
  switch (node.type) {
    case 'Literal':
      return node.value === null ? null : String(node.value);
    case 'TemplateLiteral':
      return node.quasis
        .map(
          ({ value }, index) =>
            (value.cooked ?? '') +
            (node.expressions[index] === undefined ? '' : String(written(node.expressions[index], names) ?? '')),
        )
        .join('');
    case 'ArrayExpression':
      return node.elements.map((element) =>
        element === null || element.type === 'SpreadElement' ? null : written(element, names),
      );
    case 'ObjectExpression':
      return mapOf(node, names);
    case 'Identifier':
      return names.get(node.name) ?? null;
    case 'UnaryExpression':
      return node.operator === '!' && node.argument.type === 'Literal' ? String(!node.argument.value) : null;
    case 'CallExpression': {
      const [first] = node.arguments;
      return first === undefined || first.type === 'SpreadElement' ? null : written(first, names);
    }
    default:
      return null;
  }
}

function mapOf({ properties }: ObjectExpression, names: Names): Data {
  const entries = properties.flatMap((property) => {
    if (property.type === 'SpreadElement') {
      const spread = written(property.argument, names);
      return isData(spread) ? Object.entries(spread) : [];
    }
    const { key } = property;
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null;
    return name === null ? [] : [[name, written(property.value, names)] as const];
  });
  return Object.fromEntries(entries);
}

/** The nodes of a program, those of a statement before the next one's. */
function* nodesIn(node: AnyNode): Generator<AnyNode, void, undefined> {
  yield node;
  for (const value of Object.values(node)) {
    const children: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const child of children) if (isNode(child)) yield* nodesIn(child);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

import { posix } from 'node:path';
import type { AnyNode, ExportDefaultDeclaration, Expression, ObjectExpression, Pattern, Program } from 'acorn';
import { type Data, isData } from './data.ts';
import { printedBy } from './printed-by.ts';
import type { SourceFiles } from './source-files.ts';

/** What a module of settings says in plain values: a file is read, never run. */
export interface ScriptSettings {
  /** What it exports, as far as it is written out. */
  readonly exported: Data;
  /** What its variables hold, as far as that is written out. */
  readonly variables: Data;
  /** The calls of functions and methods in it: their names, and the arguments that are written out. */
  readonly calls: readonly { readonly name: string; readonly values: readonly unknown[] }[];
}

/**
 * Reads a module of settings in JavaScript or TypeScript. What it works out when it runs is not known. `beside` gives the
 * text of a module that it names by a path, `./site.js`; null where there is none.
 */
export type ReadScript = (text: string, beside?: (path: string) => string | null) => ScriptSettings;

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
  const read = (text: string, beside: (path: string) => string | null, depth: number): ScriptSettings => {
    const program = parsed(text);
    if (program === null) return { exported: {}, variables: {}, calls: [] };
    return settingsIn(program, (path) => {
      const other = depth < deepest && /^\.{1,2}\//.test(path) ? beside(path) : null;
      return other === null ? null : read(other, () => null, depth + 1).exported;
    });
  };
  return (text, beside = () => null) => read(text, beside, 0);
}

/** What a module of a source says, with those beside it that it names. */
export function moduleAt(file: string, files: SourceFiles, read: ReadScript): ScriptSettings {
  return read(textOfModule(file, files), (path) => {
    const at = posix.join(posix.dirname(file), path);
    const endings = ['', '.js', '.cjs', '.mjs', '.ts', '.json', '/index.js', '/index.ts'];
    const found = files.first(...endings.map((ending) => at + ending));
    return found === null ? null : textOfModule(found, files);
  });
}

function textOfModule(file: string, files: SourceFiles): string {
  const text = files.read(file);
  return file.endsWith('.json') ? `export default ${text}` : text;
}

/** Modules that modules name are read as far as this. */
const deepest = 1;

/** Values of names, as far as they are known. */
type Names = Map<string, unknown>;

function settingsIn(program: Program, moduleAt: (path: string) => Data | null): ScriptSettings {
  const names: Names = new Map();
  const calls: { name: string; values: unknown[] }[] = [];
  let exported: unknown = {};
  for (const node of nodesIn(program)) {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) {
      const path = requiredPath(node.init);
      names.set(node.id.name, (path === null ? null : moduleAt(path)) ?? written(node.init, names));
    } else if (node.type === 'ImportDeclaration' && typeof node.source.value === 'string') {
      const name = node.specifiers.find(({ type }) => type === 'ImportDefaultSpecifier')?.local.name;
      if (name !== undefined) names.set(name, moduleAt(node.source.value));
    }
    if (node.type === 'AssignmentExpression' && isExports(node.left)) exported = exportedValue(node.right, names);
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
  return { exported: isData(exported) ? exported : {}, variables: Object.fromEntries(names), calls };
}

/** The path that a call of `require` names; null for any other expression. */
function requiredPath(node: Expression): string | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return null;
  const [first] = node.arguments;
  return first?.type === 'Literal' && typeof first.value === 'string' ? first.value : null;
}

function isExports(left: Pattern): boolean {
  return left.type === 'MemberExpression' && left.object.type === 'Identifier' && left.object.name === 'module';
}

/** What stands behind `export default`: a map, or a function around one such as `defineConfig({ … })`. */
function exportedBy(node: ExportDefaultDeclaration['declaration'], names: Names): unknown {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return null;
  const value = exportedValue(node, names);
  return isData(value) ? value : null;
}

/** An exported value; of a function, the map that it is written with: `() => ({ … })`. */
function exportedValue(node: Expression, names: Names): unknown {
  return node.type === 'ArrowFunctionExpression' && node.body.type === 'ObjectExpression'
    ? mapOf(node.body, names)
    : written(node, names);
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
    case 'MemberExpression': {
      const object = node.object.type === 'Super' ? null : written(node.object, names);
      const key = node.property.type === 'Identifier' && !node.computed ? node.property.name : null;
      return isData(object) && key !== null ? (object[key] ?? null) : null;
    }
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return printedBy(node);
    case 'UnaryExpression':
      return node.operator === '!' && node.argument.type === 'Literal' ? String(!node.argument.value) : null;
    case 'LogicalExpression':
      // `process.env.URL || 'https://…'`: what the surroundings say is not known.
      return written(node.left, names) ?? written(node.right, names);
    case 'ConditionalExpression': {
      const both = [node.consequent, node.alternate].map((one) => written(one, names));
      return both.find((one) => one !== null && !isOwnMachine(one)) ?? null;
    }
    case 'CallExpression': {
      const [first] = node.arguments;
      return first === undefined || first.type === 'SpreadElement' ? null : written(first, names);
    }
    default:
      return null;
  }
}

function isOwnMachine(value: unknown): boolean {
  return typeof value === 'string' && /^(?:https?:)?\/\/(?:localhost|127\.|0\.0)/.test(value);
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

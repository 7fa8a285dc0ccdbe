import 'nunjucks';

/** What compiled templates call on each other and on their environment; the package's types leave it out. */
declare module 'nunjucks' {
  type ExportedCallback = (error: Error | null, exported: object | null) => void;
  /** What a template or a block of one is compiled to. The runtime is what its code calls. */
  type PrintingCode = (
    environment: Environment,
    context: object,
    frame: object,
    runtime: TemplateRuntime,
    done: (error: Error | null, text?: string) => void,
  ) => void;
  interface Template {
    /** Runs a template for what it defines: its macros. Without a context where only the callback is given. */
    getExported(...asked: [ExportedCallback] | [object, object, ExportedCallback]): void;
    /** Compiles the template where that was not done yet. Throws what has `lineno` and `colno`, both from 1. */
    compile(): void;
    readonly compiled: boolean;
    /** Where it comes from; null for what is in no file. */
    readonly path: string | null;
    readonly tmplStr: string;
    /** What its code gives, where that is made already: the root and, by names with `b_` before them, the blocks. */
    tmplProps: object | undefined;
    rootRenderFunc: PrintingCode;
    readonly blocks: Record<string, PrintingCode>;
  }

  type StepCallback = (error: Error | null, ...results: readonly unknown[]) => void;
  /** Called with what the step before it gave, and behind it the function that takes what it gives itself. */
  type Step = (...given: readonly [...(readonly unknown[]), StepCallback]) => void;
  interface Environment {
    readonly globals: Readonly<Record<string, unknown>>;
    readonly filters: Readonly<Record<string, unknown>>;
    readonly tests: Readonly<Record<string, unknown>>;
    readonly loaders: object[];
    /** Makes the memory of loaders, which each of them has. */
    invalidateCache(): void;
    /** The tags that were added. */
    readonly extensionsList: readonly object[];
    readonly asyncFilters: readonly string[];
    readonly opts: object;
    /** Goes through the steps of an include or an import. */
    waterfall(steps: readonly Step[], done: StepCallback): void;
  }

  /** The functions that the code of templates calls; lines and columns are from 0. */
  interface TemplateRuntime {
    ensureDefined(value: unknown, line: number, column: number): unknown;
    memberLookup(object: unknown, key: unknown): unknown;
    contextOrFrameLookup(context: TemplateContext, frame: object, name: string): unknown;
    handleError(error: unknown, line: number | null, column: number | null): Error;
  }
  interface TemplateContext {
    getVariables(): object;
  }
  namespace runtime {
    const ensureDefined: TemplateRuntime['ensureDefined'];
    const memberLookup: TemplateRuntime['memberLookup'];
    const contextOrFrameLookup: TemplateRuntime['contextOrFrameLookup'];
    const handleError: TemplateRuntime['handleError'];
    /** What loops that wait go through their lists with: a turn is called with its names, its place, the length and `next`. */
    let asyncEach: (
      list: readonly unknown[],
      names: number,
      turn: (...given: readonly unknown[]) => void,
      done: () => void,
    ) => void;
  }

  /** The syntax tree of a template; lines and columns are from 0. */
  namespace nodes {
    class Node {
      readonly lineno: number;
      readonly colno: number;
      findAll<Found>(type: abstract new (...given: never[]) => Found): Found[];
    }
    /** Any node, told apart by the name of its type. */
    type Tree =
      | (Literal | Symbol | NodeList | Pair | LookupVal | InlineIf | Operation | Not | Compare | FunCall | Filter | Is)
      | (If | For | Macro | Capture | Block | CallExtensionAsync | Extends | Include | Import | FromImport | Other);
    class Value extends Node {
      readonly value: unknown;
    }
    class Literal extends Value {
      constructor(line: number, column: number, value: unknown);
      readonly typename: 'Literal' | 'TemplateData';
    }
    // biome-ignore lint/suspicious/noShadowRestrictedNames: Nunjucks calls the name of a thing so.
    class Symbol extends Value {
      constructor(line: number, column: number, name: string);
      readonly typename: 'Symbol';
      readonly value: string;
    }
    class NodeList extends Node {
      constructor(line: number, column: number, children: readonly Tree[]);
      readonly typename: 'NodeList' | 'Root' | 'Output' | 'Group' | 'Array' | 'Dict' | 'KeywordArgs';
      readonly children: Tree[];
    }
    class Pair extends Node {
      readonly typename: 'Pair';
      readonly key: Tree;
      readonly value: Tree;
    }
    class LookupVal extends Node {
      readonly typename: 'LookupVal';
      readonly target: Tree;
      readonly val: Tree;
    }
    class InlineIf extends Node {
      readonly typename: 'InlineIf';
      readonly cond: Tree;
      readonly body: Tree;
      readonly else_: Tree | null;
    }
    /** What stands between two operands. */
    interface Operation extends Node {
      readonly typename: 'Or' | 'And' | 'Add' | 'Concat' | 'Sub' | 'Mul' | 'Div' | 'Mod';
      readonly left: Tree;
      readonly right: Tree;
    }
    class Not extends Node {
      readonly typename: 'Not';
      readonly target: Tree;
    }
    class Compare extends Node {
      readonly typename: 'Compare';
      readonly expr: Tree;
      readonly ops: readonly { readonly type: string; readonly expr: Tree }[];
    }
    class If extends Node {
      readonly typename: 'If' | 'IfAsync';
      readonly cond: Tree;
      readonly body: NodeList;
      readonly else_: Tree | null;
    }
    class For extends Node {
      readonly typename: 'For' | 'AsyncEach' | 'AsyncAll';
      readonly body: NodeList;
      arr: Tree;
      readonly name: Tree;
      readonly else_: Tree | null;
    }
    class Macro extends Node {
      readonly typename: 'Macro';
      readonly name: Symbol;
      readonly args: NodeList;
      readonly body: Tree;
    }
    class Capture extends Node {
      readonly typename: 'Capture';
    }
    class Block extends Node {
      readonly typename: 'Block';
      readonly name: Symbol;
      readonly body: Tree;
    }
    class CallExtensionAsync extends Node {
      constructor(tag: object, method: string, given: NodeList);
      readonly typename: 'CallExtensionAsync';
    }
    class FunCall extends Node {
      readonly typename: 'FunCall' | 'Filter';
      readonly name: Tree;
      readonly args: NodeList;
    }
    class Filter extends FunCall {
      constructor(line: number, column: number, name: Tree, given: NodeList);
      readonly typename: 'Filter';
    }
    class Is extends Node {
      readonly typename: 'Is';
      readonly right: Tree;
    }
    class TemplateRef extends Node {
      readonly template: Tree;
    }
    class Extends extends TemplateRef {
      readonly typename: 'Extends';
    }
    class Include extends Node {
      readonly typename: 'Include';
      readonly template: Tree;
      readonly ignoreMissing: boolean | undefined;
    }
    class Import extends Node {
      readonly typename: 'Import';
      readonly template: Tree;
    }
    class FromImport extends Node {
      readonly typename: 'FromImport';
      readonly template: Tree;
      readonly names: NodeList;
      readonly withContext: boolean | undefined;
    }
    /** What nothing of ours asks after. */
    interface Other extends Node {
      readonly typename:
        | 'Set'
        | 'Switch'
        | 'Case'
        | 'Super'
        | 'In'
        | 'FloorDiv'
        | 'Pow'
        | 'Neg'
        | 'Pos'
        | 'CallExtension';
    }
  }
  namespace compiler {
    /** Throws what has `lineno` and `colno`, both from 1. */
    function compile(
      source: string,
      asyncFilters: readonly string[],
      extensions: readonly object[],
      path: string | null,
      options: object,
    ): string;
  }
  namespace parser {
    let parse: (source: string, extensions: readonly object[], options?: object) => nodes.NodeList;
  }
}

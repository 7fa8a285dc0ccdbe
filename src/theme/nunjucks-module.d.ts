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
    class Value extends Node {
      readonly value: unknown;
    }
    class Literal extends Value {
      constructor(line: number, column: number, value: unknown);
    }
    // biome-ignore lint/suspicious/noShadowRestrictedNames: Nunjucks calls the name of a thing so.
    class Symbol extends Value {
      constructor(line: number, column: number, name: string);
    }
    class NodeList extends Node {
      constructor(line: number, column: number, children: readonly Node[]);
      readonly children: Node[];
    }
    class If extends Node {
      readonly body: NodeList;
    }
    class For extends Node {
      readonly body: NodeList;
      arr: Node;
      readonly name: Node;
    }
    class Macro extends Node {}
    class Capture extends Node {}
    class Block extends Node {
      readonly name: Node;
    }
    class CallExtensionAsync extends Node {
      constructor(tag: object, method: string, given: NodeList);
    }
    class FunCall extends Node {
      readonly name: Node;
      readonly args: { readonly children: readonly Node[] };
    }
    class Filter extends FunCall {
      constructor(line: number, column: number, name: Node, given: NodeList);
    }
    class Is extends Node {
      readonly right: Node;
    }
    class TemplateRef extends Node {
      readonly template: Node;
    }
    class Extends extends TemplateRef {}
    class Include extends Node {
      readonly template: Node;
      readonly ignoreMissing: boolean | undefined;
    }
    class Import extends Node {
      readonly template: Node;
    }
    class FromImport extends Node {
      readonly template: Node;
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
    let parse: (source: string, extensions: readonly object[], options?: object) => nodes.Node;
  }
}

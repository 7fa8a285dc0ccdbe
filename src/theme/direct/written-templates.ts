import nunjucks from 'nunjucks';
import { known } from './known.ts';
import { macrosCode, templateCode } from './template-code.ts';
import type { Sources } from './work.ts';

/** The code of a template's macros, with their names. */
interface WrittenMacros {
  readonly names: ReadonlySet<string>;
  readonly code: string;
}

/** The code that is written for the templates of an engine, by their names: that of each is written when it is asked for. */
export class WrittenTemplates implements Sources {
  readonly globals: ReadonlySet<string>;
  readonly filters: ReadonlySet<string>;
  readonly #environment: nunjucks.Environment;
  readonly #trees = new Map<string, nunjucks.nodes.NodeList | null>();
  readonly #macros = new Map<string, WrittenMacros | null>();
  readonly #prints = new Map<string, string | null>();

  /** The templates of an environment that has no functions but its own; `filters` are the names of those that its code may call. */
  constructor(environment: nunjucks.Environment, filters: ReadonlySet<string>) {
    this.#environment = environment;
    this.globals = new Set(Object.keys(environment.globals));
    this.filters = filters;
  }

  treeOf(template: string): nunjucks.nodes.NodeList | null {
    return known(this.#trees, template, () => {
      // It is meant from the template that names it.
      if (template.startsWith('.')) return null;
      try {
        return nunjucks.parser.parse(this.#environment.getTemplate(template).tmplStr, [], {});
      } catch {
        return null;
      }
    });
  }

  macrosOf(template: string): ReadonlySet<string> | null {
    return this.#writtenMacros(template)?.names ?? null;
  }

  isWritten(template: string): boolean {
    return this.printCode(template) !== null;
  }

  /** The code that gives, by `parts`, what prints a template; null where none can be written. */
  printCode(template: string): string | null {
    return known(this.#prints, template, () => templateCode(template, this));
  }

  /** The code that gives, by `parts`, the macros of a template; null where none can be written. */
  macrosCode(template: string): string | null {
    return this.#writtenMacros(template)?.code ?? null;
  }

  /** All code that was asked for by now, of templates themselves or of those that name them: what prints, and macros. */
  written(): { readonly prints: ReadonlyMap<string, string>; readonly macros: ReadonlyMap<string, string> } {
    const prints = [...this.#prints].flatMap(([name, code]) => (code === null ? [] : [[name, code] as const]));
    const macros = [...this.#macros].flatMap(([name, made]) => (made === null ? [] : [[name, made.code] as const]));
    return { prints: new Map(prints), macros: new Map(macros) };
  }

  #writtenMacros(template: string): WrittenMacros | null {
    return known(this.#macros, template, () => {
      const code = macrosCode(template, this);
      const macros = this.treeOf(template)?.children.filter((child) => child.typename === 'Macro') ?? [];
      return code === null ? null : { code, names: new Set(macros.map(({ name }) => name.value)) };
    });
  }
}

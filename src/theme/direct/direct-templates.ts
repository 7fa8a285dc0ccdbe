import nunjucks from 'nunjucks';
import { KeptTexts } from '../kept-texts.ts';
import { items, markup, text } from './runtime.ts';
import { macrosCode, templateCode } from './template-code.ts';
import type { Macro, Sources } from './work.ts';

/** What prints a template with its variables. */
type Print = (view: object) => string;

/**
 * The templates of a theme as plain functions, for themes whose templates nobody extends. Nunjucks looks every name up in
 * objects that it makes for each template, and hands each text on by callbacks; a function that has all templates of a page
 * in it prints the same in a third of the time. What it is not written for, or has an error, Nunjucks prints.
 */
export class DirectTemplates implements Sources {
  readonly globals: ReadonlySet<string>;
  readonly #environment: nunjucks.Environment;
  readonly #trees = new Map<string, nunjucks.nodes.NodeList | null>();
  readonly #macros = new Map<string, ReadonlyMap<string, Macro> | null>();
  readonly #prints = new Map<string, Print | null>();
  readonly #partials = new Map<string, ((object: unknown) => string) | null>();

  /** The templates of an environment that has no functions but its own. */
  constructor(environment: nunjucks.Environment) {
    this.#environment = environment;
    this.globals = new Set(Object.keys(environment.globals));
  }

  /** Makes ready to print a template, where it can be printed directly: that takes as long as printing a hundred pages. */
  prepare(template: string): void {
    this.#printOf(template);
  }

  /** What a template prints; null where Nunjucks has to print it. */
  print(template: string, view: object): string | null {
    const print = this.#printOf(template);
    try {
      return print === null ? null : print(view);
    } catch {
      // Nunjucks tells what is wrong, and where.
      return null;
    }
  }

  filterOf(name: string): ((...given: readonly unknown[]) => unknown) | null {
    const filter = Object.hasOwn(this.#environment.filters, name) ? this.#environment.filters[name] : null;
    // Of their context they ask for nothing but their environment.
    return typeof filter === 'function' ? filter.bind({ env: this.#environment }) : null;
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

  macrosOf(template: string): ReadonlyMap<string, Macro> | null {
    return known(this.#macros, template, () => {
      const written = macrosCode(template, this);
      if (written === null) return null;
      const macros: Readonly<Record<string, Macro>> = compiled(written);
      return new Map(Object.entries(macros));
    });
  }

  partialOf(template: string, name: string): ((object: unknown) => string) | null {
    const print = this.#printOf(template);
    if (print === null) return null;
    return known(this.#partials, `${name} ${template}`, () => {
      const texts = new KeptTexts();
      return (object) => texts.get(object) ?? texts.keep(object, print({ [name]: object }));
    });
  }

  #printOf(template: string): Print | null {
    return known(this.#prints, template, () => {
      const written = templateCode(template, this);
      return written === null ? null : compiled(written);
    });
  }
}

/** What is known by a name, or is made now; null while it is being made: what is a part of itself has no end. */
function known<Value>(values: Map<string, Value | null>, name: string, make: () => Value | null): Value | null {
  const value = values.get(name);
  if (value !== undefined) return value;
  values.set(name, null);
  const made = make();
  values.set(name, made);
  return made;
}

function compiled({ code, links }: { readonly code: string; readonly links: readonly unknown[] }) {
  return new Function('text', 'markup', 'items', 'links', code)(text, markup, items, links);
}

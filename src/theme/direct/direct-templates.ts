import { type KeptText, PageText } from '../../model/page-text.ts';
import { KeptTexts } from '../kept-texts.ts';
import { known } from './known.ts';
import { items, markup, text } from './runtime.ts';

/** Gives the pieces of what a template prints with its variables. */
export type Print = (view: object) => PageText['pieces'];

/** The macros of a template by their names: each gives HTML. */
export type Macros = Readonly<Record<string, Macro>>;
type Macro = (...given: readonly unknown[]) => string;

/** A filter of Nunjucks as a function. */
export type Filter = (...given: readonly unknown[]) => unknown;

/** What prints a partial with one object, and with nothing else. */
type PrintPartial = (object: unknown) => KeptText;

/** What the code of a template is linked to: the runtime, and other templates. */
interface Parts {
  readonly text: typeof text;
  readonly markup: typeof markup;
  readonly items: typeof items;
  readonly filters: Readonly<Record<string, Filter>>;
  readonly macro: (template: string, name: string) => Macro;
  readonly partial: (template: string, name: string) => PrintPartial;
}

/** Code that was written for a template, as a function. */
export type Code<Made> = (parts: Parts) => Made;

/** Where the code of templates is found, by their names; null where there is none. */
export interface Codes {
  readonly printOf: (template: string) => Code<Print> | null;
  readonly macrosOf: (template: string) => Code<Macros> | null;
  /** Those that the code calls. */
  readonly filters: Readonly<Record<string, Filter>>;
}

/**
 * The templates of a theme as plain functions, for themes whose templates nobody extends. Nunjucks looks every name up in
 * objects that it makes for each template, and hands each text on by callbacks; a function that has all templates of a page
 * in it prints the same in a third of the time. What it is not written for, or has an error, Nunjucks prints.
 */
export class DirectTemplates {
  readonly #codes: Codes;
  readonly #parts: Parts;
  readonly #macros = new Map<string, Macros | null>();
  readonly #prints = new Map<string, Print | null>();
  readonly #partials = new Map<string, PrintPartial | null>();

  constructor(codes: Codes) {
    this.#codes = codes;
    this.#parts = {
      text,
      markup,
      items,
      filters: codes.filters,
      macro: (template, name) => linked(this.#macrosOf(template)?.[name], name),
      partial: (template, name) => linked(this.#partialOf(template, name), template),
    };
  }

  /** Makes ready to print a template; false where it cannot be printed directly. */
  prepare(template: string): boolean {
    return this.#printOf(template) !== null;
  }

  /** What a template prints; null where Nunjucks has to print it. */
  print(template: string, view: object): PageText | null {
    const print = this.#printOf(template);
    try {
      return print === null ? null : new PageText(print(view));
    } catch {
      // Nunjucks tells what is wrong, and where.
      return null;
    }
  }

  #printOf(template: string): Print | null {
    return known(this.#prints, template, () => this.#codes.printOf(template)?.(this.#parts) ?? null);
  }

  #macrosOf(template: string): Macros | null {
    return known(this.#macros, template, () => this.#codes.macrosOf(template)?.(this.#parts) ?? null);
  }

  #partialOf(template: string, name: string): PrintPartial | null {
    const print = this.#printOf(template);
    if (print === null) return null;
    return known(this.#partials, `${name} ${template}`, () => {
      const texts = new KeptTexts();
      return (object) => texts.get(object) ?? texts.keep(object, new PageText(print({ [name]: object })).whole);
    });
  }
}

/** What code was written to be linked to, which is there wherever that code is. */
function linked<Part>(part: Part | null | undefined, name: string): Part {
  if (part === null || part === undefined) throw new Error(`no code was written for "${name}"`);
  return part;
}

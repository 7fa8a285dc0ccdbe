import nunjucks from 'nunjucks';
import { codeOf } from './compile.ts';
import { compiledTemplates } from './direct/compiled-templates.ts';
import type { DirectTemplates } from './direct/direct-templates.ts';
import type { ExtensionFunctions } from './extension.ts';
import { KeptTexts } from './kept-texts.ts';
import { layoutKeys } from './layouts.ts';
import { locate } from './located.ts';
import { printWhole, waitFor } from './print-whole.ts';
import { faultsSoFar } from './template-fault.ts';
import { type IncludeFolders, listTheme } from './theme-files.ts';
import { waitForParts } from './waiting-parts.ts';

/** What prints with a theme's templates as they are now. */
export interface Engine {
  /** Prints most pages in a third of the time; null where the site's own configuration has functions for templates. */
  readonly direct: DirectTemplates | null;
  /**
   * Prints all pages: everything is escaped unless a layout says otherwise, and a name that no view has is an error and not
   * an empty text. Compiles all templates when it is first asked for; throws TemplateFault where one cannot be compiled.
   */
  readonly environment: () => nunjucks.Environment;
}

let last: { readonly key: string; readonly engine: Engine } | null = null;

/**
 * The template engine that prints pages. A process that prints again and again keeps its compiled templates as long as none
 * of them has changed by a letter.
 */
export function createEngine(folders: IncludeFolders, functions: ExtensionFunctions | null = null): Engine {
  const keys = layoutKeys(listTheme(folders));
  const key = JSON.stringify([folders, functions?.key, [...keys]]);
  if (last?.key === key) return last.engine;
  const environment = bareEnvironment(folders, functions);
  environment.waterfall = oneAfterAnother;
  addPrintOnce(environment, functions?.isAsync ?? false);
  let isCompiled = false;
  const engine: Engine = {
    direct: functions === null ? compiledTemplates(environment) : null,
    environment() {
      if (!isCompiled) compileAll(environment, keys.keys(), functions);
      isCompiled = true;
      return environment;
    },
  };
  last = { key, engine };
  return engine;
}

function compileAll(
  environment: nunjucks.Environment,
  names: Iterable<string>,
  functions: ExtensionFunctions | null,
): void {
  for (const name of names) {
    const template = environment.getTemplate(name);
    locate(template, name, () => codeOf(template, environment, functions));
    shareMacros(template);
  }
}

/** The engine as its templates are compiled for it, with none of them compiled yet. */
export function bareEnvironment(folders: IncludeFolders, functions: ExtensionFunctions | null): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader([...folders], { watch: false, noCache: false });
  // With `dev` errors reach their reader as they are, and not as copies of their messages.
  const environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: true, dev: true });
  functions?.extend(environment);
  if (functions?.isAsync) waitForParts(environment);
  return environment;
}

/** Adds the layouts' function for what is the same on many pages; `isAsync` where printing may have to wait. */
export function addPrintOnce(environment: nunjucks.Environment, isAsync: boolean): void {
  environment.addGlobal('printOnce', isAsync ? printOnceLater(environment) : printOnce(environment));
}

/**
 * The layouts' function for what is the same on many pages: prints a partial that gets one object, by a name, and nothing
 * else; once for each object, without the white space around it. A partial that asks for more is an error, like every name that no view has.
 */
function printOnce(environment: nunjucks.Environment) {
  const printed = new PrintedOnce();
  return (partial: string, object: object, name = 'frame'): nunjucks.runtime.SafeString => {
    const known = printed.get(partial, object);
    if (known !== null) return known;
    const before = faultsSoFar();
    const text = environment.render(partial, { [name]: object });
    // What is wrong with it is wrong on every page that shows it.
    if (faultsSoFar() > before) return new nunjucks.runtime.SafeString(text.trim());
    return printed.set(partial, object, text);
  };
}

/**
 * The same function where printing may have to wait. A page that asks for a text before it is there is printed again, and
 * finds it.
 */
function printOnceLater(environment: nunjucks.Environment) {
  const printed = new PrintedOnce();
  return function (
    this: nunjucks.TemplateContext,
    partial: string,
    object: object,
    name = 'frame',
  ): nunjucks.runtime.SafeString {
    const known = printed.get(partial, object);
    if (known !== null) return known;
    const text = printWhole(environment, partial, { [name]: object });
    waitFor(
      this.getVariables(),
      text.then((whole) => void printed.set(partial, object, whole)),
    );
    return new nunjucks.runtime.SafeString('');
  };
}

/** What was printed of partials, by the object that each was given. */
class PrintedOnce {
  readonly #texts = new Map<string, KeptTexts>();

  get(partial: string, object: object): nunjucks.runtime.SafeString | null {
    const kept = this.#texts.get(partial)?.get(object) ?? null;
    return kept === null ? null : new nunjucks.runtime.SafeString(kept.text);
  }

  set(partial: string, object: object, text: string): nunjucks.runtime.SafeString {
    const ofPartial = this.#texts.get(partial) ?? new KeptTexts();
    this.#texts.set(partial, ofPartial);
    return new nunjucks.runtime.SafeString(ofPartial.keep(object, text).text);
  }
}

/**
 * Lets all pages share a template's macros. Nunjucks runs an imported template for every page that imports it; without
 * the page's context, which a macro never sees, the macros are the same each time.
 */
function shareMacros(template: nunjucks.Template): void {
  const run = template.getExported.bind(template);
  let shared: object | null = null;
  template.getExported = (...asked) => {
    const [callback] = asked;
    if (typeof callback !== 'function') run(...asked);
    else if (shared !== null) callback(null, shared);
    else {
      run((error, exported) => {
        shared = exported;
        callback(error, exported);
      });
    }
  };
}

/**
 * Goes through the steps of an include or an import, each with what the one before it gave. Nunjucks' own function for
 * it hangs functions onto functions, and V8 keeps all that such a function can reach, a whole page, until its next full
 * collection: most of a build's work on garbage. Ours needs no such thing, as no step of a page waits for anything.
 */
function oneAfterAnother(steps: readonly nunjucks.Step[], done: nunjucks.StepCallback): void {
  const from = (index: number, ...given: readonly unknown[]): void => {
    const step = steps[index];
    if (step === undefined) done(null, ...given);
    else step(...given, (error, ...results) => (error ? done(error) : from(index + 1, ...results)));
  };
  from(0);
}

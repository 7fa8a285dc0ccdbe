import type nunjucks from 'nunjucks';
import type { Route } from '../model/route.ts';
import type { Place } from '../problems/problem.ts';

/**
 * What a site's own configuration adds to the templates, as plain data: where its functions are, for each thread loads
 * them by itself, and what stands for them.
 */
export interface Extension {
  /** Changes whenever the functions may: the code with all that it imports, and what else it says it reads. */
  readonly key: string;
  /** The configuration, from the site's root: `.eleventy.ts`. */
  readonly file: string;
  /** The code as one module; absolute. */
  readonly bundle: string;
  /** The site's folder; absolute. */
  readonly root: string;
  readonly basePath: string;
  /** True where it copies files, or adds templates: then Eleventy itself has something to do. */
  readonly hasFiles: boolean;
  /** The files that it depends on, from the site's root: a preview watches them. */
  readonly files: readonly string[];
}

/** The functions of a configuration, loaded. */
export interface ExtensionFunctions {
  readonly key: string;
  /** True where some of them answer later: pages are then printed by callbacks. */
  readonly isAsync: boolean;
  /** Adds filters, shortcodes, tags and globals to an engine. */
  readonly extend: (environment: nunjucks.Environment) => void;
  /** What functions find on `this` and templates by name: `page` and `eleventy`. */
  readonly data: (route: Route) => object;
  /** Changes a printed page; null where nothing does. Rejects with SiteCodeFault. */
  readonly transform: ((route: Route, text: string) => Promise<string>) | null;
}

/** What a function of the site's own code threw, where it is known to be in it. */
export class SiteCodeFault extends Error {
  override readonly name = 'SiteCodeFault';
  /** From the site's root. */
  readonly place: Place;
  readonly reason: string;

  constructor(place: Place, reason: string, cause?: unknown) {
    super(`${place.file}:${place.line}:${place.column} ${reason}`, { cause });
    this.place = place;
    this.reason = reason;
  }
}

/** What a function that templates call threw. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  readonly kind: 'filter' | 'shortcode' | 'global';
  /** The name that templates call it by. */
  readonly called: string;

  constructor(kind: FunctionError['kind'], called: string, reason: string, cause: unknown) {
    super(`the ${kind} "${called}" fails: ${reason}`, { cause });
    this.kind = kind;
    this.called = called;
  }
}

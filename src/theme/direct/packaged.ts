import type { Code, Macros, Print } from './direct-templates.ts';

/** Code that was written before for templates, by their names. */
export interface Packaged {
  readonly prints: Readonly<Record<string, PackagedPrint>>;
  readonly macros: Readonly<Record<string, Code<Macros>>>;
}

/** What prints a template. */
interface PackagedPrint {
  /** That of the texts that the code was written for: the template's, and those of all that it names. */
  readonly key: string;
  readonly print: Code<Print>;
}

/**
 * The code of the generator's own templates. This module is that of this repository, where they are edited: nothing. The one
 * in the package is written when it is made (`src/packaging/packaged-templates.ts`).
 */
export const packaged: Packaged = { prints: {}, macros: {} };

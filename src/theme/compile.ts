import nunjucks from 'nunjucks';
import type { ExtensionFunctions } from './extension.ts';

/** More texts than this are those of templates that were edited since: a preview runs for days. */
const mostKept = 256;
const known = new Map<string, string>();

/**
 * The code of a template of an environment that some functions extend, as text. A build that checks its templates before
 * it prints makes it once. Throws what has `lineno` and `colno`, both from 1.
 */
export function codeOf(
  { tmplStr, path }: nunjucks.Template,
  environment: nunjucks.Environment,
  functions: ExtensionFunctions | null,
): string {
  const key = `${functions?.key ?? ''}\0${path}\0${tmplStr}`;
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const { asyncFilters, extensionsList, opts } = environment;
  const code = lean(nunjucks.compiler.compile(tmplStr, asyncFilters, extensionsList, path, opts));
  if (known.size >= mostKept) known.clear();
  known.set(key, code);
  return code;
}

/** The seven lines with which Nunjucks tells each turn of a loop its place, name by name. */
const placeInLoop =
  /frame\.set\("loop\.index", (.+)\);\nframe\.set\("loop\.index0", (.+)\);\nframe\.set\("loop\.revindex", (.+)\);\nframe\.set\("loop\.revindex0", (.+)\);\nframe\.set\("loop\.first", (.+)\);\nframe\.set\("loop\.last", (.+)\);\nframe\.set\("loop\.length", (.+)\);/g;

/** A line that gives the name of a loop its value. */
const nameOfLoop = /^frame\.set\("(\w+)", (t_\d+)\);$/gm;

/**
 * The same code, with the names of loops put into their frames as one object: Nunjucks takes each apart at its dots, for
 * each turn of each loop, which was a tenth of printing.
 */
function lean(code: string): string {
  return code
    .replaceAll(
      placeInLoop,
      'frame.variables.loop = { index: $1, index0: $2, revindex: $3, revindex0: $4, first: $5, last: $6, length: $7 };',
    )
    .replaceAll(nameOfLoop, 'frame.variables.$1 = $2;');
}

import type { Packaged } from '../theme/direct/packaged.ts';
import { WrittenTemplates } from '../theme/direct/written-templates.ts';
import { addPrintOnce, bareEnvironment } from '../theme/environment.ts';
import { layoutKeys } from '../theme/layouts.ts';
import { type IncludeFolders, listTheme } from '../theme/theme-files.ts';

/**
 * The module that stands in the package for `src/theme/direct/packaged.ts`: the code of all layouts and feeds, and of what they
 * name, in JavaScript. What calls a filter is left to Nunjucks.
 */
export function packagedTemplatesCode(includes: IncludeFolders): string {
  const environment = bareEnvironment(includes, null);
  addPrintOnce(environment, false);
  const written = new WrittenTemplates(environment, new Set());
  const keys = layoutKeys(listTheme(includes));
  for (const name of keys.keys()) if (/^(?:layouts|feeds)\//.test(name)) written.printCode(name);
  const { prints, macros } = written.written();
  const parts: Readonly<Record<keyof Packaged, string>> = {
    prints: record(prints, (code, name) => `{ key: ${JSON.stringify(keys.get(name))}, print: ${code} }`),
    macros: record(macros, (code) => code),
  };
  return `export const packaged = { prints: ${parts.prints}, macros: ${parts.macros} };\n`;
}

/** An object with the code of functions, by names. */
function record(codes: ReadonlyMap<string, string>, entry: (code: string, name: string) => string): string {
  const entries = [...codes].map(
    ([name, code]) => `${JSON.stringify(name)}: ${entry(`(parts) => {\n${code}\n}`, name)},\n`,
  );
  return `{\n${entries.join('')}}`;
}

import { DirectTemplates } from './direct-templates.ts';
import { type Packaged, packaged } from './packaged.ts';

let last: { readonly key: string; readonly templates: DirectTemplates } | null = null;

/**
 * The templates that the package brings the code of: those whose texts, by the keys of the templates that there are, it was
 * written for. A process that prints again and again keeps them as long as none of the templates has changed.
 */
export function packagedTemplates(keys: ReadonlyMap<string, string>): DirectTemplates {
  const key = JSON.stringify([...keys]);
  if (last?.key !== key) last = { key, templates: templatesOf(packaged, keys) };
  return last.templates;
}

/** Those templates of a package. */
export function templatesOf({ prints, macros }: Packaged, keys: ReadonlyMap<string, string>): DirectTemplates {
  return new DirectTemplates({
    // It is written for what calls none: those are Nunjucks' own.
    filters: {},
    printOf: (template) => {
      const known = prints[template];
      return known !== undefined && known.key === keys.get(template) ? known.print : null;
    },
    // They are asked for by what has the right key, which stands for them too.
    macrosOf: (template) => macros[template] ?? null,
  });
}

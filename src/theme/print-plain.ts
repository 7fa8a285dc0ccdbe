import { PageText } from '../model/page-text.ts';
import type { TemplateSources } from './check-templates.ts';
import { packagedTemplates } from './direct/packaged-templates.ts';
import type { Engine } from './environment.ts';
import type { IncludeFolders } from './theme-files.ts';

/** Templates of a site whose own configuration adds no functions to them. */
export type PlainTemplates = Omit<TemplateSources, 'extension'>;

/** Prints a template with its variables: at once, or when the template engine is loaded. Throws what that throws. */
export type PrintTemplate = (template: string, view: object) => PageText | Promise<PageText>;

/**
 * What prints the templates of a site whose own configuration adds no functions. Those that come with the package are functions
 * in it: Nunjucks is loaded for a template of the site's own, and for a page on which anything goes wrong. `attempt` prints by
 * Nunjucks, whose errors it may change.
 */
export function plainPrinter(
  { includes, layouts }: PlainTemplates,
  attempt: (print: () => string) => string,
): PrintTemplate {
  const packaged = packagedTemplates(layouts);
  let engine: Engine | null = null;
  const printBy = ({ direct, environment }: Engine, template: string, view: object) =>
    direct?.print(template, view) ?? new PageText([attempt(() => environment().render(template, view))]);
  return (template, view) => {
    const text = packaged.print(template, view);
    if (text !== null) return text;
    if (engine !== null) return printBy(engine, template, view);
    return loadEngine(includes).then((loaded) => {
      engine = loaded;
      return printBy(loaded, template, view);
    });
  };
}

/** Makes ready to print a template of such a site, which takes as long as printing a hundred pages where it is the site's own. */
export async function prepareTemplate({ includes, layouts }: PlainTemplates, template: string): Promise<void> {
  if (packagedTemplates(layouts).prepare(template)) return;
  const { direct } = await loadEngine(includes);
  direct?.prepare(template);
}

async function loadEngine(includes: IncludeFolders): Promise<Engine> {
  const { createEngine } = await import('./environment.ts');
  return createEngine(includes);
}

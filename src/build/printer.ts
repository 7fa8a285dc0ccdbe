import { loadFunctions } from '../eleventy/run-code.ts';
import { prepareForLostBodies } from '../source/lost-body.ts';
import type { TemplateSources } from '../theme/check-templates.ts';
import { SiteCodeFault } from '../theme/extension.ts';
import { createPrinter, type Printer } from '../theme/print.ts';
import { prepareTemplate } from '../theme/print-plain.ts';
import { attemptPage } from '../theme/template-fault.ts';

/** Makes ready to print posts, while nobody waits for it; what is wrong is told when pages are printed. */
export function prepareToPrint(templates: TemplateSources): void {
  const { extension } = templates;
  const ready = extension === null ? prepareTemplate(templates, 'layouts/post.njk') : loadFunctions(extension);
  ready.catch(() => undefined);
}

/** What prints the pages of a theme in this thread. Where the site's own configuration fails, every page does. */
export async function printerOf(templates: TemplateSources): Promise<Printer> {
  const { extension } = templates;
  await prepareForLostBodies();
  if (extension === null) return createPrinter(templates, null);
  try {
    return createPrinter(templates, await loadFunctions(extension));
  } catch (error) {
    if (!(error instanceof SiteCodeFault)) throw error;
    return ({ url }) => attemptPage(url, () => Promise.reject(error));
  }
}

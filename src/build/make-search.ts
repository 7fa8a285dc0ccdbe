import { loadFunctions } from '../eleventy/run-code.ts';
import type { PlainFile } from '../model/output-file.ts';
import { searchPath } from '../pages/views/frame.ts';
import type { IndexPlace } from '../search/bundle.ts';
import { searchFiles } from '../search/search-files.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import type { TemplateSources } from '../theme/check-templates.ts';
import { cardPrinter } from '../theme/print-card.ts';
import { type FailedPage, failedPage } from '../theme/template-fault.ts';

/** What the files of a site's search are made with. */
export interface SearchJob {
  readonly templates: TemplateSources;
  readonly generator: string;
  /** Where the indexes are kept. */
  readonly place: IndexPlace;
  readonly signal?: AbortSignal;
}

/**
 * The files of a site's search, with cards as the theme prints them; or the search page as a failed one, where a template
 * or the site's own code cannot print a card. Throws what `signal` was aborted with.
 */
export async function makeSearch(
  { context, snapshot }: ArrangedSite,
  { templates, generator, place, signal }: SearchJob,
): Promise<readonly PlainFile[] | FailedPage> {
  const { extension } = templates;
  const functionsOf = async () => extension && (await loadFunctions(extension));
  try {
    const cards = cardPrinter(templates, snapshot.slots, functionsOf);
    return await searchFiles(context, cards, place, generator, signal);
  } catch (error) {
    return failedPage(searchPath, error);
  }
}

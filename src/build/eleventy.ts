import { mkdirSync } from 'node:fs';
import type { UserConfig } from '@11ty/eleventy';
import type nunjucks from 'nunjucks';
import type { Page } from '../pages/page.ts';

/** A page that was printed. */
export interface PrintedPage {
  readonly page: Page;
  readonly text: string;
}

/**
 * Gives pages to Eleventy: one virtual template, paginated by one, whose permalink is the page's output and whose
 * text is what the page's layout makes of its view. The template is a function and not `{% extends page.layout %}`,
 * so that a view is made when its page is printed and dropped after it, and Eleventy need not merge it into a context.
 */
export function registerPages(config: UserConfig, pages: readonly Page[], environment: nunjucks.Environment): void {
  config.addGlobalData('pages', () => pages);
  config.addTemplate(
    'pages.11ty.js',
    { render: ({ entry }: { entry: Page }) => flat(environment.render(entry.layout, entry.view())) },
    {
      pagination: { data: 'pages', size: 1, alias: 'entry' },
      permalink: ({ entry }: { entry: Page }) => entry.output,
      eleventyExcludeFromCollections: true,
    },
  );
}

/**
 * The same text in one piece. Nunjucks leaves a tree of all the pieces that it joined, many times larger, and Eleventy
 * keeps the texts of a whole turn. V8 joins them when it is asked for a letter.
 */
function flat(text: string): string {
  return text.charCodeAt(0) >= 0 ? text : '';
}

/** Eleventy wants a folder to look for templates in: ours is empty, because every page comes from the data. */
export function makeInputFolder(input: string): void {
  mkdirSync(input, { recursive: true });
}

/** Prints pages with Eleventy and gives their texts; writes nothing. `input` is an empty folder for it to stand in. */
export async function printPages(
  pages: readonly Page[],
  environment: nunjucks.Environment,
  input: string,
): Promise<PrintedPage[]> {
  if (pages.length === 0) return [];
  const { Eleventy } = await import('@11ty/eleventy');
  makeInputFolder(input);
  const eleventy = new Eleventy(input, undefined, {
    quietMode: true,
    configPath: false,
    config: (config: UserConfig) => {
      // Its benchmarks of the configuration speak up even in quiet mode.
      config.benchmarkManager.setVerboseOutput(false);
      registerPages(config, pages, environment);
    },
  });
  const printed = await eleventy.toJSON();
  return printed.map(({ content }, index) => {
    const page = pages[index];
    if (page === undefined) throw new Error('Eleventy printed more pages than it was given');
    return { page, text: content };
  });
}

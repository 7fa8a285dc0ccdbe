import { mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import type { UserConfig } from '@11ty/eleventy';
import type nunjucks from 'nunjucks';
import type { Page } from '../model/route.ts';

/** Gives pages to Eleventy: one virtual template, paginated by one, whose permalink is the page's output. */
export function registerPages(config: UserConfig, pages: readonly Page[], print: (page: Page) => string): void {
  config.addGlobalData('pages', () => pages);
  config.addTemplate(
    'pages.11ty.js',
    { render: ({ entry }: { entry: Page }) => print(entry) },
    {
      pagination: { data: 'pages', size: 1, alias: 'entry' },
      permalink: ({ entry }: { entry: Page }) => entry.output,
      eleventyExcludeFromCollections: true,
    },
  );
}

/**
 * What a page's layout makes of its view. The template above is a function and not `{% extends page.layout %}`, so that
 * a view is made when its page is printed and dropped after it, and Eleventy need not merge it into a context.
 */
export function textOf({ layout, view }: Page, environment: nunjucks.Environment): string {
  return environment.render(layout, view());
}

/** Eleventy wants a folder to look for templates in: ours is empty, because every page comes from the data. */
export function makeInputFolder(input: string): void {
  mkdirSync(input, { recursive: true });
}

/**
 * Lets Eleventy go through pages, with an empty folder `input` to stand in; `print` makes each page's text and takes
 * care of it. Eleventy would hold the texts of all pages until the last one is printed, and copying what is held took a
 * tenth of a build.
 */
export async function printPages(pages: readonly Page[], input: string, print: (page: Page) => void): Promise<void> {
  if (pages.length === 0) return;
  const { Eleventy } = await import('@11ty/eleventy');
  makeInputFolder(input);
  // Eleventy would print a failure itself, at length, before it passes it on.
  const failures: unknown[] = [];
  // It takes an absolute path for one below the working folder where that is how it begins: /blog-cache for /blog.
  const eleventy = new Eleventy(relative('', input), undefined, {
    quietMode: true,
    configPath: false,
    config: (config: UserConfig) => {
      // Its benchmarks of the configuration were opened before it heard of quiet mode, and speak up where it is slow.
      config.benchmarkManager.get('Configuration').setIsVerbose(false);
      registerPages(config, pages, (page) => {
        if (failures.length === 0) attempt(() => print(page), failures);
        return '';
      });
    },
  });
  await eleventy.toJSON();
  if (failures.length > 0) throw failures[0];
}

function attempt(work: () => void, failures: unknown[]): void {
  try {
    work();
  } catch (error) {
    failures.push(error);
  }
}

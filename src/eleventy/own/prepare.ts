import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { UserConfig } from '@11ty/eleventy';
import { parse } from 'yaml';
import type { PageContext } from '../../pages/context.ts';
import { ownPageHead } from '../../pages/seo/heads.ts';
import { frames } from '../../pages/views/frame.ts';
import { isLongHeading, phrasesOf } from '../../pages/views/heading.ts';
import { pageBodyClasses } from '../../pages/views/html-classes.ts';
import { broadsheetData } from '../../pages/views/own-data.ts';
import { filesBelow } from '../../theme/theme-files.ts';
import type { OwnOrder } from './order.ts';
import { dataKeys, noDate, textOf } from './page-data.ts';

/** Gives a configuration what own templates find: the site's data, the theme's layouts, YAML and TypeScript. */
export function prepareOwn(config: UserConfig, context: PageContext, { root, includes }: OwnOrder): void {
  for (const key of dataKeys) config.dataFilterSelectors.add(key);
  config.addGlobalData('broadsheet', broadsheetData(context));
  config.addGlobalData('date', noDate);
  config.addGlobalData('eleventyComputed', viewOf(context));
  config.addDataExtension('yaml,yml', (text) => parse(text));
  config.addDataExtension('ts,mts', { parser: dataOf, read: false });
  config.addExtension(['11ty.ts', '11ty.mts'], { key: '11ty.js' });
  config.addTemplateFormats('11ty.ts,11ty.mts');
  for (const [name, path] of layoutsOf(includes)) config.addLayoutAlias(name, relative(join(root, '_includes'), path));
}

/** The fields of a layout's view, from a page's data: `title`, `description`, and where it is. */
function viewOf(context: PageContext) {
  const frame = frames(context);
  const { site } = context;
  return {
    head: (data: OwnData) => {
      const url = textOf(data.page.url) || '/';
      const description = textOf(data.description) || site.tagline;
      return ownPageHead(context, { url, title: textOf(data.title) || site.name, description });
    },
    frame: (data: OwnData) => frame(textOf(data.page.url) || '/'),
    bodyClass: () => pageBodyClasses('page'),
    heading: (data: OwnData) => textOf(data.title),
    phrases: (data: OwnData) => phrasesOf(textOf(data.title), site.language),
    isLongHeading: (data: OwnData) => isLongHeading(textOf(data.title)),
  };
}

/** What of a template's data views are made from; nobody has checked it. */
interface OwnData {
  readonly title?: unknown;
  readonly description?: unknown;
  readonly page: { readonly url?: unknown };
}

/** The data of a module in TypeScript: what it exports, or what its function gives, as of one in JavaScript. */
async function dataOf(path: string): Promise<unknown> {
  const module: { readonly default?: unknown } = await import(pathToFileURL(path).href);
  const data = module.default ?? module;
  return typeof data === 'function' ? await data() : data;
}

/** The theme's layouts that the site itself has not, by the names that a template may give. */
function layoutsOf([own = '', ...others]: readonly string[]): Map<string, string> {
  const names = new Set(filesBelow(own));
  return new Map(
    others.flatMap((folder) =>
      filesBelow(folder)
        .filter((name) => name.startsWith('layouts/') && !names.has(name))
        .flatMap((name): [string, string][] => [
          [name, join(folder, name)],
          [name.replace(/\.njk$/, ''), join(folder, name)],
        ]),
    ),
  );
}

import type { UserConfig } from '@11ty/eleventy';
import { PageText } from '../model/page-text.ts';
import type { Route } from '../model/route.ts';
import type { Printer } from '../theme/print.ts';

/** Gives routes to Eleventy: one virtual template, paginated by one, whose permalink is the route's output. */
export function registerRoutes(config: UserConfig, routes: readonly Route[], print: Printer): void {
  config.addGlobalData('routes', () => routes);
  config.addTemplate(
    'routes.11ty.js',
    { render: ({ route }: { route: Route }) => textOf(route, print) },
    {
      pagination: { data: 'routes', size: 1, alias: 'route' },
      permalink: ({ route }: { route: Route }) => route.output,
      eleventyExcludeFromCollections: true,
    },
  );
}

async function textOf(route: Route, print: Printer): Promise<string> {
  const printed = await print(route);
  if (printed instanceof PageText) return printed.whole;
  const { file, line, column } = printed.place;
  throw new Error(`${file}:${line}:${column} ${printed.reason}`);
}

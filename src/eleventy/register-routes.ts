import type { UserConfig } from '@11ty/eleventy';
import type { Route } from '../model/route.ts';

/** Gives routes to Eleventy: one virtual template, paginated by one, whose permalink is the route's output. */
export function registerRoutes(config: UserConfig, routes: readonly Route[], print: (route: Route) => string): void {
  config.addGlobalData('routes', () => routes);
  config.addTemplate(
    'routes.11ty.js',
    { render: ({ route }: { route: Route }) => print(route) },
    {
      pagination: { data: 'routes', size: 1, alias: 'route' },
      permalink: ({ route }: { route: Route }) => route.output,
      eleventyExcludeFromCollections: true,
    },
  );
}

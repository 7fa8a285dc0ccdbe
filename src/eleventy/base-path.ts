import type { MergedConfig, NamedFunctions, UserConfig } from '@11ty/eleventy';

/** Filters that put the site's path before a URL. */
const prefixing = ['url', 'htmlBaseUrl'];

/**
 * Eleventy's own filters and its plugin for `<base>` put the site's path before every URL from the root. What Broadsheet
 * gives to templates has it already: it is taken away before it is put there.
 */
export function prefixOnce(config: UserConfig, basePath: string): void {
  config.on('eleventy.beforeConfig', ({ htmlTransformer }: UserConfig) => {
    const add = htmlTransformer.addUrlTransform.bind(htmlTransformer);
    htmlTransformer.addUrlTransform = (extensions, transform, options) =>
      add(
        extensions,
        function (url, ...others) {
          return transform.call(this, withoutBase(url, basePath), ...others);
        },
        options,
      );
  });
}

/** The same for filters, once all of them are there. */
export function prefixFiltersOnce(config: MergedConfig, basePath: string): void {
  for (const named of [config.nunjucksFilters, config.liquidFilters, config.javascriptFunctions]) {
    for (const name of prefixing) {
      const filter = named[name];
      if (filter !== undefined) named[name] = prefixedOnce(filter, basePath);
    }
  }
}

function prefixedOnce(filter: NamedFunctions[string], basePath: string): NamedFunctions[string] {
  return function (url, ...others) {
    return filter.call(this, typeof url === 'string' ? withoutBase(url, basePath) : url, ...others);
  };
}

function withoutBase(url: string, basePath: string): string {
  return url.startsWith(basePath) ? url.slice(basePath.length - 1) : url;
}

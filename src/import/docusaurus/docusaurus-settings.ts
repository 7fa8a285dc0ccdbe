import { posix } from 'node:path';
import { type Data, isData, textAt, textsOf } from '../folder/data.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import type { OldAddress } from '../redirects.ts';

/** What the plugin for redirects is told by name. */
export function clientRedirects(settings: Data): OldAddress[] {
  return pluginsOf(settings)
    .filter(({ name }) => name.includes('client-redirects'))
    .flatMap(({ options: { redirects } }) => (Array.isArray(redirects) ? redirects.filter(isData) : []))
    .flatMap((one) => {
      const to = textAt(one, 'to');
      return to === null ? [] : textsOf(one.from).map((from): OldAddress => [from, to]);
    });
}

/** Presets and plugins with their options. */
function pluginsOf(settings: Data): { name: string; options: Data }[] {
  const all = [settings.presets, settings.plugins].flatMap((list) => (Array.isArray(list) ? list : []));
  return all.flatMap((one) => {
    const [name, options] = Array.isArray(one) ? one : [];
    return isData(options) ? [{ name: typeof name === 'string' ? name : '', options }] : [];
  });
}

/** A blog of a site: its folder, and the path below which it is. */
export interface BlogPlace {
  readonly folder: string;
  readonly route: string;
  readonly options: Data;
  /** Null where it is in the site's language. */
  readonly language: string | null;
}

/** The blogs of a site, of its preset and of plugins by themselves, each with its translations. */
export function blogsOf(settings: Data, files: SourceFiles): BlogPlace[] {
  const named = pluginsOf(settings).flatMap(({ name, options }) =>
    isData(options.blog) ? [options.blog] : name.includes('content-blog') ? [options] : [],
  );
  const locales = new Set(files.below('i18n').map((file) => file.split('/')[1] ?? ''));
  // The preset has a blog by itself.
  const isUsual = !named.some((options) => (textAt(options, 'path') ?? 'blog') === 'blog');
  const all: Data[] = isUsual && (named.length === 0 || files.below('blog').length > 0) ? [...named, {}] : named;
  return all.flatMap((options) => {
    const route = textAt(options, 'routeBasePath') ?? 'blog';
    const id = textAt(options, 'id');
    const translated = `docusaurus-plugin-content-blog${id === null || id === 'default' ? '' : `-${id}`}`;
    return [
      { folder: posix.normalize(textAt(options, 'path') ?? 'blog').replace(/\/$/, ''), route, options, language: null },
      ...[...locales].map((locale) => ({
        folder: posix.join('i18n', locale, translated),
        route: `${locale}/${route}`,
        options,
        language: locale,
      })),
    ];
  });
}

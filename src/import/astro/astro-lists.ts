import GithubSlugger from 'github-slugger';
import type { OldLists } from '../folder/old-lists.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { listNamed, type OldAddress } from '../redirects.ts';

/** Pages that are programs and list posts, by their names: `blog/index.astro`, `tags/[tag].astro`, `rss.xml.js`. */
export function astroLists(files: SourceFiles): OldLists {
  const pages = files
    .below('src/pages')
    .map((file) => file.slice('src/pages'.length).replace(/\.(?:astro|[cm]?[jt]sx?)$/, ''));
  const addresses = pages.flatMap((page): OldAddress[] => {
    const path = page.replace(/\/\[\.\.\.page\]$/, '').replace(/\/index$/, '');
    const list = /\[/.test(path) ? null : listNamed(path);
    return list === null ? [] : [[/\.\w+$/.test(path) ? path : `${path}/`, list]];
  });
  const folder = (kind: RegExp) =>
    pages.map((page) => /^(.*\/)\[(?:\.\.\.)?([\w-]+)\]/.exec(page)).find((found) => kind.test(found?.[2] ?? ''))?.[1];
  const folders = { tag: folder(/^tags?$/), category: folder(/^categor(?:y|ies)$/), author: folder(/^authors?$/) };
  return {
    addresses,
    // Whether a page makes a slug of a name or takes it as it is, only its program knows.
    term: (kind, name) =>
      folders[kind] === undefined
        ? []
        : [...new Set([name, name.toLowerCase().replaceAll(/\s+/g, '-'), new GithubSlugger().slug(name)])].map(
            (segment) => `${folders[kind]}${encodeURIComponent(segment)}/`,
          ),
  };
}

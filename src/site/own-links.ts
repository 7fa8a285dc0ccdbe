import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../model/escape-html.ts';
import type { OwnPageLinks } from '../model/own-page.ts';
import { decodeUrl } from '../model/url.ts';
import { type Place, startOf } from '../problems/problem.ts';
import { filesBelow } from '../theme/theme-files.ts';
import type { PlacedLink } from './site-links.ts';

/** Where a link of own pages may be written, beside their own templates. */
const folders = ['_includes', '_data', 'site'];

/**
 * The links of own pages but for those of `known`, which are told where they are written. The place of a link is where its
 * URL stands in the page's template, or else in what that is made with; of one that is put together, the template.
 */
export function linksOfOwnPages(
  pages: readonly OwnPageLinks[],
  known: readonly PlacedLink[],
  { root, basePath }: { readonly root: string; readonly basePath: string },
): PlacedLink[] {
  const told = new Set(known.map(({ target, fragment }) => `${target}#${fragment}`));
  return pages.flatMap(({ source, links }) =>
    links
      .filter(({ target, fragment }) => !told.has(`${target}#${fragment}`))
      .map(({ written, target, fragment }) => ({
        source,
        target,
        fragment,
        place: () => placeOfUrl(written, source, { root, basePath }),
      })),
  );
}

/** Where the URL of an own page stands in what that is made of. */
export function placeOfUrl(
  written: string,
  source: string,
  site: { readonly root: string; readonly basePath: string },
): Place {
  const short = written.startsWith(site.basePath) ? written.slice(site.basePath.length - 1) : written;
  const forms = [...new Set([written, short].flatMap((url) => [url, escapeHtml(url), decodeUrl(url)]))];
  const others = folders.flatMap((folder) => filesBelow(join(site.root, folder)).map((name) => `${folder}/${name}`));
  for (const file of [source, ...others]) {
    const path = join(site.root, file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const at = forms.map((form) => indexOfUrl(text, form)).find((index) => index >= 0);
    if (at === undefined) continue;
    const before = text.slice(0, at).split('\n');
    return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
  return startOf(source);
}

/** Where a text has a URL as a whole, and not as a part of a longer one. */
function indexOfUrl(text: string, url: string): number {
  for (let at = text.indexOf(url); at >= 0; at = text.indexOf(url, at + 1)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + url.length]];
    if (/[\s"'`(<=:[]/.test(before) && /[\s"'`)>,;\]]/.test(after)) return at;
  }
  return -1;
}

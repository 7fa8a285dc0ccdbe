import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type CheerioAPI, load } from './html.ts';

/** The HTML pages of a built site by their file names, parsed, sorted. */
export function htmlPages(folder: string): ReadonlyMap<string, CheerioAPI> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  return new Map(names.sort().map((name) => [name, load(readFileSync(join(folder, name), 'utf8'))]));
}

/** Every URL that a page names: links, pictures and their candidates, style sheets, scripts, forms and metadata. */
export function urlsOf($: CheerioAPI): string[] {
  const values = (attribute: string) =>
    $(`[${attribute}]`)
      .toArray()
      .map((element) => $(element).attr(attribute) ?? '');
  const candidates = values('srcset').flatMap((srcset) => srcset.split(', ').map((one) => one.split(' ')[0] ?? ''));
  const social = $('meta[property="og:image"], meta[property="og:url"]')
    .toArray()
    .map((element) => $(element).attr('content') ?? '');
  const refresh = $('meta[http-equiv="refresh"]')
    .toArray()
    .map((element) => ($(element).attr('content') ?? '').replace(/^\d+; url=/, ''));
  return [...values('href'), ...values('src'), ...values('action'), ...candidates, ...social, ...refresh];
}

/**
 * The URLs on a site's pages that lead nowhere, as `page → URL`: no file in the folder, or no such id on the page. Those
 * of other hosts are left out. `siteUrl` ends in a slash; whatever is on its host but outside its path leads nowhere.
 */
export function brokenUrls(folder: string, siteUrl: string, pages = htmlPages(folder)): string[] {
  const base = new URL(siteUrl);
  const ids = new Map<string, ReadonlySet<string>>();
  const hasId = (file: string, $: CheerioAPI, id: string) => {
    const all = ids.get(file) ?? new Set(idsOf($));
    ids.set(file, all);
    return all.has(id);
  };
  const leadsNowhere = (url: URL): boolean => {
    const file = fileOf(folder, base, url);
    if (file === null) return url.origin === base.origin;
    const fragment = decodeURIComponent(url.hash.slice(1));
    const page = pages.get(file);
    return fragment !== '' && page !== undefined && !hasId(file, page, fragment);
  };
  return [...pages].flatMap(([name, $]) =>
    urlsOf($)
      .filter((url) => leadsNowhere(new URL(url, new URL(pathOf(name), base))))
      .map((url) => `${name} → ${url}`),
  );
}

/** The file of a site that an address of it leads to; null where there is none, or the address is another host's. */
function fileOf(folder: string, base: URL, { origin, pathname }: URL): string | null {
  if (origin !== base.origin || !pathname.startsWith(base.pathname)) return null;
  const path = decodeURIComponent(pathname.slice(base.pathname.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return statSync(join(folder, file), { throwIfNoEntry: false })?.isFile() ? file : null;
}

/** The ids of a page's elements, in order, doubles included. */
export function idsOf($: CheerioAPI): string[] {
  return $('[id]')
    .toArray()
    .map((element) => $(element).attr('id') ?? '');
}

function pathOf(name: string): string {
  return name.replace(/(^|\/)index\.html$/, '$1');
}

import type { Site } from '../config/site.ts';
import { siteFile } from '../config/site-file.ts';
import { createRenderer } from '../markdown/render.ts';
import type { OwnPageLinks } from '../model/own-page.ts';
import type { OutwardLink, Post, StandalonePage } from '../model/post.ts';
import { atKeys, type Place } from '../problems/problem.ts';
import { bodyAgain } from './body-again.ts';
import { placeOfUrl } from './own-links.ts';
import { writtenInSite } from './site-links.ts';

/** A URL of another site, and where it stands, which is only looked for where there is something to tell. */
export interface OutwardUrl {
  /** As written: `https://…`, `http://…` or `//…`. */
  readonly url: string;
  readonly place: () => Place;
}

/** What of a site may name URLs of others. */
export interface OutwardSources {
  readonly root: string;
  readonly site: Site;
  readonly posts: readonly Post[];
  readonly standalone: readonly StandalonePage[];
  readonly own: readonly OwnPageLinks[];
}

/**
 * Every URL of another site that texts, site.yaml and own pages link to or show, in this order. No build needs them, so no
 * record has them: bodies are made of their text once more, without what takes longest, and their places come with them.
 */
export function outwardUrls({ root, site, posts, standalone, own }: OutwardSources): OutwardUrl[] {
  const render = createRenderer({ url: site.url, highlighting: false });
  const ofSite = writtenInSite(site).map(([url, keys]) => ({ url, place: () => atKeys(siteFile, keys) }));
  const written = [
    ...posts.flatMap((post) => [...ofBody(post.source, root, render), ...ofFrontMatter(post)]),
    ...standalone.flatMap(({ source }) => ofBody(source, root, render)),
    ...ofSite,
  ].filter(({ url }) => isOutward(url, site));
  // The frame of a page has what site.yaml says.
  const told = new Set(ofSite.map(({ url }) => url));
  const printed = new Map<string, OutwardUrl>();
  for (const { source, outward } of own)
    for (const url of outward)
      if (!told.has(url) && !printed.has(url))
        printed.set(url, { url, place: () => placeOfUrl(url, source, { root, basePath: site.basePath }) });
  return [...written, ...printed.values()];
}

function ofBody(source: string, root: string, render: ReturnType<typeof createRenderer>): OutwardUrl[] {
  const body = bodyAgain(source, root, render);
  const shown = (body?.parts ?? []).flatMap((part): OutwardLink[] =>
    typeof part !== 'string' && part.kind === 'picture' ? [{ ...part, url: part.source }] : [],
  );
  return [...(body?.outward ?? []), ...shown].map(({ url, line, column }) => ({
    url,
    place: () => ({ file: source, line, column }),
  }));
}

/** The address that search engines are told, and what the site's own keys say. */
function ofFrontMatter({ source, canonical, extra }: Post): OutwardUrl[] {
  const at = (url: string, keys: readonly string[]) => ({ url, place: () => atKeys(source, keys) });
  return [
    ...(canonical === null ? [] : [at(canonical, ['canonical'])]),
    ...Object.entries(extra).flatMap(([key, value]) => (typeof value === 'string' ? [at(value, ['extra', key])] : [])),
  ];
}

/** True for a URL, and none of the site itself: what leads there is known without asking. */
function isOutward(url: string, site: Site): boolean {
  const parsed = /^(?:https?:)?\/\//i.test(url) ? URL.parse(url, site.url) : null;
  return parsed !== null && !`${parsed.host}${parsed.pathname}/`.startsWith(site.url.replace(/^https?:\/\//, ''));
}

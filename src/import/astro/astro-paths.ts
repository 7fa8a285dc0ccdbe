import GithubSlugger from 'github-slugger';
import type { Entry } from '../folder/blog.ts';

/** A slug as Astro makes it of a path: each part as GitHub makes ids, without the index at the end. */
export function astroSlug(path: string): string {
  const parts = path
    .replace(/\.mdx?$/i, '')
    .split('/')
    .map((part) => new GithubSlugger().slug(part));
  return parts.join('/').replace(/(?:^|\/)index$/, '');
}

/** Where a file among the pages is. */
export function pageAddress(path: string): string {
  return `/${path.replace(/\.[^./]+$/, '').replace(/(?:^|\/)index$/, '')}/`.replaceAll(/\/{2,}/g, '/');
}

/** The address that a route gives a text; null where it has a part of which only its program knows. */
export function routed(route: string, slug: string, date: Entry['date']): string | null {
  const parts: Readonly<Record<string, string | undefined>> = {
    year: date?.time.toFormat('yyyy'),
    month: date?.time.toFormat('MM'),
    day: date?.time.toFormat('dd'),
  };
  const before = route.replace(/\[(year|month|day)\](?=\/)/g, (whole, part: string) => parts[part] ?? whole);
  const path = before.replace(/\[[^\]/]*\]$/, () => slug);
  return path.includes('[') ? null : `/${path}/`.replaceAll(/\/{2,}/g, '/');
}

import type { Summary } from '../output/summary.ts';
import type { Problem } from '../problems/problem.ts';

/** Where a site is, and how it is built. Paths are absolute, or from the current folder. */
export interface SiteOptions {
  /** The folder that holds `content/`. */
  readonly root: string;
  /** Where the site goes; `_site` in the root by default. */
  readonly output?: string;
  /** What is kept between builds; `.cache` in the root by default. */
  readonly cache?: string;
  /** The time of the build; `SOURCE_DATE_EPOCH`, where that is set, or the clock's by default. */
  readonly now?: Date;
  /** Shows drafts, scheduled and expired posts, marked. */
  readonly drafts?: boolean;
}

/** What a build did. Nothing was written where `ok` is false: at least one of the problems is an error then. */
export type BuildReport =
  | { readonly ok: true; readonly summary: Summary; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly summary: null; readonly problems: readonly Problem[] };

/** A post that has a page. */
export interface LoadedPost {
  /** Its file, from the root, with slashes. */
  readonly source: string;
  /** Its absolute URL. */
  readonly url: string;
  readonly title: string;
  /** ISO 8601, in the site's time zone. */
  readonly date: string;
  readonly updated: string | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly excerpt: string;
  /** True where archives, feeds, the sitemap and search do not show it. */
  readonly unlisted: boolean;
}

/** A standalone page. */
export interface LoadedPage {
  readonly source: string;
  readonly url: string;
  readonly title: string;
}

/** A site as it would be built now. */
export interface LoadedSite {
  readonly name: string;
  /** The base of every URL, ending in a slash. */
  readonly url: string;
  readonly language: string;
  readonly timeZone: string;
  /** Newest first, unlisted ones included. */
  readonly posts: readonly LoadedPost[];
  readonly pages: readonly LoadedPage[];
  /** The addresses of everything that is printed, from the root of the site. */
  readonly routes: readonly string[];
}

/** What loading gives: no site where `site.yaml` or the theme is wrong. */
export interface LoadReport {
  readonly site: LoadedSite | null;
  readonly problems: readonly Problem[];
}

export type { Summary } from '../output/summary.ts';
export type { Remade } from '../output/why.ts';
export type { Problem, Severity } from '../problems/problem.ts';

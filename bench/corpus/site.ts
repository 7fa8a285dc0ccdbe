import { stringify } from 'yaml';
import { slugOf } from './posts.ts';
import { categories } from './words.ts';

/** Which optional parts of a site exist: they are switched alike in both generators. */
export interface SiteSwitches {
  readonly highlighting: boolean;
  /** Feeds of the site, and of every tag and category. */
  readonly feeds: boolean;
  /** Search, which only Broadsheet has: off where it is not said. */
  readonly search?: boolean;
}

export const postsPerPage = 24;
export const siteUrl = 'https://bench.example/';

const categoryUrl = (name: string) => `/category/${slugOf(name)}/`;
const link = (name: string) => ({ label: name, url: categoryUrl(name) });

/** What stands around every page of a generated site. */
export const siteFrame = {
  name: 'Bench Engineering',
  tagline: 'Posts by a machine, for machines',
  nav: [{ label: 'Blog', url: '/' }, ...categories.slice(0, 4).map(link)],
  social: [{ label: 'Mastodon', url: 'https://social.example/@bench' }],
  footer: {
    copyright: 'Bench Engineering',
    columns: [
      { title: 'Sections', links: categories.slice(0, 6).map(link) },
      { title: 'More', links: categories.slice(6).map(link) },
    ],
  },
  newsletter: {
    title: 'The newsletter',
    text: 'What was published, once a month.',
    action: 'https://lists.example/subscribe',
    field: 'EMAIL',
    honeypot: 'b_hp',
    placeholder: 'you@example.com',
    button: 'Sign up',
  },
};

/** The configuration of a generated site, `content/site.yaml`. */
export function siteFile({ highlighting, feeds, search = false }: SiteSwitches): string {
  return stringify({
    ...siteFrame,
    language: 'en-US',
    timeZone: 'UTC',
    url: siteUrl,
    postsPerPage,
    archives: ['home', 'tag', 'category'],
    feeds: feeds ? ['site', 'tag', 'category'] : [],
    highlighting,
    search,
    categories: categories.map((name) => ({ name })),
    images: { widths: [250, 700, 1200], formats: ['webp'] },
  });
}

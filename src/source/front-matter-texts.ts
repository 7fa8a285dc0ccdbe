import type { PageKeys, PostKeys } from './key-defaults.ts';
import type { KeyTexts } from './key-texts.ts';

/** The keys that a post has in its front matter. */
export const postKeys: KeyTexts<keyof PostKeys> = {
  title: { value: 'text', meaning: 'The headline. Needed.', example: 'Five ways to lose a cache' },
  date: {
    value: 'a date, or a date and time',
    meaning:
      'When the post appears; in the site’s zone where it names none. Later than the build, it is scheduled. Needed, unless the file’s name begins with it.',
    example: '2026-11-24 09:30',
  },
  updated: {
    value: 'a date',
    meaning: 'Shown beside the date where the day differs, and told to search engines and feeds.',
    example: '2026-12-01',
  },
  categories: {
    value: 'a list of names',
    meaning:
      'Out of those that `site.yaml` lists, where it lists any. A category may be named by its slug or an alias too.',
    example: '[Infrastructure]',
  },
  tags: { value: 'a list of names', meaning: 'Free: every tag has an archive of its own.', example: '[caching, HTTP]' },
  authors: {
    value: 'a list of names',
    meaning: 'Who signs it. Authors that `site.yaml` describes have a portrait and a few words below the post.',
    example: '[The Build Desk]',
  },
  thumbnail: {
    value: 'a path',
    meaning:
      'The picture of cards, of the post’s head and of previews elsewhere: beside the post, or from `content/` where it begins with `/`.',
    example: '/images/five-ways.png',
  },
  thumbnailAlt: {
    value: 'text, or nothing in quotes',
    meaning: 'What the thumbnail shows, for those who do not see it; `""` where it only decorates.',
    example: 'A safe with its door open',
  },
  thumbnailFocus: {
    value: 'a point from left and top',
    meaning: 'What every crop of the thumbnail keeps.',
    example: '30% 20%',
  },
  thumbnailCaption: {
    value: 'a line of Markdown',
    meaning: 'What stands below the thumbnail at the head of the post: a credit, with a link where there is one.',
    example: 'Drawn by [the Build Desk](https://example.com/)',
  },
  excerpt: {
    value: 'text',
    meaning:
      'For cards, and above the post. Without it: the text before `<!--more-->`, else the first words of the prose.',
    example: 'Caches are lost in five ways, and four of them are quiet.',
  },
  description: {
    value: 'text',
    meaning: 'For search engines and previews elsewhere; else the excerpt.',
    example: 'How caches are lost, and how to notice.',
  },
  metaTitle: {
    value: 'text',
    meaning: 'The whole title in search results, tabs and previews elsewhere, where it is not the headline.',
    example: 'Five causes of lost caches, and their cures',
  },
  slug: {
    value: 'one part of an address',
    meaning: 'The last part of the URL, kept as it is typed; else it is made of the file’s name.',
    example: 'five-ways-to-lose-a-cache',
  },
  permalink: {
    value: 'a path from the site’s root',
    meaning: 'The whole address, whatever pattern the site has.',
    example: '/blog/five-ways.html',
  },
  aliases: {
    value: 'a list of paths',
    meaning:
      'Old addresses that lead here, the oldest first: feeds know the post by it. One with a query is kept for hosts that can answer it.',
    example: '[/old/five-ways/, "/?p=12"]',
  },
  canonical: {
    value: 'a URL',
    meaning: 'Where the original is, of a post that appeared elsewhere first.',
    example: 'https://example.com/five-ways/',
  },
  draft: { value: 'true or false', meaning: 'A draft is shown by the preview, and never published.', example: 'true' },
  unlisted: {
    value: 'true or false',
    meaning: 'Has a page, and is in no archive, feed, sitemap or search.',
    example: 'true',
  },
  noindex: {
    value: 'true or false',
    meaning: 'Search engines are asked to leave it out, as the sitemap does; readers find it as ever.',
    example: 'true',
  },
  expires: { value: 'a date', meaning: 'From then on it is not published any more.', example: '2027-01-31' },
  series: { value: 'text', meaning: 'Posts of one series link one another, in order of date.', example: 'Caches' },
  toc: {
    value: 'true or false',
    meaning: 'Whether it has a table of contents; else as `site.yaml` says.',
    example: 'true',
  },
  math: {
    value: 'true or false',
    meaning: 'Whether `$…$` and `$$…$$` are formulas of TeX; else as `site.yaml` says.',
    example: 'true',
  },
  comments: {
    value: 'true or false',
    meaning:
      'Whether comments stand below it; else as `site.yaml` says, and where that says nothing, those that lie beside it.',
    example: 'false',
  },
  discussion: {
    value: 'a URL',
    meaning: 'Where else it is talked about, such as a toot that can be answered: a link below it leads there.',
    example: 'https://social.example/@broadsheet/1',
  },
  sticky: { value: 'true or false', meaning: 'Comes first on the home page.', example: 'true' },
  id: {
    value: 'a whole number',
    meaning:
      'The number that it had in WordPress: in class names, in addresses with `:id`, and in its old address `/?p=6245`.',
    example: '6245',
  },
  lang: {
    value: 'a language tag',
    meaning: 'The post’s own language, where it is another than the site’s.',
    example: 'ar-EG',
  },
  layout: {
    value: 'the name of a template',
    meaning: 'The template of `_includes/layouts/` that prints it, instead of `post.njk`.',
    example: 'interview',
  },
  extra: {
    value: 'a map',
    meaning: 'Anything that the theme wants to know; `extra` of `site.yaml` may say what is in it.',
    example: '{ difficulty: hard }',
  },
};

/** The keys that a standalone page has in its front matter. */
export const pageKeys: KeyTexts<keyof PageKeys> = {
  title: { value: 'text', meaning: 'The headline. Needed.', example: 'About this blog' },
  permalink: {
    value: 'a path from the site’s root',
    meaning: 'The address; else it is made of the file’s name.',
    example: '/about/',
  },
  aliases: { value: 'a list of paths', meaning: 'Old addresses that lead here.', example: '[/who-we-are/]' },
  description: {
    value: 'text',
    meaning: 'For search engines and previews elsewhere; else the first words.',
    example: 'Who writes here, and how.',
  },
  metaTitle: {
    value: 'text',
    meaning: 'The whole title in search results, tabs and previews elsewhere, where it is not the headline.',
    example: 'The people behind the paper',
  },
  noindex: {
    value: 'true or false',
    meaning: 'Search engines are asked to leave it out, as the sitemap does.',
    example: 'true',
  },
  draft: { value: 'true or false', meaning: 'Shown by the preview, and never published.', example: 'true' },
  nav: { value: 'a whole number', meaning: 'Its place in the navigation; without it, it has none.', example: '2' },
  layout: {
    value: 'the name of a template',
    meaning: 'The template of `_includes/layouts/` that prints it, instead of `page.njk`.',
    example: 'wide',
  },
  extra: { value: 'a map', meaning: 'Anything that the theme wants to know.', example: '{ color: blue }' },
};

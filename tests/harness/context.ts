import { join } from 'node:path';
import { arrange } from '../../src/archive/arrange.ts';
import { permalinkPattern } from '../../src/archive/permalink.ts';
import { type Listed, meanings } from '../../src/config/listed-terms.ts';
import { type Site, siteFrom, siteSchema } from '../../src/config/site.ts';
import type { BodyPart } from '../../src/model/body.ts';
import { parseDate } from '../../src/model/date.ts';
import type { Post, StandalonePage } from '../../src/model/post.ts';
import type { Route } from '../../src/model/route.ts';
import type { TermName } from '../../src/model/term-name.ts';
import { typedAlias } from '../../src/model/typed-address.ts';
import type { PageContext, PictureFile } from '../../src/pages/context.ts';
import { home } from '../../src/site/options.ts';
import { createEngine } from '../../src/theme/environment.ts';
import { vocabulary } from './words.ts';

/** What a test says of a post; dates as in front matter. */
export type PostOptions = Partial<Omit<Post, 'date' | 'updated' | 'tags' | 'categories' | 'authors'>> & {
  readonly tags?: readonly string[];
  readonly categories?: readonly string[];
  readonly authors?: readonly string[];
  readonly date?: string;
  readonly updated?: string;
  readonly body?: readonly BodyPart[];
};

/** What a test says of a blog: nothing of it is read from a disk. */
export interface BlogOptions {
  /** Keys of site.yaml beside `name` and `url`. */
  readonly site?: Readonly<Record<string, unknown>>;
  readonly posts?: readonly PostOptions[];
  readonly standalone?: readonly Partial<StandalonePage>[];
  /** Pictures by their paths. */
  readonly pictures?: Readonly<Record<string, Partial<PictureFile>>>;
  readonly hasIcon?: boolean;
}

/** A context for pages, made of plain values. */
export function pageContext({
  site: keys,
  posts = [],
  standalone = [],
  pictures = {},
  hasIcon,
}: BlogOptions): PageContext {
  const site = siteFrom(siteSchema.parse({ name: 'Test Site', url: 'https://test.example/', ...keys }));
  const written = posts.map((options, index) => postOf(options, index, site));
  const bodies = new Map(written.map((post, index) => [post.source, posts[index]?.body ?? ['<p>Some text.</p>\n']]));
  const pattern = permalinkPattern(site.permalink);
  if (!pattern.ok) throw new Error(pattern.message);
  const fileOf = (path: string) =>
    pictures[path] === undefined ? null : { ...plainPicture(site, path), ...pictures[path] };
  return {
    blog: arrange({ posts: written, standalone: standalone.map(standaloneOf) }, site, pattern.url),
    site,
    words: vocabulary(site.language),
    vocabulary,
    number: String,
    now: parseDate('2026-01-01', site),
    bodyOf: (source) => ({ parts: bodies.get(source) ?? [], headings: [], words: 0, comments: [] }),
    pictures: {
      isReady: () => true,
      picture: () => null,
      whole: fileOf,
      enclosure: fileOf,
      card: fileOf,
      drawn: fileOf,
      aspects: (path) => aspectsOf(fileOf(path)),
      fingerprint: (path) => JSON.stringify(pictures[path] ?? null),
    },
    diagrams: new Map(),
    hasPage: () => false,
    attachments: new Set(),
    assets: {
      stylesheet: `${site.basePath}assets/style.css`,
      fonts: [],
      script: `${site.basePath}assets/main.js`,
      searchScript: `${site.basePath}assets/search.js`,
      features: {
        code: { stylesheet: `${site.basePath}assets/code.css`, script: null, fonts: [] },
        prose: { stylesheet: null, script: null, fonts: [] },
        formulas: { stylesheet: null, script: null, fonts: [] },
        'math-font': { stylesheet: null, script: null, fonts: [] },
        embeds: { stylesheet: null, script: null, fonts: [] },
        comments: { stylesheet: null, script: null, fonts: [] },
        diagrams: { stylesheet: null, script: null, fonts: [] },
        discussion: { stylesheet: null, script: `${site.basePath}assets/discussion.js`, fonts: [] },
        analytics: { stylesheet: null, script: `${site.basePath}assets/analytics.js`, fonts: [] },
        zoom: { stylesheet: `${site.basePath}assets/zoom.css`, script: `${site.basePath}assets/zoom.js`, fonts: [] },
      },
      logo: null,
      icons: hasIcon
        ? [32, 180, 192, 512].map((size) => ({ url: `${site.basePath}assets/icon-${size}.png`, size }))
        : [],
    },
    ownPages: [],
    ownTexts: new Set(),
    preview: false,
  };
}

const environment = createEngine([join(home, '_includes')]).environment();

/** What a page's layout makes of its view. */
export function printed(page: Route): string {
  return environment.render(page.layout, page.view());
}

/** The page at a URL path; fails the test where there is none, with those that there are. */
export function pageAt(pages: readonly Route[], url: string): Route {
  const page = pages.find((one) => one.url === url);
  if (page === undefined) throw new Error(`${url} is not among ${pages.map((one) => one.url).join(' ')}`);
  return page;
}

function plainPicture(site: Site, path: string): PictureFile {
  const url = `${site.url}assets/${path.replace(/^content\//, '')}`;
  return { url, width: 1200, height: 600, type: 'image/png', bytes: 1234 };
}

/** A picture in two aspects. */
function aspectsOf(picture: PictureFile | null): PictureFile[] {
  if (picture === null) return [];
  return [picture.width, picture.height].map((width) => ({ ...picture, url: `${picture.url}?${width}`, width }));
}

function postOf({ date = '2025-06-01', updated, body: _body, ...facts }: PostOptions, index: number, site: Site): Post {
  const slug = facts.slug ?? `post-${index + 1}`;
  return {
    source: `content/posts/${slug}.md`,
    fingerprint: JSON.stringify([facts, date, updated]),
    metadataFingerprint: JSON.stringify([facts, date, updated]),
    slug,
    permalink: null,
    title: `Post ${index + 1}`,
    date: parseDate(date, site),
    updated: updated === undefined ? null : parseDate(updated, site),
    expires: null,
    thumbnail: null,
    excerpt: 'Some text.',
    hasOwnExcerpt: false,
    description: 'Some text.',
    metaTitle: null,
    canonical: null,
    draft: false,
    unlisted: false,
    noindex: false,
    series: null,
    toc: false,
    math: false,
    comments: false,
    discussion: null,
    sticky: false,
    id: null,
    language: null,
    layout: null,
    extra: {},
    words: 2,
    pictures: [],
    links: [],
    ids: '',
    features: [],
    commentCount: 0,
    diagrams: [],
    ...facts,
    // As reading a post gives them.
    categories: namesIn(facts.categories, site.categories ?? [], site),
    tags: namesIn(facts.tags, site.tags, site),
    authors: namesIn(facts.authors, site.authors, site),
    aliases: (facts.aliases ?? []).map((typed) => typedAlias(typed) ?? typed),
  };
}

function namesIn(texts: readonly string[] = [], listed: readonly Listed[], { language }: Site): TermName[] {
  const meant = meanings(listed, language);
  return texts.map((text) => meant(text)?.term ?? { name: text, slug: null });
}

function standaloneOf(facts: Partial<StandalonePage>): StandalonePage {
  const { permalink = '/about/' } = facts;
  return {
    source: `content/pages${permalink.replace(/\/$/, '')}.md`,
    fingerprint: JSON.stringify(facts),
    title: 'About',
    permalink,
    aliases: [],
    description: '',
    metaTitle: null,
    noindex: false,
    draft: false,
    nav: null,
    layout: null,
    extra: {},
    words: 0,
    pictures: [],
    links: [],
    ids: '',
    features: [],
    commentCount: 0,
    diagrams: [],
    ...facts,
  };
}

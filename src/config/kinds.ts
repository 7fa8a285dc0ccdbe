/** The kinds of archive that a site may have. */
export const archiveKinds = ['home', 'tag', 'category', 'author', 'year', 'month'] as const;
export type ArchiveKind = (typeof archiveKinds)[number];

/** The kinds of feed that a site may have. */
export const feedKinds = ['site', 'tag', 'category'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** What cards may say beside a post's date. */
export const cardFacts = ['author', 'minutes'] as const;
export type CardFact = (typeof cardFacts)[number];

/** The kinds of page that `robots` may name; `paged` is every page N of an archive. */
export const robotsKinds = [
  'home',
  'post',
  'page',
  'tag',
  'category',
  'author',
  'year',
  'month',
  'search',
  'paged',
] as const;
export type RobotsKind = (typeof robotsKinds)[number];

/** The formats that pictures may be offered in, beside the one that every browser knows. */
export const pictureFormats = ['webp', 'avif'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** The hosts whose files a build may leave. */
export const hostNames = ['netlify', 'cloudflare', 'vercel', 'github', 'gitlab', 'nginx', 'caddy', 'apache'] as const;
export type HostName = (typeof hostNames)[number];

/** The files that hosts read in the output folder. */
export const hostOutputs: Readonly<Record<HostName, readonly string[]>> = {
  netlify: ['_headers', '_redirects'],
  cloudflare: ['_headers', '_redirects'],
  vercel: ['vercel.json'],
  github: ['.nojekyll'],
  gitlab: ['_redirects'],
  nginx: [],
  caddy: [],
  apache: ['.htaccess'],
};

/** Who may keep the comments below posts. */
export const discussionProviders = ['giscus', 'utterances', 'isso', 'remark42', 'fediverse'] as const;

/** Who may count readers. */
export const analyticsProviders = ['plausible', 'goatcounter', 'umami', 'cloudflare'] as const;

/** Who may take addresses for a newsletter without being told how its form is made. */
export const newsletterProviders = ['buttondown', 'listmonk', 'mailchimp'] as const;

/** The addresses of posts where site.yaml gives no pattern. */
export const defaultPermalink = '/:year/:month/:slug/';

/** The kinds of value below `extra` that one text can stand for, and all of them. */
export const extraScalars = ['string', 'number', 'integer', 'boolean', 'date', 'url'] as const;
export type ExtraScalar = (typeof extraScalars)[number];
export const extraTypes = [...extraScalars, 'list', 'map'] as const;

/** The git hosts that the browser's editor can save to. */
export const adminBackends = ['github', 'gitlab', 'gitea'] as const;

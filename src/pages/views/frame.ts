import { shortHash } from '../../cache/short-hash.ts';
import type { LabelledLink, Site } from '../../config/site.ts';
import { siteFile } from '../../config/site-file.ts';
import { siteUrl } from '../../config/site-url.ts';
import { dayOf } from '../../model/date.ts';
import { linkedFile } from '../../source/body-facts.ts';
import type { PageContext } from '../context.ts';
import { attachmentUrl } from './attachments.ts';
import { rssPath } from './feed-links.ts';
import type { BannerView, Frame, LinkView, SocialLink } from './frame-view.ts';
import { isLongName } from './heading.ts';

type Banner = NonNullable<Site['banner']>;

/** The URL path of the search page, from the site's own root. */
export const searchPath = '/search/';
/** What the search page's script reads first. */
export const searchIndexPath = '/search/index.json';

/**
 * Gives the frame of a page at a URL path; `notice` says, while previewing, why readers would not see the page. Equal
 * frames are one object, as far as it is easily known: what is printed of it is printed once.
 */
export type FrameFor = (url: string, notice?: string | null) => Frame;

/**
 * What stands around every page of a site. All but the current item of the navigation is the same everywhere, so it
 * is made once; the function that comes back is called for each page with its URL path from the site's own root.
 */
export function frames(context: PageContext): FrameFor {
  const { site, words } = context;
  const link = ({ url, label }: LabelledLink): LinkView => ({ url: inSite(context, url), label });
  const nav = navigation(context);
  const common: Omit<Frame, 'nav' | 'notice'> = {
    labels: words.labels,
    name: site.name,
    isLongName: isLongName(site.name),
    tagline: site.tagline,
    homeUrl: siteUrl(site, '/'),
    logo: context.assets.logo,
    feedUrl: site.feeds.includes('site') ? siteUrl(site, rssPath) : null,
    searchUrl: site.search ? siteUrl(site, searchPath) : null,
    hasSearchForm: site.search,
    banner: site.banner && bannerView(site.banner, link),
    newsletter: site.newsletter && {
      ...site.newsletter,
      placeholder: site.newsletter.placeholder ?? words.labels.email,
      button: site.newsletter.button ?? words.labels.subscribe,
    },
    social: site.social.map((one): SocialLink => ({ ...link(one), icon: iconOf(one) })),
    footer: {
      copyright: `© ${dayOf(context.now).year} ${site.footer?.copyright ?? site.name}`,
      columns: (site.footer?.columns ?? []).map(({ title, links }) => ({ title, links: links.map(link) })),
    },
    analytics: isCounted(context) ? (site.analytics?.script ?? null) : null,
    stylesheet: context.assets.stylesheet,
    fonts: context.assets.fonts,
    script: context.assets.script,
  };
  const usual: Frame = { ...common, nav: nav.map((item) => ({ ...item, current: false })), notice: null };
  return (url, notice = null) => {
    const here = siteUrl(site, url);
    const isSearch = url === searchPath;
    if (notice === null && !isSearch && !nav.some((item) => item.url === here)) return usual;
    const ownNav = nav.map((item) => ({ ...item, current: item.url === here }));
    return { ...usual, nav: ownNav, notice, hasSearchForm: usual.hasSearchForm && !isSearch };
  };
}

function bannerView({ text, url, label }: Banner, link: (labelled: LabelledLink) => LinkView): BannerView {
  return {
    text,
    link: url === null ? null : link({ url, label: label ?? url }),
    key: shortHash(JSON.stringify([text, url, label])).slice(0, 8),
  };
}

/** Whether a service counts who reads the pages: never a preview, which only its writers see. */
export function isCounted({ site, preview }: Pick<PageContext, 'site' | 'preview'>): boolean {
  return site.analytics !== null && !preview;
}

/** The navigation: site.yaml's links, then the standalone pages that ask to be in it, by their number. */
function navigation(context: PageContext): LinkView[] {
  const { site, blog } = context;
  const written = site.nav.map(({ url, label }) => ({ url: inSite(context, url), label }));
  const pages = blog.standalone
    .filter((page) => page.nav !== null)
    .toSorted((a, b) => (a.nav ?? 0) - (b.nav ?? 0))
    .map((page) => ({ url: siteUrl(site, page.permalink), label: page.title }))
    .filter((page) => !written.some((item) => item.url === page.url));
  return [...written, ...pages];
}

/** A link of site.yaml: a path is from the site's own root, or names a file of `content/`; anything else stays. */
function inSite(context: PageContext, url: string): string {
  if (!url.startsWith('/') || url.startsWith('//')) return url;
  const end = url.search(/[?#]|$/);
  const file = linkedFile({ target: url.slice(0, end) }, siteFile);
  const attachment = context.attachments.has(file) ? attachmentUrl(file) : null;
  return siteUrl(context.site, (attachment ?? url.slice(0, end)) + url.slice(end));
}

const networks = ['mastodon', 'github', 'gitlab', 'rss', 'email'] as const;

function iconOf({ label, url }: LabelledLink): string {
  if (url.startsWith('mailto:')) return 'email';
  const word = label.toLowerCase();
  if (word.includes('feed')) return 'rss';
  return networks.find((network) => word.includes(network)) ?? 'link';
}

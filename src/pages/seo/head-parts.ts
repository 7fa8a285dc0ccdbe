import type { Term } from '../../archive/term.ts';
import { siteFile } from '../../config/site-file.ts';
import { absoluteUrl, siteUrl } from '../../config/site-url.ts';
import { oncePer } from '../../model/once-per.ts';
import type { Post } from '../../model/post.ts';
import type { PageContext, PictureFile, ThemeAssets } from '../context.ts';
import { manifestPath } from '../routes/web-manifest.ts';
import { authorDefinition, picturePath } from '../views/author.ts';
import { isCounted } from '../views/frame.ts';
import type { Icon } from '../views/head-view.ts';
import type { HeadPicture, SiteHead } from './head.ts';
import { nodesText } from './json-ld.ts';
import { websiteNode } from './nodes.ts';
import type { PersonFacts } from './posting.ts';

/** What all heads of a site have in common. */
export const siteHead = oncePer((context: PageContext): SiteHead => {
  const { site, assets } = context;
  const icon = assets.icons.find(({ size }) => size === 512);
  return {
    icons: iconLinks(assets),
    manifest: assets.icons.length === 0 ? null : siteUrl(site, manifestPath),
    features: assets.features,
    scripts: isCounted(context) ? [assets.features.analytics.script].filter((script) => script !== null) : [],
    nodes: nodesText([websiteNode(site)]),
    card: drawnCard(context, siteFile, site.name),
    icon:
      icon === undefined
        ? null
        : { url: site.origin + icon.url, width: 512, height: 512, type: 'image/png', alt: site.name },
  };
});

function iconLinks({ icons }: ThemeAssets): Icon[] {
  return icons.flatMap(({ url, size }): Icon[] => {
    if (size === 180) return [{ rel: 'apple-touch-icon', url, type: null, sizes: '180x180' }];
    return size === 32 || size === 192 ? [{ rel: 'icon', url, type: 'image/png', sizes: `${size}x${size}` }] : [];
  });
}

/** The picture that a post is shared with; null where it has none, or one that the networks would not show. */
export function pictureOf({ pictures }: PageContext, { thumbnail }: Post): HeadPicture | null {
  const picture = thumbnail && pictures.card(thumbnail.path, thumbnail.focus);
  return picture === null ? null : headPicture(picture, thumbnail?.alt ?? '');
}

/** The social card that is drawn for a text, by its path; it says what `words` do. */
export function drawnCard({ pictures }: PageContext, source: string, words: string): HeadPicture | null {
  const card = pictures.drawn(source);
  return card && headPicture(card, words);
}

/** The picture of a post in the aspects that search engines want. */
export function aspectsOf({ pictures }: PageContext, { thumbnail }: Post): HeadPicture[] {
  if (thumbnail === null) return [];
  return pictures.aspects(thumbnail.path, thumbnail.focus).map((file) => headPicture(file, thumbnail.alt ?? ''));
}

function headPicture({ url, width, height, type }: PictureFile, alt: string): HeadPicture {
  return { url, width, height, type, alt };
}

/** The picture of the first of some posts that has one to be shared with. */
export function firstPicture(context: PageContext, posts: readonly Post[]): HeadPicture | null {
  for (const post of posts) {
    const picture = pictureOf(context, post);
    if (picture !== null) return picture;
  }
  return null;
}

/** The author whose archive it is, as site.yaml describes them. */
export function personOf(context: PageContext, { name, url, reference }: Term): PersonFacts {
  const { site, pictures } = context;
  const author = authorDefinition(context, reference);
  const portrait = author?.picture ? pictures.whole(picturePath(author.picture)) : null;
  return {
    name,
    url: absoluteUrl(site, url),
    description: author?.bio ?? null,
    picture: portrait?.url ?? null,
    sameAs: (author?.links ?? []).map((link) => link.url).filter((link) => /^https?:/i.test(link)),
  };
}

/**
 * The account under which Mastodon names who wrote a post that is shared there: of the first of its authors who links to one.
 * An address alone does not tell, as other networks have addresses of the same form; its label does.
 */
export function creatorOf(context: PageContext, post: Post): string | null {
  for (const author of post.authors) {
    for (const { label, url } of authorDefinition(context, author)?.links ?? []) {
      const parsed = /mastodon|fediverse/i.test(label) ? URL.parse(url) : null;
      const name = /^\/@(\w[\w.-]*)\/?$/.exec(parsed?.pathname ?? '')?.[1];
      if (parsed !== null && name !== undefined) return `@${name}@${parsed.host}`;
    }
  }
  return null;
}

/** The authors of a post, by name, with their archives where the site has such. */
export function authorsOf({ site, blog }: PageContext, post: Post): PersonFacts[] {
  return post.authors.map((author) => {
    const link = site.archives.includes('author') ? blog.authors.find(author) : null;
    return {
      name: author.name,
      url: link && absoluteUrl(site, link.url),
      description: null,
      picture: null,
      sameAs: [],
    };
  });
}

import type { BlogPosting, Person } from 'schema-dts';
import type { Site } from '../../config/site.ts';
import type { HeadPicture } from './head.ts';
import { publisherNode } from './nodes.ts';

/** What a post says of itself. URLs are absolute, dates ISO 8601. */
export interface PostingFacts {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly published: string;
  readonly modified: string;
  readonly authors: readonly PersonFacts[];
  readonly sections: readonly string[];
  readonly keywords: readonly string[];
  readonly words: number;
  /** How many comments stand below it; null where it has none. */
  readonly comments: number | null;
  readonly language: string;
  /** What shows what it is about, best in several aspects; empty where nothing does. */
  readonly pictures: readonly HeadPicture[];
}

/** What is said of a person; the least is a name. URLs are absolute. */
export interface PersonFacts {
  readonly name: string;
  /** The archive of what they wrote; null where the site has none. */
  readonly url: string | null;
  readonly description: string | null;
  readonly picture: string | null;
  /** Pages elsewhere that are the same person's. */
  readonly sameAs: readonly string[];
}

/** A post. Its page and its picture are nodes of the same graph. */
export function postingNode(site: Site, post: PostingFacts, siteIcon: HeadPicture | null): BlogPosting {
  const { sections, keywords, pictures, authors } = post;
  const [first] = pictures;
  return {
    '@type': 'BlogPosting',
    '@id': articleId(post.url),
    isPartOf: { '@id': post.url },
    mainEntityOfPage: { '@id': post.url },
    headline: post.title,
    description: post.description,
    datePublished: post.published,
    dateModified: post.modified,
    ...(authors.length > 0 && { author: authors.map(personNode) }),
    publisher: publisherNode(site, siteIcon),
    ...(first !== undefined && { image: pictures.map(({ url }) => url), thumbnailUrl: first.url }),
    ...(sections.length > 0 && { articleSection: [...sections] }),
    ...(keywords.length > 0 && { keywords: [...keywords] }),
    wordCount: post.words,
    ...(post.comments !== null && { commentCount: post.comments, discussionUrl: `${post.url}#comments` }),
    inLanguage: post.language,
  };
}

/** A person. One with an archive has an `@id`, the same wherever they are named. */
export function personNode({ name, url, description, picture, sameAs }: PersonFacts): Person {
  return {
    '@type': 'Person',
    ...(url !== null && { '@id': personId(url), url }),
    name,
    ...(description !== null && { description }),
    ...(picture !== null && { image: picture }),
    ...(sameAs.length > 0 && { sameAs: [...sameAs] }),
  };
}

/** The `@id` of the person whose archive is at a URL. */
export function personId(url: string): string {
  return `${url}#person`;
}

/** The `@id` of the post whose page is at a URL. */
export function articleId(pageUrl: string): string {
  return `${pageUrl}#article`;
}

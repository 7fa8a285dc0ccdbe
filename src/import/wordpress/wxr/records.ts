import { basename } from 'node:path';
import type { XmlElement } from './elements.ts';

/** An item as the export has it: texts as they are, nothing decided. */
export interface WxrItem {
  /** The export's file name. */
  readonly file: string;
  readonly line: number;
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly link: string;
  readonly guid: string;
  /** A login. */
  readonly creator: string;
  readonly content: string;
  readonly excerpt: string;
  /** RFC 822. */
  readonly pubDate: string;
  /** `2012-01-15 10:30:00` in the site's zone, or zeros. */
  readonly date: string;
  readonly dateGmt: string;
  readonly modified: string;
  readonly modifiedGmt: string;
  /** The slug, percent-encoded. */
  readonly name: string;
  readonly status: string;
  readonly parent: number;
  readonly menuOrder: number;
  readonly password: string;
  readonly isSticky: boolean;
  readonly attachmentUrl: string;
  readonly terms: readonly WxrTermUse[];
  readonly meta: readonly WxrMeta[];
  readonly comments: readonly WxrComment[];
}

/** A term that an item has. */
export interface WxrTermUse {
  /** `category`, `post_tag`, `post_format`, a plugin's. */
  readonly taxonomy: string;
  readonly slug: string;
  readonly name: string;
}

/** A custom field. */
export interface WxrMeta {
  readonly key: string;
  readonly value: string;
}

/** A comment of an item. */
export interface WxrComment {
  readonly id: string;
  readonly parent: string;
  readonly author: string;
  readonly mail: string;
  readonly url: string;
  readonly ip: string;
  readonly date: string;
  readonly dateGmt: string;
  readonly content: string;
  /** `1`, `0`, `spam`, `trash`. */
  readonly approved: string;
  /** Empty or `comment`, `pingback`, `trackback`. */
  readonly type: string;
}

/** A term that the export lists. */
export interface WxrTerm {
  readonly taxonomy: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** The slug of the term above it, or empty. */
  readonly parent: string;
}

/** An author that the export lists. */
export interface WxrAuthor {
  readonly login: string;
  readonly name: string;
  readonly bio: string;
  /** Empty where there is none. */
  readonly website: string;
  /** The number of the portrait in the library; 0 where there is none. */
  readonly picture: number;
}

/** The text of an element's child; empty where there is none. */
export function childText(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? '';
}

/** Reads an item. What is not there is empty, or 0. */
export function readItem(element: XmlElement, path: string): WxrItem {
  const text = (name: string) => childText(element, name);
  const whole = (name: string) => element.children.find((child) => child.name === name)?.text ?? '';
  const named = (name: string) => element.children.filter((child) => child.name === name);
  return {
    file: basename(path),
    line: element.line,
    id: numberIn(text('wp:post_id')),
    type: text('wp:post_type') || 'post',
    title: text('title'),
    link: text('link'),
    guid: text('guid'),
    creator: text('dc:creator'),
    content: whole('content:encoded'),
    excerpt: text('excerpt:encoded'),
    pubDate: text('pubDate'),
    date: text('wp:post_date'),
    dateGmt: text('wp:post_date_gmt'),
    modified: text('wp:post_modified'),
    modifiedGmt: text('wp:post_modified_gmt'),
    name: text('wp:post_name'),
    status: text('wp:status') || 'publish',
    parent: numberIn(text('wp:post_parent')),
    menuOrder: numberIn(text('wp:menu_order')),
    password: text('wp:post_password'),
    isSticky: text('wp:is_sticky') === '1',
    attachmentUrl: text('wp:attachment_url'),
    terms: termUses(named('category')),
    meta: named('wp:postmeta').map((meta) => ({
      key: childText(meta, 'wp:meta_key'),
      value: childText(meta, 'wp:meta_value'),
    })),
    comments: named('wp:comment').map(readComment),
  };
}

/**
 * The terms of an item. WXR 1.0 names each twice, once without domain and slug: these are left out where the same name has
 * one. A bare one is a category.
 */
function termUses(elements: readonly XmlElement[]): WxrTermUse[] {
  const uses = elements.map(({ attributes, text }) => ({
    taxonomy: taxonomyOf(attributes.domain ?? 'category'),
    slug: attributes.nicename ?? '',
    name: text.trim(),
  }));
  const withSlug = new Set(uses.filter(({ slug }) => slug !== '').map(({ taxonomy, name }) => `${taxonomy} ${name}`));
  const isBare = ({ taxonomy, slug, name }: WxrTermUse) => slug === '' && withSlug.has(`${taxonomy} ${name}`);
  const kept = uses.filter((use) => !isBare(use) && (use.name !== '' || use.slug !== ''));
  return [...new Map(kept.map((use) => [`${use.taxonomy} ${use.slug || use.name}`, use])).values()];
}

function taxonomyOf(domain: string): string {
  return domain === 'tag' ? 'post_tag' : domain;
}

function readComment(element: XmlElement): WxrComment {
  const text = (name: string) => childText(element, `wp:comment_${name}`);
  return {
    id: text('id'),
    parent: text('parent'),
    author: text('author'),
    mail: text('author_email'),
    url: text('author_url'),
    ip: text('author_IP'),
    date: text('date'),
    dateGmt: text('date_gmt'),
    content: text('content'),
    approved: text('approved'),
    type: text('type'),
  };
}

/** Reads a term that the channel lists; null for another element. */
export function readTerm(element: XmlElement): WxrTerm | null {
  const text = (name: string) => childText(element, `wp:${name}`);
  switch (element.name) {
    case 'wp:category':
      return {
        taxonomy: 'category',
        slug: text('category_nicename'),
        name: text('cat_name'),
        description: text('category_description'),
        parent: text('category_parent'),
      };
    case 'wp:tag':
      return {
        taxonomy: 'post_tag',
        slug: text('tag_slug'),
        name: text('tag_name'),
        description: text('tag_description'),
        parent: '',
      };
    case 'wp:term':
      return {
        taxonomy: taxonomyOf(text('term_taxonomy')),
        slug: text('term_slug'),
        name: text('term_name'),
        description: text('term_description'),
        parent: text('term_parent'),
      };
    default:
      return null;
  }
}

/** Reads an author that the channel lists. */
export function readAuthor(element: XmlElement): WxrAuthor {
  const text = (name: string) => childText(element, `wp:author_${name}`);
  const full = [text('first_name'), text('last_name')].filter((part) => part !== '').join(' ');
  const login = text('login');
  return { login, name: text('display_name') || full || login, bio: text('description'), website: '', picture: 0 };
}

/** The author whom an item of the plugin Co-Authors Plus describes, who has no account. */
export function guestAuthor({ meta, name, title }: WxrItem): WxrAuthor {
  const value = (key: string) => meta.find((one) => one.key === key)?.value.trim() ?? '';
  return {
    login: value('cap-user_login') || name.replace(/^cap-/, ''),
    name: value('cap-display_name') || title,
    bio: value('cap-description'),
    website: value('cap-website'),
    picture: numberIn(value('_thumbnail_id')),
  };
}

function numberIn(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

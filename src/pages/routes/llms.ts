import { absoluteUrl } from '../../config/site-url.ts';
import { escapeMarkdown } from '../../markdown/escape-markdown.ts';
import { outputPath } from '../../model/output-path.ts';
import type { Post, StandalonePage } from '../../model/post.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import { siteFeedLinks } from '../views/feed-links.ts';
import { markdownPathOf } from '../views/markdown-path.ts';
import { sitemapPath } from './sitemap.ts';

/** What `feeds/llms.njk` gets: Markdown, every URL absolute. */
export interface LlmsView {
  readonly name: string;
  readonly summary: string;
  readonly sections: readonly LlmsSection[];
}
export interface LlmsSection {
  readonly title: string;
  readonly links: readonly { readonly label: string; readonly url: string; readonly note: string }[];
}

/** The URL path, from the site's own root, of the list for language models. */
export const llmsPath = '/llms.txt';

/** A list that fits where it is to be read: the sitemap has all. */
const mostPosts = 100;

/**
 * `llms.txt` (llmstxt.org): the site's name, what it is about, its pages and newest posts, in Markdown where they have it, and
 * below `Optional`, as that form calls what may be left out, where all of it is. None where the site does not ask for it, or
 * has one of its own.
 */
export function llmsRoutes(context: PageContext): Route[] {
  const { site, ownTexts } = context;
  if (!site.agents.llms || ownTexts.has('llms.txt')) return [];
  return [
    {
      kind: 'llms',
      url: llmsPath,
      output: outputPath(llmsPath),
      layout: 'feeds/llms.njk',
      source: null,
      pictures: () => [],
      facts: () => ({ list: JSON.stringify(llmsView(context)) }),
      texts: () => '',
      view: () => llmsView(context),
    },
  ];
}

function llmsView(context: PageContext): LlmsView {
  const { site, blog, words } = context;
  const posts = site.robots.includes('post') ? [] : blog.listed.filter(({ noindex }) => !noindex);
  const pages = site.robots.includes('page') ? [] : blog.standalone.filter(({ noindex }) => !noindex);
  const more = [
    { label: words.archiveTitle, url: absoluteUrl(site, '/'), note: '' },
    ...siteFeedLinks(context).map(({ title, url }) => ({ label: title, url: site.origin + url, note: '' })),
    { label: 'Sitemap', url: absoluteUrl(site, sitemapPath), note: '' },
  ];
  const sections: LlmsSection[] = [
    { title: words.labels.posts, links: posts.slice(0, mostPosts).map((post) => link(context, post)) },
    { title: words.labels.pages, links: pages.map((page) => link(context, page)) },
    { title: 'Optional', links: more },
  ];
  return {
    name: escapeMarkdown(site.name),
    summary: escapeMarkdown(site.description ?? site.tagline),
    sections: sections
      .filter(({ links }) => links.length > 0)
      .map(({ title, links }) => ({
        title,
        links: links.map(({ label, url, note }) => ({ label: escapeMarkdown(label), url, note: escapeMarkdown(note) })),
      })),
  };
}

function link(context: PageContext, text: Post | StandalonePage): LlmsSection['links'][number] {
  const isPost = 'date' in text;
  const path = markdownPathOf(context, text) ?? (isPost ? context.blog.urlOf(text) : text.permalink);
  const note = (isPost ? (text.description ?? text.excerpt) : text.description).trim();
  return { label: text.title, url: absoluteUrl(context.site, path), note };
}

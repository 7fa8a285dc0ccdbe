import { absoluteUrl } from '../../config/site-url.ts';
import { escapeMarkdown } from '../../markdown/escape-markdown.ts';
import { outputPath } from '../../model/output-path.ts';
import type { Post, StandalonePage } from '../../model/post.ts';
import type { Facts, Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import { bodyFingerprint } from '../views/body.ts';
import { feedHtml } from '../views/feed-html.ts';
import { itemFingerprint } from '../views/feed-item.ts';
import { markdownPathOf } from '../views/markdown-path.ts';

/** What `feeds/markdown.njk` gets. */
export interface MarkdownView {
  /** Front matter: each value as YAML has it. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Markdown. */
  readonly heading: string;
  /** Markdown that means the same everywhere, every URL absolute. */
  readonly text: string;
}

let toMarkdown: typeof import('../../markdown/from-html/plain.ts') | null = null;

/** The texts of posts and standalone pages in Markdown, for programs; none where the site does not ask for it. */
export function markdownRoutes(context: PageContext): Route[] {
  if (!context.site.agents.markdown) return [];
  const { posts, standalone } = context.blog;
  return [
    ...posts.flatMap((post) => markdownRoute(context, post, postFields, () => itemFingerprint(context, post))),
    ...standalone.flatMap((page) =>
      markdownRoute(
        context,
        page,
        pageFields,
        () => `${page.fingerprint} ${bodyFingerprint(context, page, page.source)}`,
      ),
    ),
  ];
}

type Fields = readonly (readonly [name: string, value: string | readonly string[] | null])[];

function markdownRoute<Text extends Post | StandalonePage>(
  context: PageContext,
  text: Text,
  fieldsOf: (context: PageContext, text: Text) => Fields,
  fingerprint: () => string,
): Route[] {
  const url = markdownPathOf(context, text);
  if (url === null) return [];
  return [
    {
      kind: 'markdown',
      url,
      output: outputPath(url),
      layout: 'feeds/markdown.njk',
      source: text.source,
      pictures: () => text.pictures.map(({ path }) => path),
      facts: (): Facts => ({ text: fingerprint() }),
      texts: () => text.fingerprint,
      // What makes Markdown of HTML is loaded where a text of it is made.
      prepare: async () => {
        toMarkdown ??= await import('../../markdown/from-html/plain.ts');
      },
      view: (): MarkdownView => {
        if (toMarkdown === null) throw new Error(`${url} is made before it was prepared`);
        const page = pageUrl(context, text);
        const html = feedHtml(context, context.bodyOf(text.source), text.source, page);
        return {
          fields: [...fieldsOf(context, text), ['canonical', canonicalOf(text) ?? page] as const].flatMap(
            ([name, value]) => (value === null || value.length === 0 ? [] : [{ name, value: JSON.stringify(value) }]),
          ),
          heading: escapeMarkdown(text.title),
          text: toMarkdown.plainMarkdown(html),
        };
      },
    },
  ];
}

function canonicalOf(text: Post | StandalonePage): string | null {
  return 'canonical' in text ? text.canonical : null;
}

function pageUrl({ site, blog }: PageContext, text: Post | StandalonePage): string {
  return absoluteUrl(site, 'date' in text ? blog.urlOf(text) : text.permalink);
}

function postFields({ site, blog }: PageContext, post: Post): Fields {
  return [
    ['title', post.title],
    ['description', post.description ?? post.excerpt],
    ['date', post.date.iso],
    ['updated', post.updated?.iso ?? null],
    ['authors', post.authors.map(({ name }) => name)],
    ['categories', blog.categoryLinks(post).map(({ name }) => name)],
    ['tags', blog.tagLinks(post).map(({ name }) => name)],
    ['language', post.language ?? site.language],
  ];
}

function pageFields({ site }: PageContext, page: StandalonePage): Fields {
  return [
    ['title', page.title],
    ['description', page.description],
    ['language', site.language],
  ];
}

import type { FeedItem } from '../views/feed-item.ts';

/** What a JSON Feed says of itself. URLs are absolute. */
export interface JsonFeedFacts {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly homeUrl: string;
  readonly selfUrl: string;
  readonly icon: string | null;
  readonly favicon: string | null;
  readonly items: readonly FeedItem[];
}

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1); whatever may be left out and is empty is left out. */
export function jsonFeed({
  title,
  description,
  language,
  homeUrl,
  selfUrl,
  icon,
  favicon,
  items,
}: JsonFeedFacts): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: selfUrl,
    description,
    ...(icon === null ? {} : { icon }),
    ...(favicon === null ? {} : { favicon }),
    language,
    items: items.map(jsonItem),
  });
}

function jsonItem(item: FeedItem) {
  const { picture, language, authors, categories } = item;
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content_html: item.html,
    summary: item.summary,
    ...(picture === null ? {} : { image: picture.url }),
    date_published: item.published.iso,
    date_modified: item.updated.iso,
    ...(authors.length === 0 ? {} : { authors: authors.map((name) => ({ name })) }),
    ...(categories.length === 0 ? {} : { tags: categories }),
    ...(language === null ? {} : { language }),
  };
}

import { XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { type CheerioAPI, load } from './html.ts';

/** RFC 822 as RSS 2.0 wants it: a year of four digits, and a zone as an offset. */
const rfc822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** A feed as XML. */
export function parseFeed(text: string): CheerioAPI {
  return load(text, { xml: true });
}

/** What an RSS 2.0 feed at a URL has against the specification and the rules of the W3C's feed validator. */
export function rssProblems(text: string, url: string): string[] {
  const $ = parseFeed(text);
  const { rules, told } = rulebook(text);
  rules.one($, 'rss[version="2.0"] > channel');
  for (const name of ['title', 'link', 'description', 'language']) rules.filled($, `channel > ${name}`);
  const self = $('channel > atom\\:link[rel="self"][type="application/rss+xml"]').attr('href');
  if (self !== url) told.push(`atom:link says ${self} and not ${url}`);
  for (const date of texts($, 'lastBuildDate, pubDate')) rules.matches('date', date, rfc822);
  for (const link of texts($, 'channel > link, item > link')) rules.absolute('link', link);
  rules.unique('guid', texts($, 'item > guid'));
  for (const item of $('item').toArray()) {
    const names = $(item)
      .children()
      .toArray()
      .map((child) => child.tagName);
    for (const name of ['title', 'link', 'guid', 'pubDate', 'description', 'content:encoded']) {
      if (names.filter((one) => one === name).length !== 1) told.push(`an item has not one ${name}`);
    }
    if (names.filter((one) => one === 'enclosure').length > 1) told.push('an item has two enclosures');
    if (names.indexOf('description') > names.indexOf('content:encoded')) told.push('description after content');
    const guid = $(item).children('guid');
    if (guid.attr('isPermaLink') !== 'false' && guid.text() !== $(item).children('link').text()) {
      told.push(`${guid.text()} is no permalink`);
    }
    rules.content($(item).children('content\\:encoded').text());
  }
  for (const enclosure of $('enclosure').toArray()) {
    rules.absolute('enclosure', $(enclosure).attr('url') ?? '');
    rules.matches('length', $(enclosure).attr('length') ?? '', /^\d+$/);
    rules.matches('type', $(enclosure).attr('type') ?? '', /^\w+\/[\w.+-]+$/);
  }
  return told;
}

/** What an Atom feed at a URL has against RFC 4287 and the rules of the W3C's feed validator. */
export function atomProblems(text: string, url: string): string[] {
  const $ = parseFeed(text);
  const { rules, told } = rulebook(text);
  rules.one($, 'feed[xmlns="http://www.w3.org/2005/Atom"]');
  for (const name of ['title', 'id', 'updated']) rules.filled($, `feed > ${name}`);
  const self = $('feed > link[rel="self"]').attr('href');
  if (self !== url) told.push(`the link to itself says ${self} and not ${url}`);
  for (const date of texts($, 'updated, published')) rules.matches('date', date, rfc3339);
  for (const id of texts($, 'id')) rules.absolute('id', id);
  rules.unique('id', texts($, 'entry > id'));
  for (const entry of $('entry').toArray()) {
    for (const name of ['id', 'title', 'updated', 'summary', 'content[type="html"]', 'link[rel="alternate"]']) {
      if ($(entry).children(name).length !== 1) told.push(`an entry has not one ${name}`);
    }
    if ($(entry).children('author').length + $('feed > author').length === 0) told.push('an entry has no author');
    rules.content($(entry).children('content').text());
  }
  return told;
}

const webUrl = z.url({ protocol: /^https?$/ });
const date = z.string().regex(rfc3339);
const item = z.strictObject({
  id: z.string().min(1),
  url: webUrl,
  title: z.string().min(1),
  content_html: z.string(),
  summary: z.string(),
  image: webUrl.optional(),
  date_published: date,
  date_modified: date,
  authors: z
    .array(z.strictObject({ name: z.string().min(1) }))
    .min(1)
    .optional(),
  tags: z.array(z.string()).min(1).optional(),
  language: z.string().optional(),
});
const feed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: webUrl,
  feed_url: webUrl,
  description: z.string().min(1),
  icon: webUrl.optional(),
  favicon: webUrl.optional(),
  language: z.string(),
  items: z.array(item),
});

/** Reads a JSON Feed; throws for what version 1.1 of the specification does not have or what lacks. */
export function parseJsonFeed(text: string): z.output<typeof feed> {
  return feed.parse(JSON.parse(text));
}

function texts($: CheerioAPI, selector: string): string[] {
  return $(selector)
    .toArray()
    .map((element) => $(element).text());
}

function rulebook(text: string) {
  const wellFormed = XMLValidator.validate(text);
  const told: string[] = wellFormed === true ? [] : [wellFormed.err.msg];
  const rules = {
    one: ($: CheerioAPI, selector: string) => {
      if ($(selector).length !== 1) told.push(`${$(selector).length} of ${selector}`);
    },
    filled: ($: CheerioAPI, selector: string) => {
      rules.one($, selector);
      if ($(selector).text().trim() === '') told.push(`${selector} is empty`);
    },
    matches: (what: string, value: string, pattern: RegExp) => {
      if (!pattern.test(value)) told.push(`${what}: ${value}`);
    },
    absolute: (what: string, value: string) => {
      if (!URL.canParse(value)) told.push(`${what} is not absolute: ${value}`);
    },
    unique: (what: string, values: readonly string[]) => {
      if (new Set(values).size !== values.length) told.push(`${what} is there twice: ${values.join(' ')}`);
    },
    /** HTML that may be shown anywhere: nothing relative, nothing that runs. */
    content: (html: string) => {
      const $ = load(html);
      for (const element of $('[href], [src], [poster]').toArray()) {
        for (const name of ['href', 'src', 'poster']) {
          const value = $(element).attr(name);
          if (value !== undefined) rules.absolute(name, value);
        }
      }
      if ($('script, style, iframe, form').length > 0) told.push(`content with ${html}`);
    },
  };
  return { rules, told };
}

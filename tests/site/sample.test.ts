import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { XMLValidator } from 'fast-xml-parser';
import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';
import { DateTime } from 'luxon';
import { type CheerioAPI, load } from '../harness/html.ts';
import { brokenUrls, htmlPages, idsOf } from '../harness/links.ts';
import { builtSample, type SampleSite, sampleUrl } from '../harness/sample.ts';

/** html-validate's own selection, but for two rules that HTML itself does not have. */
const htmlRules = {
  extends: ['html-validate:recommended'],
  rules: {
    // The ids of headings are GitHub's, so they may begin with a digit, as HTML allows.
    'valid-id': ['error', { relaxed: true }],
    // How long a title is, is its author's choice; search engines shorten it.
    'long-title': 'off',
    // A list may have a name (ARIA 1.2, 5.4), and one of many on a page should.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
} satisfies ConfigData;

let sample: SampleSite;
let allPages: ReadonlyMap<string, CheerioAPI>;
before(async () => {
  sample = await builtSample();
  allPages = htmlPages(sample.folder);
});

const textOf = (name: string) => readFileSync(join(sample.folder, name), 'utf8');
const filesNamed = (pattern: RegExp) =>
  readdirSync(sample.folder, { recursive: true, encoding: 'utf8' }).filter((name) => pattern.test(name));

/**
 * What a page is made of: its tags and texts, where a run of words stands for any other, its elements with their parents, and
 * the order of its headings.
 */
function constructsOf(html: string, $: CheerioAPI): string[] {
  const shape = (text: string) => text.replaceAll(/[\p{L}\p{N}\s.,:;?!/_-]+/gu, 'x');
  const markup = html.replaceAll(/(<script[^>]*>)[\s\S]*?<\/script>/g, '$1');
  const parts = (markup.match(/<[^>]+>|[^<]+/g) ?? []).map((part) =>
    part.startsWith('<') ? part.replaceAll(/"[^"]*"/g, shape) : shape(part),
  );
  const nested = $('*')
    .toArray()
    .map((element) => `${$(element).parent().prop('tagName')} > ${$(element).prop('tagName')}`);
  const headings = $('h1, h2, h3, h4, h5, h6').toArray();
  return [
    ...parts,
    ...nested,
    headings
      .map(({ tagName }) => tagName)
      .join()
      .replaceAll(/(h\d)(?:,\1)+/g, '$1'),
  ];
}

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(new StaticConfigLoader(htmlRules));
  const told: string[] = [];
  const validated = new Set<string>();
  for (const [name, $] of allPages) {
    // To validate a page takes longer than to build it: one of nothing but what others are made of is as valid as they are.
    const constructs = constructsOf(textOf(name), $);
    if (constructs.every((construct) => validated.has(construct))) continue;
    for (const construct of constructs) validated.add(construct);
    const report = await validator.validateString(textOf(name), name);
    for (const { line, column, ruleId, message } of report.results.flatMap((result) => result.messages)) {
      told.push(`${name}:${line}:${column} ${ruleId} ${message}`);
    }
  }
  assert.deepEqual(told, []);
});

test('every link, fragment, picture and candidate of a picture leads somewhere', () => {
  assert.ok(allPages.size > 100);
  assert.deepEqual(brokenUrls(sample.folder, sampleUrl, allPages), []);
});

test('every page has one first-level heading, a title, one main part and no id twice', () => {
  for (const [name, $] of allPages) {
    assert.equal($('h1').length, 1, name);
    assert.notEqual($('title').text(), '', name);
    if ($('meta[http-equiv="refresh"]').length === 0) assert.equal($('main').length, 1, name);
    assert.deepEqual(idsOf($), [...new Set(idsOf($))], name);
  }
});

test('every page has its own title and canonical address, but for redirects', () => {
  const pages = [...allPages.values()].filter(($) => $('meta[http-equiv="refresh"]').length === 0);
  for (const facts of [
    pages.map(($) => $('title').text()),
    pages.flatMap(($) => $('link[rel="canonical"]').attr('href') ?? []),
  ]) {
    assert.deepEqual(
      facts.filter((fact, index) => facts.indexOf(fact) !== index),
      [],
    );
  }
});

test('every RSS feed is well-formed and has what RSS 2.0 asks for: absolute links, ids and RFC 822 dates', () => {
  const feeds = filesNamed(/(^|\/)feed\.xml$/);
  assert.ok(feeds.length > 20);
  for (const name of feeds) {
    assert.equal(XMLValidator.validate(textOf(name)), true, name);
    const $ = load(textOf(name), { xml: true });
    assert.equal($('rss[version="2.0"] > channel').length, 1);
    for (const key of ['title', 'link', 'description']) assert.notEqual($(`channel > ${key}`).text(), '', name);
    assert.equal($('channel > atom\\:link[rel="self"]').attr('href'), `${sampleUrl}${name}`);
    assert.ok($('item').length > 0);
    for (const item of $('item')
      .toArray()
      .map((element) => $(element))) {
      assert.ok(item.children('link').text().startsWith(sampleUrl));
      assert.notEqual(item.children('guid').text(), '');
      assert.ok(DateTime.fromRFC2822(item.children('pubDate').text()).isValid, item.children('pubDate').text());
      for (const enclosure of item
        .children('enclosure')
        .toArray()
        .map((element) => $(element))) {
        const { pathname } = new URL(enclosure.attr('url') ?? '');
        assert.equal(Number(enclosure.attr('length')), statSync(join(sample.folder, pathname)).size);
        assert.match(enclosure.attr('type') ?? '', /^image\//);
      }
    }
  }
});

test('the Atom feed is well-formed and has what RFC 4287 asks for', () => {
  assert.equal(XMLValidator.validate(textOf('atom.xml')), true);
  const $ = load(textOf('atom.xml'), { xml: true });
  assert.equal($('feed').attr('xmlns'), 'http://www.w3.org/2005/Atom');
  assert.ok($('entry').length > 0);
  for (const part of $('feed, entry')
    .toArray()
    .map((element) => $(element))) {
    for (const key of ['id', 'title', 'updated']) assert.equal(part.children(key).length, 1, key);
    assert.match(part.children('updated').text(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
  }
  for (const entry of $('entry')
    .toArray()
    .map((element) => $(element))) {
    assert.ok(entry.find('author > name').length + $('feed > author > name').length > 0);
  }
});

test('the JSON feed has what JSON Feed 1.1 asks for', () => {
  const feed = JSON.parse(textOf('feed.json'));
  assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
  assert.equal(feed.feed_url, `${sampleUrl}feed.json`);
  assert.ok(feed.title && feed.items.length > 0);
  const ids = feed.items.map(({ id }: { id: unknown }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, url, content_html, date_published } of feed.items) {
    assert.equal(typeof id, 'string');
    assert.ok(url.startsWith(sampleUrl));
    assert.notEqual(content_html, '');
    assert.ok(DateTime.fromISO(date_published).isValid);
  }
});

test('the addresses in feeds are absolute, and none of the site’s own leads nowhere', () => {
  const $ = load(textOf('feed.xml'), { xml: true });
  for (const content of $('content\\:encoded')
    .toArray()
    .map((element) => load($(element).text()))) {
    const urls = content('[href], [src]')
      .toArray()
      .map((element) => content(element).attr('href') ?? content(element).attr('src') ?? '');
    for (const url of urls.filter((one) => !one.startsWith('#'))) {
      assert.match(url, /^(https?|mailto):/);
      if (url.startsWith(sampleUrl)) assert.ok(exists(new URL(url).pathname), url);
    }
    assert.equal(content('[srcset], [loading], .anchor, .copy, script').length, 0);
  }
});

test('the sitemap has every page that may be indexed, once, and no other', () => {
  assert.equal(XMLValidator.validate(textOf('sitemap.xml')), true);
  const $ = load(textOf('sitemap.xml'), { xml: true });
  const listed = $('url > loc')
    .toArray()
    .map((element) => $(element).text());
  for (const url of listed) assert.ok(exists(new URL(url).pathname), url);
  for (const url of $('image\\:loc')
    .toArray()
    .map((element) => $(element).text())) {
    assert.ok(exists(new URL(url).pathname), url);
  }
  const indexed = [...allPages.values()]
    .filter((page) => !/noindex/.test(page('meta[name="robots"]').attr('content') ?? ''))
    .flatMap((page) => page('link[rel="canonical"]').attr('href') ?? []);
  assert.deepEqual(listed.toSorted(), indexed.toSorted());
});

test('the draft and the scheduled post of the sample are nowhere', () => {
  for (const name of filesNamed(/\.(html|xml|json)$/)) {
    assert.doesNotMatch(textOf(name), /print-is-still-a-medium|the-cost-of-one-more-page/, name);
  }
});

function exists(path: string): boolean {
  return existsSync(join(sample.folder, decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path)));
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { jsonLdText, nodesText } from '../../src/pages/seo/json-ld.ts';
import type { BlogOptions } from '../harness/context.ts';
import { blog, blogWith, everyUrl, headAt } from '../harness/heads.ts';

const node = z.looseObject({ '@type': z.string() });
const script = z.strictObject({ '@context': z.literal('https://schema.org'), '@graph': z.array(node) });
const graphAt = (url: string, options: BlogOptions = blog) =>
  script.parse(JSON.parse(headAt(url, options).jsonLd))['@graph'];
const nodeAt = (url: string, type: string, options: BlogOptions = blog) =>
  graphAt(url, options).find((one) => one['@type'] === type);

test('the graph of a tag’s archive is the reference’s, with a list of its posts', () => {
  const options = blogWith({ postsPerPage: '24' });
  const url = 'https://test.example/tag/backend/';
  assert.deepEqual(graphAt('/tag/backend/', options), [
    {
      '@type': 'CollectionPage',
      '@id': url,
      url,
      name: 'Backend Archives',
      isPartOf: { '@id': 'https://test.example/#website' },
      primaryImageOfPage: { '@id': `${url}#primaryimage` },
      image: { '@id': `${url}#primaryimage` },
      thumbnailUrl: 'https://test.example/assets/wide.png',
      breadcrumb: { '@id': `${url}#breadcrumb` },
      mainEntity: {
        '@type': 'ItemList',
        numberOfItems: 2,
        itemListElement: [
          { '@type': 'ListItem', position: 1, url: 'https://test.example/2025/06/first/' },
          { '@type': 'ListItem', position: 2, url: 'https://test.example/2025/06/second/' },
        ],
      },
      inLanguage: 'en-US',
    },
    {
      '@type': 'ImageObject',
      inLanguage: 'en-US',
      '@id': `${url}#primaryimage`,
      url: 'https://test.example/assets/wide.png',
      contentUrl: 'https://test.example/assets/wide.png',
      width: 1200,
      height: 600,
      caption: 'Wide',
    },
    {
      '@type': 'BreadcrumbList',
      '@id': `${url}#breadcrumb`,
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://test.example/' },
        { '@type': 'ListItem', position: 2, name: 'Backend' },
      ],
    },
    {
      '@type': 'WebSite',
      '@id': 'https://test.example/#website',
      url: 'https://test.example/',
      name: 'Test Site',
      description: 'Notes on compilers',
      potentialAction: [
        {
          '@type': 'SearchAction',
          target: { '@type': 'EntryPoint', urlTemplate: 'https://test.example/?s={search_term_string}' },
          'query-input': {
            '@type': 'PropertyValueSpecification',
            valueRequired: true,
            valueName: 'search_term_string',
          },
        },
      ],
      inLanguage: 'en-US',
    },
  ]);
});

test('a post is a BlogPosting with its authors, dates, picture in its aspects, length and terms', () => {
  const url = 'https://test.example/2025/06/first/';
  const author = 'https://test.example/author/the-desk/';
  assert.deepEqual(nodeAt('/2025/06/first/', 'BlogPosting'), {
    '@type': 'BlogPosting',
    '@id': `${url}#article`,
    isPartOf: { '@id': url },
    mainEntityOfPage: { '@id': url },
    headline: 'First',
    description: 'The first.',
    datePublished: '2025-06-02T00:00:00Z',
    dateModified: '2025-06-03T10:00:00Z',
    author: [{ '@type': 'Person', '@id': `${author}#person`, url: author, name: 'The Desk' }],
    publisher: {
      '@type': 'Organization',
      '@id': 'https://test.example/#organization',
      name: 'Test Site',
      url: 'https://test.example/',
      logo: 'https://test.example/assets/icon-512.png',
    },
    image: ['https://test.example/assets/wide.png?1200', 'https://test.example/assets/wide.png?600'],
    thumbnailUrl: 'https://test.example/assets/wide.png?1200',
    articleSection: ['Compilers', 'Tools'],
    keywords: ['Backend', 'C++'],
    wordCount: 321,
    inLanguage: 'en-US',
  });
});

test('a post without authors, terms and a picture does not speak of them, and has its own language', () => {
  const posting = nodeAt('/2025/06/x/', 'BlogPosting', { posts: [{ slug: 'x', language: 'sv' }] });
  const silent = ['author', 'image', 'thumbnailUrl', 'articleSection', 'keywords'];
  assert.deepEqual(
    silent.filter((key) => posting !== undefined && key in posting),
    [],
  );
  assert.equal(posting?.inLanguage, 'sv');
});

test('an author’s archive is a profile of the person, with what site.yaml tells of them', () => {
  const url = 'https://test.example/author/the-desk/';
  assert.deepEqual(nodeAt('/author/the-desk/', 'ProfilePage')?.mainEntity, { '@id': `${url}#person` });
  assert.deepEqual(nodeAt('/author/the-desk/', 'Person'), {
    '@type': 'Person',
    '@id': `${url}#person`,
    url,
    name: 'The Desk',
    description: 'Writes.',
    image: 'https://test.example/assets/desk.png',
    sameAs: ['https://social.example/@desk'],
  });
});

for (const [url, types] of [
  ['/', 'CollectionPage ImageObject BreadcrumbList WebSite'],
  ['/page/2/', 'CollectionPage BreadcrumbList WebSite'],
  ['/author/the-desk/', 'ProfilePage ImageObject BreadcrumbList Person WebSite'],
  ['/2025/06/first/', 'BlogPosting WebPage ImageObject BreadcrumbList WebSite'],
  ['/about/', 'WebPage BreadcrumbList WebSite'],
  ['/search/', 'SearchResultsPage BreadcrumbList WebSite'],
  ['/tags/', 'CollectionPage BreadcrumbList WebSite'],
  ['/404.html', 'WebPage BreadcrumbList WebSite'],
] as const) {
  test(`the graph of ${url} has ${types}`, () => {
    assert.equal(
      graphAt(url)
        .map((one) => one['@type'])
        .join(' '),
      types,
    );
  });
}

test('on every kind of page each reference in the graph leads to one of its nodes, and no @id is there twice', () => {
  for (const url of everyUrl) {
    const ids = graphAt(url).map((one) => one['@id']);
    assert.deepEqual(ids, [...new Set(ids)], url);
    const references = [...headAt(url).jsonLd.matchAll(/\{"@id":"([^"]+)"\}/g)].map((found) => found[1]);
    assert.ok(references.length > 0, url);
    for (const reference of references) assert.ok(ids.includes(reference), `${url}: ${reference}`);
  }
});

const crumb = z.looseObject({ position: z.number(), name: z.string(), item: z.string().optional() });
const wayTo = (url: string, options: BlogOptions = blog) =>
  z
    .array(crumb)
    .parse(nodeAt(url, 'BreadcrumbList', options)?.itemListElement)
    .map(({ name, item }) => `${name} ${item?.replace('https://test.example', '') ?? ''}`.trim());

for (const [url, way] of [
  ['/', ['Home']],
  ['/category/tools/compilers/', ['Home /', 'Tools /category/tools/', 'Compilers']],
  ['/2025/06/', ['Home /', '2025 /2025/', 'June 2025']],
  ['/2025/', ['Home /', '2025']],
  ['/2025/06/first/', ['Home /', 'Tools /category/tools/', 'Compilers /category/tools/compilers/', 'First']],
  ['/2025/06/second/', ['Home /', 'Second']],
  ['/about/', ['Home /', 'About']],
] as const) {
  test(`the way down to ${url} is ${way.join(', ')}`, () => assert.deepEqual(wayTo(url), way));
}

test('the way down leads past no archive that the site does not have', () => {
  assert.deepEqual(wayTo('/2025/06/', blogWith({ archives: ['month'] })), ['Home /', 'June 2025']);
  assert.deepEqual(wayTo('/2025/06/first/', blogWith({ archives: ['home'] })), ['Home /', 'First']);
});

test('a site without search offers none to search engines', () => {
  assert.equal(nodeAt('/', 'WebSite', blogWith({ search: 'false' }))?.potentialAction, undefined);
});

test('a graph cannot end its script element or begin a comment in it, and loses nothing by that', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('</script>', '<!--', '\u2028', '\u2029'));
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const name = texts.join('');
      const written = jsonLdText([{ '@type': 'WebPage', name }], nodesText([{ '@type': 'WebSite', name }]));
      assert.doesNotMatch(written, /[<\u2028\u2029\n]/);
      assert.deepEqual(
        script.parse(JSON.parse(written))['@graph'].map((one) => one.name),
        [name, name],
      );
    }),
  );
});

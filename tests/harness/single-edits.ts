import { siteSchema } from '../../src/config/site.ts';
import { pageSchema, postSchema } from '../../src/source/schema.ts';
import { picture } from './pictures.ts';
import { TestSite, textFile } from './site.ts';

/** Front matter or settings as they are typed. */
type Keys = Readonly<Record<string, unknown>>;

/** One edit of a site. */
export interface SingleEdit {
  /** What is edited: a key of a file, or a part of it. */
  readonly what: string;
  readonly file: string;
  /** The file's new content; null where it is removed. */
  readonly content: string | Uint8Array | null;
}

/** Other values of each key; undefined stands for a key that is left out. */
type OtherValues = Readonly<Record<string, readonly unknown[]>>;

const otherPostValues: OtherValues = {
  title: ['Another title'],
  date: ['2025-11-02', '2024-01-05T08:30'],
  updated: ['2025-12-24', undefined],
  categories: [['Backend'], undefined, ['Tools', 'Backend']],
  tags: [['x', 'z'], undefined, ['X']],
  authors: [['Bo'], undefined, ['An', 'Cy']],
  thumbnail: ['/images/p1.png', undefined],
  thumbnailAlt: ['Other words', ''],
  thumbnailFocus: ['10% 20%', undefined],
  thumbnailCaption: ['Drawn by [us](/about/)', undefined],
  excerpt: ['Own words.', undefined],
  description: ['It is described.', undefined],
  metaTitle: ['For engines', undefined],
  slug: ['other-slug'],
  permalink: ['/own/place/'],
  aliases: [['/older/'], undefined],
  canonical: ['https://elsewhere.example/'],
  draft: [true],
  unlisted: [true],
  noindex: [true],
  expires: ['2025-12-31T12:00', '2026-03-01'],
  series: ['T', undefined],
  toc: [true],
  math: [true],
  comments: [true, false],
  discussion: ['https://social.example/@test/1'],
  sticky: [true],
  id: [77, undefined],
  lang: ['de', 'ar', undefined],
  layout: ['page', 'base'],
  extra: [{ level: 'hard' }, { level: 'easy', hours: 3 }, undefined],
};

const otherPageValues: OtherValues = {
  title: ['Another title'],
  permalink: ['/elsewhere/'],
  aliases: [['/once/', '/?page_id=2']],
  description: ['It is described.'],
  metaTitle: ['For engines'],
  noindex: [true],
  draft: [true],
  nav: [9, undefined],
  layout: ['base'],
  extra: [{ level: 'hard' }],
};

const otherSiteValues: OtherValues = {
  name: ['Another name'],
  tagline: ['Other words', undefined],
  description: ['It is described.'],
  language: ['de', 'ar'],
  timeZone: ['Asia/Tokyo'],
  dateFormat: ['yyyy-MM-dd'],
  excerptLength: [4],
  url: ['https://other.example/blog/', 'https://test.example/'],
  postsPerPage: [1, 100],
  permalink: ['/:slug/', '/:category/:year/:month/:day/:slug/'],
  archives: [
    ['home', 'tag'],
    ['home', 'category', 'author', 'month'],
  ],
  feeds: [[], ['site'], ['tag']],
  cards: [['author', 'minutes'], ['minutes']],
  highlighting: [false],
  markdown: [
    { lineNumbers: true, smartQuotes: true, emoji: true },
    { embeds: false },
    { diagrams: false },
    { mathFont: true },
  ],
  search: [false],
  toc: [true],
  math: [true],
  comments: [
    true,
    false,
    { provider: 'utterances', repo: 'test/blog' },
    { provider: 'isso', url: 'https://isso.example' },
  ],
  analytics: [{ provider: 'plausible', domain: 'test.example' }],
  categories: [
    [{ name: 'Tools', slug: 'tooling', description: 'Words' }, { name: 'Backend' }],
    [
      { name: 'Tools', parent: 'Backend' },
      { name: 'Backend', aliases: ['Server'] },
    ],
    undefined,
  ],
  tags: [
    [{ name: 'x', slug: 'ex', description: 'Words' }],
    [{ name: 'z', aliases: ['x'] }],
    [{ name: 'x' }, { name: 'x', slug: 'y' }],
  ],
  authors: [
    [{ name: 'An', slug: 'ann', bio: 'Words', picture: '/images/p1.png' }],
    [{ name: 'Bo', aliases: ['An'], links: [{ label: 'GitHub', url: 'https://test.example/bo' }] }],
    undefined,
  ],
  nav: [[{ label: 'About', url: '/about/' }], [{ label: 'Data', url: '/files/data.csv' }]],
  social: [[{ label: 'Mastodon', url: 'https://social.example/@test' }]],
  footer: [{ copyright: 'All of us' }, { columns: [{ title: 'More', links: [{ label: 'Home', url: '/' }] }] }],
  newsletter: [
    { title: 'News', provider: 'buttondown', username: 'test' },
    { title: 'News', text: 'Weekly.', action: 'https://news.example/', field: 'MAIL', button: 'Go' },
  ],
  banner: [{ text: 'New' }, { text: 'New', url: '/about/', label: 'Read' }],
  logo: ['/images/p1.png', undefined],
  icon: ['/images/p1.png', undefined],
  images: [{ widths: [120], socialCards: true }, { widths: [120, 300] }, { formats: ['avif'], quality: { avif: 40 } }],
  robots: [['post', 'paged'], []],
  agents: [{ markdown: true }, { llms: true, signal: { aiTrain: false } }],
  cache: ['elsewhere', { place: 's3://bucket/blog', region: 'eu-north-1' }, undefined],
  admin: [{ backend: 'github', repo: 'example/blog', branch: 'main' }],
  ignore: [['posts/gamma.md'], ['posts/']],
  redirects: [{ '/gone/': '/about/', '/?cat=3': '/' }, { '/gone/': 'https://elsewhere.example/' }],
  links: [{ ignore: ['elsewhere.example'] }],
  rules: [{ 'missing-alt': 'off' }],
  host: ['netlify', 'nginx'],
  headers: [
    { 'X-Own': 'yes', 'Permissions-Policy': 'false' },
    { 'Content-Security-Policy': { 'img-src': ['https:'] } },
  ],
  extra: [{ level: { enum: ['easy', 'hard'] } }, { level: {}, hours: { type: 'integer' } }],
};

const text = `First words of a text that goes on for a while, so that its excerpt is cut.

## A heading

![A picture](/images/p2.png "Its title") and [a post](beta.md), [its data](/data.csv), [a page](/about/).

### A smaller one

\`\`\`ts
let a = 1;
\`\`\`
`;

const postKeys: Keys = {
  title: 'Alpha',
  date: '2025-12-20T10:00',
  updated: '2025-12-22',
  categories: ['Tools'],
  tags: ['x', 'Y'],
  authors: ['An', 'Bo'],
  thumbnail: '/images/p0.png',
  thumbnailAlt: 'A shade',
  thumbnailFocus: '30% 20%',
  thumbnailCaption: 'By *us*, [here](beta.md)',
  excerpt: 'What it says.',
  description: 'What it is.',
  metaTitle: 'What engines call it',
  aliases: ['/old/'],
  series: 'S',
  id: 12,
  lang: 'en-GB',
  extra: { level: 'easy' },
};
const plainPostKeys: Keys = { title: 'Beta', date: '2025-12-10', tags: ['x'], series: 'S' };
const pageKeys: Keys = { title: 'About', nav: 1 };
const siteKeys: Keys = {
  name: 'Test Site',
  tagline: 'What it is about',
  url: 'https://test.example/blog/',
  postsPerPage: 2,
  categories: [{ name: 'Tools' }, { name: 'Backend' }],
  authors: [{ name: 'An', bio: 'Writes.', picture: '/images/portrait.png' }],
  logo: '/images/p0.png',
  icon: '/images/portrait.png',
  images: { widths: [120], socialCards: true },
};

const alpha = 'content/posts/alpha.md';
const beta = 'content/posts/beta.md';
const about = 'content/pages/about.md';
const settings = 'content/site.yaml';
const plainText = '[To alpha](alpha.md#a-heading).';
const comments = '[{ "id": "5", "author": "Di", "date": "2025-12-24", "text": "Ha!" }]';
const pageText = text.replaceAll('beta.md', '/posts/beta.md');

/** A small site that has one of everything: posts of all kinds, terms, series, pictures in every place, linked files. */
export async function variedSite(): Promise<TestSite> {
  return new TestSite({
    [settings]: JSON.stringify(siteKeys),
    [alpha]: textFile(postKeys, text),
    [beta]: textFile(plainPostKeys, plainText),
    'content/posts/gamma.md': textFile({ title: 'Gamma', date: '2025-11-05', tags: ['x'], authors: ['An'] }, text),
    'content/posts/sticky.md': textFile({ title: 'Sticky', date: '2025-10-01', categories: ['Backend'], sticky: true }),
    'content/posts/draft.md': textFile({ title: 'Draft', date: '2025-10-02', tags: ['x'], draft: true }),
    'content/posts/later.md': textFile({ title: 'Later', date: '2026-01-10', tags: ['Y'] }),
    [about]: textFile(pageKeys, pageText),
    'content/pages/imprint.md': textFile({ title: 'Imprint' }),
    'content/posts/gamma.comments.json': comments,
    'content/data.csv': 'a,b\n',
    'content/images/p0.png': await picture(1400, 900, '#a11'),
    'content/images/p1.png': await picture(300, 150, '#151'),
    'content/images/p2.png': await picture(700, 300, '#115'),
    'content/images/portrait.png': await picture(600, 600, '#555'),
  });
}

/**
 * Every key of front matter, on a post that has most of them and on a plain one and on a page, and every key of
 * site.yaml, each with all of its other values. Throws where a key of the schemas has none.
 */
export function keyEdits(): SingleEdit[] {
  const post = Object.keys(postSchema().shape);
  return [
    ...editsOf(post, otherPostValues, alpha, postKeys, (keys) => textFile(keys, text)),
    ...editsOf(post, otherPostValues, beta, plainPostKeys, (keys) => textFile(keys, plainText)),
    ...editsOf(Object.keys(pageSchema().shape), otherPageValues, about, pageKeys, (keys) => textFile(keys, pageText)),
    ...editsOf(Object.keys(siteSchema.shape), otherSiteValues, settings, siteKeys, (keys) => JSON.stringify(keys)),
  ];
}

/** Edits of bodies, pictures, linked files, and of which files there are. */
export async function fileEdits(): Promise<SingleEdit[]> {
  const other = await picture(900, 900, '#808');
  const bodies: Readonly<Record<string, string>> = {
    'a blank line': `${text}\n`,
    'a word': text.replace('goes on', 'runs on'),
    'a heading': text.replace('## A heading', '## A heading {#own}\n\n## Another'),
    'a picture': `${text}\n![Another](/images/p1.png)\n`,
    'a link': `${text}\n[Another](gamma.md)\n`,
    'a diagram': `${text}\n\`\`\`dot alt="Steps"\ndigraph { a -> b }\n\`\`\`\n`,
    nothing: '',
  };
  const inPost = Object.entries(bodies).map(([what, body]) => edit(what, alpha, textFile(postKeys, body)));
  const inPage = Object.entries(bodies).map(([what, body]) => {
    return edit(what, about, textFile(pageKeys, body.replaceAll(/(beta|gamma)\.md/g, '/posts/$1.md')));
  });
  return [
    ...inPost,
    ...inPage,
    edit('a post', 'content/posts/new.md', textFile({ title: 'New', date: '2025-12-31', tags: ['x', 'z'] })),
    edit('a page', 'content/pages/new.md', textFile({ title: 'New', nav: 0 })),
    edit('no post', 'content/posts/gamma.md', null),
    edit('comments', alpha.replace('.md', '.comments.json'), comments),
    edit('comments of a page', about.replace('.md', '.comments.json'), comments),
    edit('another comment', 'content/posts/gamma.comments.json', comments.replace('Ha', 'Hm')),
    edit('no comments', 'content/posts/gamma.comments.json', null),
    edit('no linked file', 'content/data.csv', null),
    edit(
      'words of the interface',
      'content/words/en.yaml',
      'labels: { tags: Topics }\nphrases: { pageOf: "{number}/{total}" }',
    ),
    edit('sizes of pictures', '_includes/theme.yaml', 'pictures: { card: { sizes: 50vw }, inline: { sizes: 9rem } }'),
    ...['p0', 'p2', 'portrait'].map((name) => edit('pixels', `content/images/${name}.png`, other)),
  ];
}

function edit(what: string, file: string, content: string | Uint8Array | null): SingleEdit {
  return { what, file, content };
}

function editsOf(
  keys: readonly string[],
  values: OtherValues,
  file: string,
  before: Keys,
  write: (keys: Keys) => string,
): SingleEdit[] {
  return keys.flatMap((key) => {
    const others = values[key];
    if (others === undefined)
      throw new Error(`tests/harness/single-edits.ts has no other value for "${key}" of ${file}`);
    return others.map((value) => edit(key, file, write({ ...before, [key]: value })));
  });
}

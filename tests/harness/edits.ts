import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { type CodeStep, codeStep, takeCode } from './code-edits.ts';
import { post, TestSite, textFile } from './site.ts';

/** Every file below a folder with its bytes. */
export function tree(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );
}

/** Pictures of one colour each: red, green and blue. */
export const shades = await Promise.all(
  ['#a11', '#151', '#115'].map((background) =>
    sharp({ create: { width: 300, height: 150, channels: 3, background } })
      .png()
      .toBuffer(),
  ),
);

/** One thing that people do to a site. `file` is a number: which of the files that there are. */
export type Step =
  | {
      readonly kind: 'write';
      readonly name: number;
      readonly keys: Readonly<Record<string, unknown>>;
      readonly body: string;
    }
  | { readonly kind: 'remove' | 'rename' | 'touch'; readonly file: number }
  | { readonly kind: 'picture'; readonly name: number; readonly shade: number }
  | { readonly kind: 'publish'; readonly name: number; readonly text: string | null }
  | { readonly kind: 'move'; readonly name: number; readonly to: number }
  | { readonly kind: 'moved picture'; readonly shade: number }
  | { readonly kind: 'template'; readonly text: string }
  | { readonly kind: 'style'; readonly colour: string }
  | { readonly kind: 'page'; readonly keys: Readonly<Record<string, unknown>>; readonly body: string }
  | { readonly kind: 'settings'; readonly keys: Readonly<Record<string, unknown>> }
  | { readonly kind: 'wait'; readonly days: number }
  | CodeStep
  | { readonly kind: 'damage'; readonly file: number };

const name = fc.nat(5);
const body = fc.constantFrom(
  'Short.',
  '# A heading\n\nText.',
  '[to post 0](post-0.md)',
  '![a](/images/p0.png "b")',
  '```ts\nlet a = 1;\n```',
  '![a](/images/moved.png) [b](/notes/f1.txt)',
);
const keys = fc.record(
  {
    title: fc.constantFrom('A', 'B', 'C & D'),
    date: fc.constantFrom('2025-11-01', '2025-12-01', '2025-12-01T10:00', '2026-01-03', '2026-01-10'),
    tags: fc.subarray(['x', 'Y', 'z z']),
    categories: fc.subarray(['One', 'Two']),
    slug: fc.constantFrom('s1', 's2', 's3'),
    draft: fc.boolean(),
    sticky: fc.boolean(),
    unlisted: fc.boolean(),
    series: fc.constantFrom('S', 'T'),
    expires: fc.constantFrom('2026-01-05', '2026-02-01'),
    thumbnail: fc.constantFrom('/images/p0.png', '/images/p1.png'),
    thumbnailAlt: fc.constant('a picture'),
    thumbnailFocus: fc.constantFrom('10% 20%', '90% 80%'),
    aliases: fc.constantFrom(['/old-a/'], ['/old-b/']),
    permalink: fc.constantFrom('/own-a/', '/own-b/'),
    authors: fc.subarray(['An', 'bo', 'Cy']),
    updated: fc.constantFrom('2025-12-02', '2026-01-04'),
    lang: fc.constantFrom('de', 'ar', 'en-GB'),
    excerpt: fc.constantFrom('Own words.', 'Other words.'),
    description: fc.constantFrom('It is described.', 'Other words.'),
    canonical: fc.constant('https://elsewhere.example/'),
    id: fc.nat(9),
    toc: fc.boolean(),
    math: fc.boolean(),
    comments: fc.boolean(),
  },
  { requiredKeys: ['title', 'date', 'thumbnailAlt'] },
);
const pageKeys = fc.record(
  {
    title: fc.constantFrom('About', 'Imprint'),
    permalink: fc.constantFrom('/about/', '/2025/imprint.html'),
    description: fc.constant('It is described.'),
    nav: fc.nat(3),
  },
  { requiredKeys: ['title'] },
);

const link = { label: 'GitHub', url: 'https://test.example/code' };
/** The keys of site.yaml beside the name, each with values that suit every post that a step writes. */
const settings = fc.record(
  {
    url: fc.constantFrom('https://test.example/', 'https://test.example/blog/'),
    postsPerPage: fc.integer({ min: 1, max: 3 }),
    archives: fc.constantFrom(['home', 'tag'], ['home', 'tag', 'category', 'year'], ['home', 'author', 'month']),
    tagline: fc.constant('What it is about'),
    description: fc.constant('It is described.'),
    language: fc.constantFrom('en-US', 'de', 'ar'),
    timeZone: fc.constantFrom('Asia/Tokyo', 'America/New_York'),
    dateFormat: fc.constant('yyyy-MM-dd'),
    excerptLength: fc.constantFrom(1, 30),
    permalink: fc.constantFrom('/:slug/', '/:category/:year/:month/:slug/'),
    feeds: fc.subarray(['site', 'tag', 'category']),
    highlighting: fc.boolean(),
    search: fc.boolean(),
    toc: fc.boolean(),
    math: fc.boolean(),
    comments: fc.boolean(),
    categories: fc.constant([{ name: 'One' }, { name: 'Two', parent: 'One', description: 'Words' }]),
    tags: fc.constantFrom([{ name: 'x', slug: 'ex', description: 'Words' }], [{ name: 'z z', aliases: ['y'] }]),
    authors: fc.constantFrom(
      [{ name: 'An', bio: 'Words', picture: '/images/p1.png' }],
      [{ name: 'Bo', links: [link] }],
    ),
    nav: fc.constant([{ label: 'Home', url: '/' }]),
    social: fc.constant([link]),
    footer: fc.constantFrom({ copyright: 'All of us' }, { columns: [{ title: 'More', links: [link] }] }),
    newsletter: fc.constant({ title: 'News', action: 'https://news.example/' }),
    banner: fc.constant({ text: 'New', url: '/' }),
    logo: fc.constant('/images/p0.png'),
    icon: fc.constant('/images/p1.png'),
    robots: fc.subarray(['post', 'page', 'tag', 'paged']),
    images: fc.constantFrom(
      { widths: [120] },
      { widths: [120], socialCards: true },
      { widths: [120], formats: ['avif'], quality: { avif: 30 } },
    ),
  },
  { requiredKeys: ['url', 'images', 'search'] },
);

/** Any step. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), name, keys, body }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('remove' as const, 'rename' as const, 'touch' as const),
      file: fc.nat(20),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('picture' as const), name: fc.nat(1), shade: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('moved picture' as const), shade: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      name: fc.nat(2),
      text: fc.constantFrom('one', 'two', null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), name: fc.nat(2), to: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('template' as const), text: fc.constantFrom('<p>one</p>', '<p>two</p>') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('style' as const), colour: fc.constantFrom('red', 'blue') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('page' as const), keys: pageKeys, body }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settings' as const), keys: settings }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('damage' as const), file: fc.nat(200) }) },
);

/** Any step, and many that change the site's own code: each build then starts processes, so that a sequence takes long. */
export const stepWithCode: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: step },
  { weight: 2, arbitrary: codeStep },
);

function markdownFiles(site: TestSite): string[] {
  return readdirSync(join(site.root, 'content/posts')).map((file) => `content/posts/${file}`);
}

/** Does a step to a site whose output is in a folder below it; gives the days that pass with it. */
export function take(site: TestSite, one: Step, number: number, output: string): number {
  const files = markdownFiles(site);
  switch (one.kind) {
    case 'write':
      // Each step's slugs and numbers are its own, so that no two posts share a URL, not even with a renamed one.
      site.write({
        [`content/posts/post-${one.name}.md`]: post(
          {
            ...one.keys,
            ...('slug' in one.keys ? { slug: `${one.keys.slug}-${number}` } : {}),
            ...('aliases' in one.keys ? { aliases: [`/old-${number}/`] } : {}),
            ...('permalink' in one.keys ? { permalink: `/own-${number}/` } : {}),
            ...('id' in one.keys ? { id: number } : {}),
          },
          one.body,
        ),
      });
      return 0;
    case 'remove': {
      const file = files[one.file % files.length];
      if (file !== undefined && files.length > 1 && !file.endsWith('post-0.md')) site.remove(file);
      return 0;
    }
    case 'rename': {
      const file = files[one.file % files.length];
      if (file !== undefined && !file.endsWith('post-0.md'))
        renameSync(join(site.root, file), join(site.root, `content/posts/moved-${number}.md`));
      return 0;
    }
    case 'touch': {
      const file = files[one.file % files.length];
      if (file !== undefined) utimesSync(join(site.root, file), number, number);
      return 0;
    }
    case 'picture':
      site.write({ [`content/images/p${one.name}.png`]: shades[one.shade] ?? Buffer.alloc(0) });
      return 0;
    case 'moved picture':
      site.write({ 'public/images/moved.png': shades[one.shade] ?? Buffer.alloc(0) });
      return 0;
    case 'publish': {
      const file = publicFile(one.name);
      if (one.text !== null) site.write({ [file]: one.text });
      else if (existsSync(join(site.root, file))) site.remove(file);
      return 0;
    }
    case 'move': {
      const [from, to] = [one.name, one.to].map((number) => join(site.root, publicFile(number)));
      if (from === undefined || to === undefined || !existsSync(from)) return 0;
      mkdirSync(dirname(to), { recursive: true });
      renameSync(from, to);
      return 0;
    }
    case 'template':
      site.write({
        '_includes/partials/comments.njk': one.text,
        '_includes/partials/head-extra.njk': `<meta name="x" content="${one.text.length}">`,
        '_includes/partials/footer.njk': `<footer>{{ frame.name }} ${one.text}</footer>`,
      });
      return 0;
    case 'style':
      site.write({
        '_includes/styles/owner.css': `@layer owner { a { color: ${one.colour}; } }`,
        '_includes/theme.yaml': `pictures: { card: { sizes: ${40 + one.colour.length}vw } }`,
      });
      return 0;
    case 'page':
      site.write({ 'content/pages/page.md': textFile(one.keys, one.body.replace('post-0.md', '/posts/post-0.md')) });
      return 0;
    case 'settings':
      site.write({ 'content/site.yaml': JSON.stringify({ name: 'T', ...one.keys }) });
      return 0;
    case 'damage': {
      const written = Object.keys(tree(join(site.root, output)));
      const file = written[one.file % written.length];
      if (file !== undefined && number % 2 === 0) rmSync(join(site.root, output, file));
      else if (file !== undefined) writeFileSync(join(site.root, output, file), 'altered');
      return 0;
    }
    case 'code':
      takeCode(site, one);
      return 0;
    case 'wait':
      return one.days;
  }
}

/** Files of `public/`: one on top, one below a folder, one below a hidden one. */
function publicFile(number: number): string {
  return `public/${['f0.txt', 'notes/f1.txt', '.well-known/f2.txt'][number] ?? ''}`;
}

/** A small site for steps to be done to. */
export function editedSite(): TestSite {
  return new TestSite({
    'content/site.yaml': JSON.stringify({
      name: 'T',
      url: 'https://test.example/',
      postsPerPage: 2,
      archives: ['home', 'tag', 'category', 'year'],
      search: false,
      images: { widths: [120] },
    }),
    'content/posts/post-0.md': post({ title: 'Zero', date: '2025-10-01', tags: ['x'] }),
    'public/images/moved.png': shades[2] ?? Buffer.alloc(0),
    'public/f0.txt': 'one',
    'content/images/p0.png': shades[0] ?? Buffer.alloc(0),
    'content/images/p1.png': shades[1] ?? Buffer.alloc(0),
  });
}

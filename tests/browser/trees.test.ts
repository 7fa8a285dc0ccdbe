import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { serveFolder } from '../harness/browser.ts';
import { photograph } from '../harness/pictures.ts';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { post, TestSite } from '../harness/site.ts';
import { visit } from '../harness/visit.ts';

/**
 * The pages as a screen reader gets them. A change of theirs is read aloud, and then taken over by
 * `node --test --test-update-snapshots tests/browser/trees.test.ts`.
 */
const pages = {
  home: '/',
  tag: '/tag/backend/page/2/',
  post: '/2025/12/post-2/',
  page: '/about/',
  search: '/search/',
  missing: '/404.html',
};

const site = `name: Test Site
url: https://test.example/
tagline: Notes
postsPerPage: 2
toc: true
nav: [{ label: Blog, url: / }]
social: [{ label: RSS, url: /feed.xml }]
banner: { text: News., url: /about/, label: Read on }
newsletter: { title: Letters, action: "https://lists.example/" }
footer: { columns: [{ title: The paper, links: [{ label: About, url: /about/ }] }] }
authors: [{ name: The Desk, bio: Writes. }]
images: { widths: [250] }
`;

const body = `One sentence.[^1]

## A heading

\`\`\`ts title="src/a.ts"
let a = 1;
\`\`\`

| Size | Price |
| --- | --- |
| S | 1 |

> [!NOTE]
> Worth knowing.

[^1]: The note.
`;

const built = new TestSite();
let browser: Browser;
let served: Awaited<ReturnType<typeof serveFolder>>;
before(async () => {
  const texts = [1, 2, 3].map((number) => [
    `content/posts/post-${number}.md`,
    post(
      {
        title: `Post ${number}`,
        date: `2025-12-0${number}`,
        tags: ['Backend'],
        categories: ['Compilers'],
        authors: ['The Desk'],
        thumbnail: '/wide.jpg',
        thumbnailAlt: 'A wide picture',
      },
      body,
    ),
  ]);
  built.write({
    ...Object.fromEntries(texts),
    'content/site.yaml': site,
    'content/pages/about.md': '---\ntitle: About\npermalink: /about/\n---\nWho we are.\n',
    'content/wide.jpg': await (await photograph(500, 250)).jpeg().toBuffer(),
  });
  await built.built({ now: '2026-02-01T00:00:00Z' });
  served = await serveFolder(join(built.root, '_site'));
  browser = await sharedBrowser();
});
after(() => {
  served?.server.close();
  built[Symbol.dispose]();
});

for (const [name, url] of Object.entries(pages)) {
  test(`the ${name} page is heard as it was last read aloud`, async (context) => {
    await using visited = await visit(browser, served.url + url);
    const tree = await visited.page.locator('body').ariaSnapshot();
    context.assert.fileSnapshot(tree, join(import.meta.dirname, 'trees', `${name}.txt`), {
      serializers: [(value: string) => `${value}\n`],
    });
  });
}

test('each landmark of a page has a name of its own', async () => {
  await using visited = await visit(browser, served.url + pages.search);
  const searches = await visited.page.getByRole('search').count();
  assert.equal(searches, 1);
});

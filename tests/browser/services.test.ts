import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { post, TestSite } from '../harness/site.ts';
import { type Elsewhere, withHeaders } from '../harness/with-headers.ts';

const home = 'https://test.example';

/** What giscus's page does, as far as a page that frames it can see: it asks for a height, and takes another theme. */
const widget = `<!DOCTYPE html><html lang="en"><title>Comments</title><p id="theme"></p><script>
document.querySelector('#theme').textContent = new URL(location.href).searchParams.get('theme');
parent.postMessage({ giscus: { resizeHeight: 321 } }, '*');
addEventListener('message', ({ data }) => { document.querySelector('#theme').textContent = data.giscus.setConfig.theme; });
</script>`;

let browser: Browser;
before(async () => {
  browser = await sharedBrowser();
});

/** What giscus and Plausible answer. */
function elsewhere({ pathname }: URL): Elsewhere {
  return pathname.endsWith('.js')
    ? {
        contentType: 'text/javascript',
        body: 'document.documentElement.dataset.counted = document.currentScript.dataset.domain;',
      }
    : { contentType: 'text/html', body: widget };
}

test('below a strict policy, comments are loaded when they are asked for, in the scheme of the page, and a visit is counted', async () => {
  using site = new TestSite({
    'content/site.yaml': `name: Test\nurl: ${home}/\npermalink: /:slug/\nsearch: false\ncomments: { provider: giscus, repo: a/b, repoId: R, category: C, categoryId: I }\nanalytics: { provider: plausible, domain: test.example }\n`,
    'content/posts/a.md': post({ slug: 'a' }),
  });
  await site.built();
  const { context, asked } = await withHeaders(browser, site, home, elsewhere, { colorScheme: 'dark' });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(`${home}/a/`);
  await page.locator('html[data-counted="test.example"]').waitFor();
  assert.deepEqual(asked, ['https://plausible.io/js/script.js']);
  await page.getByRole('button', { name: 'Show comments' }).click();
  const theme = page.frameLocator('.discussion iframe').locator('#theme');
  assert.equal(await theme.textContent(), 'dark');
  assert.deepEqual(asked.slice(1), ['https://giscus.app/en/widget']);
  await page.locator('.discussion iframe[style*="height: 321px"]').waitFor();
  await page.evaluate("document.documentElement.dataset.theme = 'light'");
  await page.frameLocator('.discussion iframe').locator('#theme', { hasText: 'light' }).waitFor();
  assert.deepEqual(troubles, []);
  // Coming back from signing in, which giscus tells in the address.
  await page.goto(`${home}/a/?giscus=abc`);
  await theme.waitFor();
  assert.equal(page.url(), `${home}/a/`);
  assert.match((await page.locator('.discussion iframe').getAttribute('src')) ?? '', /[?&]session=abc(?:&|$)/);
  await context.close();
  // The button is in its place from the first moment, so that nothing moves; without scripts it would do nothing.
  const plain = await withHeaders(browser, site, home, elsewhere, { javaScriptEnabled: false });
  const still = await plain.context.newPage();
  await still.goto(`${home}/a/`);
  const visible = async (selector: string) => await still.locator(selector).isVisible();
  assert.deepEqual([await visible('#comments h2'), await visible('.discussion-offer')], [true, false]);
  await plain.context.close();
});

/** What Mastodon's API gives of what stands around a status, as far as comments are made of it. */
const replies = {
  ancestors: [],
  descendants: [
    [
      '2',
      '1',
      '<p>Hi <a href="https://a.example/x"><span class="invisible">https://</span><span class="ellipsis">a.exa</span></a><script>bad()</script><img src="x" onerror="bad()"></p>',
    ],
    ['3', '2', '<p>And <a href="javascript:bad()">so</a></p>'],
    ['4', '3', '<p>Secret</p>', 'private'],
  ].map(([id, to, content, visibility = 'public']) => ({
    id,
    in_reply_to_id: to,
    content,
    visibility,
    language: 'en',
    created_at: '2026-01-15T12:00:00Z',
    url: `https://social.example/@ada/${id}`,
    account: { acct: 'ada', display_name: 'Ada', url: 'https://social.example/@ada' },
  })),
};

test('replies to a toot are shown as comments when they are asked for, of which nothing but text and links stays', async () => {
  using site = new TestSite({
    'content/site.yaml': `name: Test\nurl: ${home}/\npermalink: /:slug/\nsearch: false\ncomments: { provider: fediverse, url: "https://social.example" }\n`,
    'content/posts/a.md': post({ slug: 'a', discussion: 'https://social.example/@desk/1' }),
    'content/posts/b.md': post({ slug: 'b', discussion: 'https://social.example/@desk/9' }),
  });
  await site.built();
  const answer = ({ pathname }: URL): Elsewhere => ({
    contentType: 'application/json',
    body: JSON.stringify(pathname.includes('/1/') ? replies : { error: 'Record not found' }),
  });
  const { context, asked } = await withHeaders(browser, site, home, answer);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(`${home}/a/`);
  assert.deepEqual(asked, []);
  await page.getByRole('button', { name: 'Show comments' }).click();
  await page.locator('.thread .thread .comment').waitFor();
  assert.deepEqual(asked, ['https://social.example/api/v1/statuses/1/context']);
  assert.deepEqual(await page.locator('.comment-text').allInnerTexts(), ['Hi a.exa…', 'And so']);
  assert.equal(
    await page.locator('.comment-text').first().innerHTML(),
    '<p>Hi <a href="https://a.example/x" rel="nofollow ugc">a.exa…</a></p>',
  );
  assert.equal(await page.locator('.comment-text a').nth(1).getAttribute('href'), null);
  assert.equal(await page.locator('.comment-date').first().textContent(), 'January 15, 2026');
  assert.equal(await page.evaluate('document.activeElement.className'), 'discussion');
  await page.goto(`${home}/b/`);
  await page.getByRole('button', { name: 'Show comments' }).click();
  await page.getByText('The comments could not be loaded.').waitFor();
  assert.deepEqual(troubles, []);
  await context.close();
});

/** As far as a page can see it, what the scripts of Isso (`isso/js/embed.js`) and of Remark42 (`frontend/apps/remark42/app/embed.ts`) do. */
const clients = {
  '/js/embed.min.js': `(async () => {
const script = document.querySelector('script[data-isso]');
const thread = document.querySelector('#isso-thread');
const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = script.dataset.isso + 'css/isso.css';
document.head.append(style);
await (await fetch(script.dataset.isso + 'config', { credentials: 'omit' })).text();
thread.append(thread.dataset.title + ' in ' + script.dataset.issoLang + ' at ' + location.pathname);
})();`,
  '/web/embed.mjs': `
const { host, ...given } = remark_config;
const frame = document.createElement('iframe');
frame.src = host + '/web/iframe.html?' + new URLSearchParams(given);
frame.style.height = '100%';
document.getElementById('remark42').append(frame);
globalThis.REMARK42 = { changeTheme: (theme) => { frame.dataset.theme = theme; } };`,
};

for (const [provider, name, requests] of [
  ['isso', '#isso-thread', ['/js/embed.min.js', '/config', '/css/isso.css']],
  ['remark42', '#remark42 iframe', ['/web/embed.mjs', '/web/iframe.html']],
] as const) {
  test(`below a strict policy, ${provider} finds what its script looks for, and is asked for nothing before`, async () => {
    using site = new TestSite({
      'content/site.yaml': `name: Test\nurl: ${home}/\npermalink: /:slug/\nsearch: false\ncomments: { provider: ${provider}, url: "https://talk.example" }\n`,
      'content/posts/a.md': post({ slug: 'a', title: 'A & B' }),
    });
    await site.built();
    const answer = ({ pathname }: URL): Elsewhere =>
      pathname === '/js/embed.min.js' || pathname === '/web/embed.mjs'
        ? { contentType: 'text/javascript', body: clients[pathname] }
        : { contentType: pathname.endsWith('.css') ? 'text/css' : 'text/html', body: '' };
    const { context, asked } = await withHeaders(browser, site, home, answer, { colorScheme: 'dark' });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(`${home}/a/`);
    assert.deepEqual(asked, []);
    await page.getByRole('button', { name: 'Show comments' }).click();
    const shown = page.locator(name);
    if (provider === 'isso') await shown.getByText('A & B in en at /a/').waitFor();
    else {
      const { searchParams } = new URL((await shown.getAttribute('src')) ?? '');
      assert.deepEqual(Object.fromEntries(searchParams), {
        site_id: 'remark',
        locale: 'en',
        url: `${home}/a/`,
        theme: 'dark',
      });
      await page.evaluate("document.documentElement.dataset.theme = 'light'");
      await page.locator('#remark42 iframe[data-theme="light"]').waitFor();
    }
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked.toSorted(), requests.map((path) => `https://talk.example${path}`).toSorted());
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

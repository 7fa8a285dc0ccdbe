import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { sharedBrowser } from '../harness/shared-browser.ts';
import { plainSite, post, posts, TestSite } from '../harness/site.ts';
import { StartedPreview } from '../harness/start.ts';

const withoutSearch = `${plainSite}search: false\nimages: { socialCards: true }\n`;
const name = 'content/posts/post-1.md';
const saved = (text: string) => ({ [name]: post({ title: 'Post 1', date: '2025-12-31' }, text) });

test('a page follows what is saved, shows its mistakes, and keeps folded what was folded', async () => {
  using site = new TestSite({ 'content/site.yaml': withoutSearch, ...posts(2) });
  await using preview = await StartedPreview.of(site);
  const context = await (await sharedBrowser()).newContext({ viewport: { width: 360, height: 700 } });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${preview.url}2025/12/post-1/`);
    await page.getByText('Some text.').waitFor();
    site.write(saved('Another text.'));
    await page.getByText('Another text.').waitFor();

    site.write({ [name]: '---\ntitle: [\ndate: 2025-12-31\n---\n' });
    await page.getByRole('heading', { name: `Mistakes in ${name}` }).waitFor();
    await page.goto(preview.url);
    const line = page.getByRole('link', { name: `${name}:` });
    await line.waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    await page.getByText('1 error').click();
    await line.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('1 error').waitFor();
    assert.equal(await line.isVisible(), false, 'folded it stays');
    site.write({ 'content/posts/post-2.md': '---\ntitle: [\ndate: 2025-12-31\n---\n' });
    await page.getByText('2 errors').waitFor();
    await page.getByRole('link', { name: 'content/posts/post-2.md:' }).waitFor();

    site.write({ ...saved('Mended.'), 'content/posts/post-2.md': post({ title: 'Second' }) });
    await page.getByText('Mended.').waitFor();
    await page.locator('#previewProblems').waitFor({ state: 'detached' });

    // What shows how a post looks elsewhere is a dialog: by the keyboard, with focus given back.
    await page.goto(`${preview.url}2025/12/post-1/`);
    const link = page.getByRole('link', { name: 'Elsewhere' });
    await link.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'How it looks elsewhere' });
    await dialog.waitFor();
    const panel = page.frameLocator('dialog iframe');
    for (const name of ['Card', 'Where it is shared', 'Search result', 'Feed item'])
      await panel.getByRole('heading', { name, exact: true }).waitFor();
    await panel.frameLocator('iframe.card').getByRole('link', { name: 'Post 1' }).waitFor();
    const drawn = panel.getByRole('img', { name: 'Post 1' });
    await drawn.evaluate((one: HTMLImageElement) => one.decode());
    assert.equal(await drawn.evaluate((one: HTMLImageElement) => one.naturalWidth), 1200);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    const { violations } = await new AxeBuilder({ page }).include('#previewBar').analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html)}`),
      [],
    );
    site.write(saved('Seen in the feed.'));
    await panel.getByText('Seen in the feed.').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await link.evaluate((one) => one.matches(':focus')), true);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
});

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chooseFolder, namesIn, textIn } from '../harness/admin-folder.ts';
import { launchBrowser } from '../harness/browser.ts';
import { assertTitlesAlone } from '../harness/edited-titles.ts';
import { plainSite, posts, TestSite } from '../harness/site.ts';
import { StartedPreview, until } from '../harness/start.ts';

test('the editor at /admin/ changes the title of a post and nothing else, writes new ones, and asks no other host', async () => {
  using site = new TestSite({ 'content/site.yaml': `${plainSite}search: false\n`, ...posts(1) });
  mkdirSync(join(site.root, '.git'));
  await using preview = await StartedPreview.of(site);
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const [asked, errors]: [string[], string[]] = [[], []];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await assertTitlesAlone(page, preview.url, { comments: 'A title', body: "It's", windows: 'A title' });

    const save = page.getByRole('button', { name: 'Save', exact: true });
    const title = page.getByRole('textbox', { name: 'Title' }).first();
    await page.goto(`${preview.url}admin/#/collections/posts/new`);
    await page.getByRole('button', { name: 'Posts' }).waitFor({ state: 'detached' });
    await title.fill('A new one');
    await save.click();
    await page.getByText('Entry saved').waitFor();
    const [name = ''] = (await namesIn(page, 'content/posts')).filter((one) => one.endsWith('.md'));
    const day = /^(\d{4}-\d\d-\d\d)-a-new-one\.md$/.exec(name)?.[1];
    assert.equal(
      await textIn(page, `content/posts/${name}`),
      `---\ntitle: A new one\ndraft: true\ndate: ${day}\n---\n`,
    );

    const body = 'content/posts/2025/body.md';
    // One that another program has changed meanwhile is not written over.
    await page.goto(`${preview.url}admin/#/collections/posts/entries/2025/body`);
    await until(async () => ((await title.inputValue()) === 'Another body' ? true : null));
    await title.fill('Mine');
    await chooseFolder(page, { [body]: 'Theirs.\n' });
    await save.click();
    await page.getByText(/error/i).first().waitFor();
    assert.equal(await textIn(page, body), 'Theirs.\n');

    assert.deepEqual(
      asked.filter((url) => !url.startsWith(preview.url) && !/^(?:blob|data):/.test(url)),
      [],
    );
    assert.deepEqual(
      errors.filter((text) => !text.includes('was changed elsewhere')),
      [],
    );
  } finally {
    await browser.close();
  }
});

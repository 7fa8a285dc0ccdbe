import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { chooseFolder, textIn } from './admin-folder.ts';
import { until } from './start.ts';
import { writtenPosts } from './written-posts.ts';

/**
 * Opens the editor of a preview on a folder with some of the posts, changes the title of each, and asserts that nothing else of
 * their files is another. `titles` has the title that each has, by its name; `url` is the preview's.
 */
export async function assertTitlesAlone(
  page: Page,
  url: string,
  titles: Readonly<Record<string, string>>,
): Promise<void> {
  const pathOf = (name: string) => `content/posts/2025/${name}.md`;
  const names = Object.keys(titles);
  await page.goto(`${url}__broadsheet/page.css`);
  await chooseFolder(page, Object.fromEntries(names.map((name) => [pathOf(name), writtenPosts[name] ?? ''])));
  await page.goto(`${url}admin/`);
  await page.getByRole('button', { name: /local/i }).click();
  await page.getByText(`which has ${names.length} entries`).waitFor({ state: 'attached' });
  const title = page.getByRole('textbox', { name: 'Title' }).first();
  for (const [name, old] of Object.entries(titles)) {
    await page.goto(`${url}admin/#/collections/posts/entries/2025/${name}`);
    await until(async () => ((await title.inputValue()) === old ? true : null));
    await title.fill(`Another ${name}`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Entry saved').waitFor();
    await page.getByText('Entry saved').waitFor({ state: 'detached' });
    const before = writtenPosts[name] ?? '';
    const written = before.replace(/^("?title"?: *(["']?)).*?(\2(?: *#.*)?\r?)$/m, `$1Another ${name}$3`);
    assert.equal(await textIn(page, pathOf(name)), written);
  }
}

import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { home } from '../../src/engine/own-files.ts';
import { picture } from '../harness/pictures.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

/** The files that a guide tells to write, section by section: a path in a line of its own, then the whole text. */
function filesIn(guide: string): Map<string, Record<string, string>> {
  const sections = guide.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const files = [...section.matchAll(/^`([^`\n]+)`:\n\n```\w+\n([\s\S]*?)^```$/gm)];
      return [
        section.split('\n', 1)[0] ?? '',
        Object.fromEntries(files.map(([, path = '', text = '']) => [path, text])),
      ];
    }),
  );
}

test('every file of the theme author’s guide, written as it stands, does what the guide says', async () => {
  const sections = filesIn(readFileSync(join(home, 'docs/content/pages/theme-guide.md'), 'utf8'));
  assert.deepEqual(
    [...sections.keys()],
    [
      'Change colours',
      'Add a font',
      'Add comments',
      'Override the card',
      'Add a page with data',
      'Add a filter',
      'Add a plugin',
    ],
  );
  using site = new TestSite({
    'content/site.yaml': `${plainSite}comments: true\nextra: { level: { enum: [easy, hard] } }\nimages: { widths: [320] }\n`,
    'content/images/a.png': await picture(640, 320, '#246'),
    'content/posts/a.md': post({
      title: 'A lamp',
      extra: { level: 'hard' },
      thumbnail: '/images/a.png',
      thumbnailAlt: '',
    }),
  });
  cpSync(join(home, '_includes/fonts/display.woff2'), join(site.root, 'public/fonts/body.woff2'));
  // Section upon section, as a reader goes through it; the last one is a whole site.
  for (const [name, files] of sections) {
    assert.ok(Object.keys(files).length > 0, name);
    site.write(files);
  }
  const { problems } = await site.built();
  assert.deepEqual(problems, []);
  const [stylesheet = ''] = site.files('assets/style-');
  const styles = site.text(stylesheet);
  assert.match(styles, /--accent:light-dark\(#0b5c3b,#7fd1a8\)/);
  assert.match(styles, /src:url\(\/fonts\/body\.woff2\)/);
  assert.ok(site.files('fonts/').includes('fonts/body.woff2'));
  assert.doesNotMatch(styles, /Newsreader";src|font-family:Newsreader;/);
  const page = site.page('/2025/06/a/');
  assert.equal(page('.comments h2').text(), 'Comments');
  assert.equal(page('.comments a').attr('href'), 'mailto:letters@example.com?subject=A%20lamp');
  assert.equal(page('.motto').text(), 'READ ON!');
  const card = site.page('/')('.tile');
  assert.equal(card.find('.tile-level').text(), 'hard');
  assert.equal(card.find('img').attr('sizes'), 'min(320px, 100vw - 2rem)');
  assert.equal(site.page('/team/')('.team li').text(), 'An, Editor');
  assert.match(site.page('/team/')('main').text(), /We wrote 1 posts\./);
  assert.equal(site.page('/')('.tile h2').attr('id'), 'a-lamp');
});

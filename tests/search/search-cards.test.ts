import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { home } from '../../src/site/options.ts';
import { picture } from '../harness/pictures.ts';
import { post, TestSite } from '../harness/site.ts';

/** The texts of a site's results, in the order of its posts. */
function results(site: TestSite): { card: string; excerpt: string }[] {
  return site
    .files('assets/search/')
    .filter((name) => /\/texts-\d+\.bin$/.test(name))
    .flatMap((name) => JSON.parse(gunzipSync(readFileSync(join(site.root, '_site', name))).toString()));
}

test('a result is the card that archives print, with the sizes that the theme gives results', async () => {
  using site = new TestSite({
    'content/posts/a.md': post({ title: 'A & B', thumbnail: '/a.png', thumbnailAlt: '', tags: ['T'] }, 'Words < more.'),
    'content/a.png': await picture(600, 300, '#115'),
    '_includes/theme.yaml': 'pictures: { card: { sizes: 50vw }, result: { sizes: 7rem } }',
  });
  await site.built();
  const [{ card = '', excerpt } = {}] = results(site);
  const archived = site.page('/tag/t/')('.posts-list').html()?.trim() ?? '';
  const alike = (html: string) =>
    load(html, null, false)
      .html()
      .replaceAll(/ (?:sizes|loading|fetchpriority)="[^"]*"/g, '');
  assert.equal(alike(card), alike(archived));
  assert.match(card, / sizes="7rem"/);
  assert.match(archived, / sizes="50vw"/);
  assert.equal(excerpt, 'Words < more.');
});

test('another card is another in search too, and one that cannot be printed is told with its place', async () => {
  using site = new TestSite({ 'content/posts/a.md': post({ title: 'A' }) });
  await site.built();
  const usual = readFileSync(join(home, '_includes/partials/card.njk'), 'utf8');
  site.write({ '_includes/partials/card.njk': `{# Mine. #}<li class="mine"><h2>{{ card.title }}</h2></li>` });
  await site.built();
  assert.deepEqual(
    results(site).map(({ card }) => card),
    ['<li class="mine"><h2>A</h2></li>'],
  );
  // Only results are this far down: what is wrong shows in search alone.
  site.write({
    '_includes/partials/card.njk': usual.replace(
      '<li>',
      '<li>{% if card.heading == "h2" %}\n{{ card.nmae }}{% endif %}',
    ),
    'content/site.yaml': 'name: T\nurl: https://test.example/\narchives: [tag]\n',
  });
  const { problems } = await site.build();
  assert.deepEqual(
    problems.map(({ file, rule }) => `${file} ${rule}`),
    ['_includes/partials/card.njk template-error'],
  );
  assert.match(problems[0]?.message ?? '', /"card\.nmae" has no value.*\(seen in \/search\/\)$/);
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { load } from '../harness/html.ts';
import { type OpenSample, openSample } from '../harness/open-sample.ts';
import { visit } from '../harness/visit.ts';

let sample: OpenSample;
before(async () => {
  sample = await openSample();
});

const isOfPolicy = (trouble: string) => /Content.Security.Policy|violates|Permissions-Policy|integrity/i.test(trouble);

/** A post of the sample that has what is searched for in its HTML. */
function postWith(selector: string): string {
  const $ = load(readFileSync(join(sample.folder, 'index.html'), 'utf8'));
  const paths = $('h2 a')
    .map((_, link) => $(link).attr('href') ?? '')
    .get();
  const found = paths.find(
    (path) => load(readFileSync(join(sample.folder, path, 'index.html'), 'utf8'))(selector).length > 0,
  );
  assert.ok(found, selector);
  return found;
}

test('no page breaks its own policy: home, archive, posts, search, feed, and what is not there', async () => {
  const paths = [
    '/',
    '/page/2/',
    postWith('pre code span'),
    postWith('article img'),
    '/about/',
    '/search/?s=archive',
    '/feed.xml',
    '/old/no/such/',
  ];
  for (const path of paths) {
    await using visited = await visit(sample.browser, sample.url + path);
    await visited.page.waitForLoadState('networkidle');
    assert.deepEqual(visited.troubles.filter(isOfPolicy), [], path);
    const kept = await visited.page.evaluate('document.documentElement.dataset.theme');
    if (!path.endsWith('.xml')) assert.equal(kept, 'system', `${path} runs the script in its head`);
  }
});

test('the policy is heeded: a script that no build has printed does not run, and what is not there has its status', async () => {
  await using visited = await visit(sample.browser, `${sample.url}/no/such/page/`);
  const { page, troubles } = visited;
  await page.evaluate(
    "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))",
  );
  assert.equal(await page.evaluate('window.ran'), undefined);
  assert.equal(troubles.some(isOfPolicy), true);
  assert.equal(
    troubles.some((trouble) => trouble.startsWith('status 404')),
    true,
  );
  assert.match(await page.title(), /not found|404/i);
});

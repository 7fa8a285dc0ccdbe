import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adminPolicy } from '../../src/editor/admin-page.ts';
import { load } from '../harness/html.ts';
import { plainSite, posts, TestSite } from '../harness/site.ts';

test('the editor is published where site.yaml names a git host, and nowhere else', async () => {
  using site = new TestSite({ 'content/site.yaml': `${plainSite}search: false\n`, ...posts(1) });
  await site.build();
  assert.deepEqual(
    site.files().filter((name) => name.startsWith('admin/')),
    [],
  );
  const admin = 'admin:\n  backend: github\n  repo: example/blog\n  branch: main\n';
  site.write({ 'content/site.yaml': `${plainSite}search: false\n${admin}` });
  await site.build();
  const files = site.files().filter((name) => name.startsWith('admin/'));
  assert.ok(files.includes('admin/admin.js') && files.some((name) => name.endsWith('.woff2')));
  const page = site.text('admin/index.html');
  const policy = load(page)('meta[http-equiv="Content-Security-Policy"]').attr('content');
  assert.equal(policy, adminPolicy(['https://api.github.com']));
  assert.match(page, /"backend":\{"name":"github","repo":"example\/blog","branch":"main"\}/);
  assert.doesNotMatch(page, /local\/folder/);
  site.write({ 'content/site.yaml': `${plainSite}search: false\n` });
  await site.build();
  assert.deepEqual(
    site.files().filter((name) => name.startsWith('admin/')),
    [],
  );
});

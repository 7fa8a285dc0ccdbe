import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatProblem } from '../../src/problems/format.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const settings = (host: string) => `${plainSite}search: false\n${host}`;

test('a build leaves the files of the site’s host, renews them with the site, and takes them away with the key', async () => {
  using site = new TestSite({
    'content/site.yaml': settings('host: netlify\n'),
    'content/posts/a.md': post({ aliases: ['/old/'] }),
  });
  await site.built();
  assert.match(site.text('_redirects'), /^\/old\/ \/2025\/06\/a\/ 301!$/m);
  assert.match(site.text('_headers'), /^ {2}Content-Security-Policy: default-src 'none'; .*'sha256-/m);
  const { summary: second } = await site.built();
  assert.deepEqual(second?.changed, []);
  site.write({ 'content/posts/a.md': post({ aliases: ['/older/'] }) });
  const { summary: third } = await site.built();
  assert.ok(third?.changed.includes('_redirects') && !third.changed.includes('_headers'));
  site.write({ 'content/site.yaml': settings('host: nginx\n') });
  await site.built();
  assert.deepEqual(
    site.files().filter((name) => name.startsWith('_')),
    [],
  );
  const beside = join(site.root, '_site.nginx.conf');
  assert.match(readFileSync(beside, 'utf8'), /location = "\/older\/" \{ return 301 "\/2025\/06\/a\/"; \}/);
  site.remove('_site.nginx.conf');
  await site.built();
  assert.ok(existsSync(beside));
});

test('a file of public/ in the place of a host’s file is told', async () => {
  using site = new TestSite({
    'content/site.yaml': settings('host: cloudflare\n'),
    'public/_headers': '/*\n  X: y\n',
  });
  const { problems } = await site.build();
  assert.deepEqual(problems.map(formatProblem), [
    'public/_headers:1:1 error shared-url this file would be published at /_headers, where what "host: cloudflare" of content/site.yaml makes is: give one of the two another name, or remove this one.',
  ]);
});

test('what a page of its own needs widens the policy, and what no policy by hashes allows does not', async () => {
  using site = new TestSite({
    'content/site.yaml': settings(
      'host: netlify\nheaders: { Content-Security-Policy: { connect-src: [https://api.example] } }\n',
    ),
    'content/posts/a.md': post({}, '<iframe src="https://video.example/embed/1" title="A film"></iframe>'),
    'public/own.html': '<!doctype html><title>Own</title><script>own()</script><p style="color:red">Red</p>',
  });
  await site.built();
  const policy = /^ {2}Content-Security-Policy: (.*)$/m.exec(site.text('_headers'))?.[1] ?? '';
  assert.match(policy, /frame-src https:\/\/video\.example;/);
  assert.match(policy, /connect-src 'self' https:\/\/api\.example;/);
  assert.doesNotMatch(policy, /unsafe-inline/);
  assert.equal(policy.match(/'sha256-/g)?.length, 3);
});

// CSP Level 3, 8.1: a page must obey all its policies, so that a policy of the page can never widen the header's.
test('the published editor is served with its own policy, which widens that of no page', async () => {
  using site = new TestSite({
    'content/site.yaml': settings('host: netlify\nadmin: { backend: github, repo: a/b }\n'),
    'content/posts/a.md': post(),
  });
  await site.built();
  const policies = [...site.text('_headers').matchAll(/^(\S+)$|^ {2}Content-Security-Policy: (.*)$/gm)]
    .map(([, path, policy]) => path ?? policy)
    .slice(0, 4);
  const [, pages = '', folder, own = ''] = policies;
  assert.equal(folder, '/admin/*');
  assert.doesNotMatch(pages, /unsafe|blob:|api\.github/);
  const said = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(site.text('admin/index.html'))?.[1] ?? '';
  assert.equal(own, `${said.replaceAll('&#39;', "'")}; frame-ancestors 'self'`);
});

// WordPress, wp_get_shortlink: `/?p=ID`.
test('the number that a post had in WordPress is an old address of it, where nothing else is said of that one', async () => {
  using site = new TestSite({
    'content/site.yaml': settings('host: nginx\nredirects: { "/?p=7": /else/ }\n'),
    'content/posts/a.md': post({ id: 12 }),
    'content/posts/b.md': post({ id: 7 }),
    'content/posts/c.md': post({ id: 9, draft: true }),
    'content/pages/else.md': post(),
  });
  await site.built();
  const text = readFileSync(join(site.root, '_site.nginx.conf'), 'utf8');
  assert.match(text, /location = "[^"]*p=12" \{ internal; return 301 "\/2025\/06\/a\/"; \}/);
  assert.match(text, /location = "[^"]*p=7" \{ internal; return 301 "\/else\/"; \}/);
  assert.doesNotMatch(text, /p=9"|2025\/06\/b/);
});

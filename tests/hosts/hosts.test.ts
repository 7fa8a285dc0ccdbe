import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HostName, hostNames, hostOutputs } from '../../src/config/kinds.ts';
import { hostFacts } from '../../src/hosts/facts.ts';
import type { HostPlan } from '../../src/hosts/host.ts';
import { hosts } from '../../src/hosts/hosts.ts';
import type { Redirect } from '../../src/model/manifest.ts';
import { siteOf } from '../harness/publishing.ts';

const moves: readonly Redirect[] = [
  { from: '/old/', to: '/a/' },
  { from: '/?p=12', to: '/a/' },
  { from: '/gone/', to: 'https://else.example/x' },
  { from: '/alt-%c3%a4/', to: '/a/' },
];

function planOf(name: HostName, redirects: readonly Redirect[] = moves, site = 'https://test.example/'): HostPlan {
  const { manifest } = siteOf(
    { 'index.html': ['a.css', 'b.js'], 'a/index.html': [], '404.html': [], 'tag/x/index.html': [] },
    '',
    {
      files: {
        'feed.xml': ['feed', '<rss/>'],
        'tag/x/feed.xml': ['feed', '<rss/>'],
        'search/index.html': ['search', ''],
        'old/index.html': ['redirect', ''],
      },
      redirects,
      site,
    },
  );
  return hosts[name].plan(hostFacts({ ...manifest, headers: { 'X-One': 'a "b"', 'X-Two': 'c' } }, '_site', null));
}

const textOf = ({ files }: HostPlan, name: string) => files.find((file) => file.name === name)?.text ?? '';
const manyMoves = (count: number) => Array.from({ length: count }, (_, index) => ({ from: `/o${index}/`, to: '/a/' }));

for (const name of hostNames)
  test(`${name} has in the output the files that are kept free for it`, () => {
    const made = planOf(name)
      .files.filter(({ place }) => place === 'output')
      .map((file) => file.name);
    assert.deepEqual(made, hostOutputs[name]);
    assert.deepEqual(
      planOf(name)
        .files.filter(({ place }) => place === 'beside')
        .map((file) => file.name),
      hosts[name].besides,
    );
  });

// docs.netlify.com, "Redirect options": query parameters stand behind the path, `!` comes before a file at the path.
test('Netlify’s redirects come before the pages at old addresses, and look at queries', () => {
  assert.deepEqual(textOf(planOf('netlify'), '_redirects').split('\n').slice(1, -1), [
    '/old/ /a/ 301!',
    '/ p=12 /a/ 301!',
    '/gone/ https://else.example/x 301!',
    '/alt-%c3%a4/ /a/ 301!',
    '/ s=:s /search/?s=:s 301!',
    '/feed /feed.xml 301',
    '/feed/* /feed.xml 301',
    '/tag/:a/feed /tag/:a/feed.xml 301',
    '/tag/:a/feed/* /tag/:a/feed.xml 301',
  ]);
});

test('a site below a path is brought to Netlify in a folder of that name, with its own page for what is not there', () => {
  const plan = planOf('netlify', [], 'https://test.example/blog/');
  assert.match(textOf(plan, '_redirects'), /^\/blog\/\* \/blog\/404\.html 404$/m);
  assert.deepEqual(plan.deploy, [
    'rm -rf _deploy && mkdir -p _deploy/ && cp -R _site _deploy/blog',
    'mv _deploy/blog/_headers _deploy/blog/_redirects _deploy/',
    'npx netlify deploy --no-build --prod --dir=_deploy',
  ]);
});

test('files that never change have a rule each, so that no error is kept', () => {
  for (const name of ['netlify', 'cloudflare'] as const)
    assert.deepEqual(textOf(planOf(name), '_headers').split('\n').slice(1, -1), [
      '/*',
      '  X-One: a "b"',
      '  X-Two: c',
      '/assets/a.css',
      '  Cache-Control: public, max-age=31536000, immutable',
      '/assets/b.js',
      '  Cache-Control: public, max-age=31536000, immutable',
    ]);
});

// developers.cloudflare.com/pages, "Redirects": 2,000 static and 100 dynamic ones; what is beyond keeps its page.
test('Cloudflare’s limits are counted, and told in one line each', () => {
  const plan = planOf('cloudflare', [...moves, ...manyMoves(2100)]);
  const lines = textOf(plan, '_redirects').split('\n').slice(1, -1);
  assert.equal(lines.filter((line) => !/[:*]/.test(line.split(' ')[0] ?? '')).length, 2000);
  assert.deepEqual(plan.told, [
    'Cloudflare Pages takes 2,000 redirects, and this site has 2,104: a page that leads on answers at the last 104.',
    'Cloudflare Pages looks at no query: old addresses such as /?p=12 (1 in all) show the page at their path.',
  ]);
});

test('what a host takes away is told', () => {
  assert.match(planOf('github').told.join('\n'), /has no redirects.*\n.*looks at no query.*\n.*sends no headers/);
  assert.match(planOf('gitlab').told.join('\n'), /a file before it looks at redirects/);
  assert.match(planOf('vercel', manyMoves(3000)).told.join('\n'), /2,048 rules, and this site has 3,000 redirects/);
});

// vercel.com/docs, "vercel.json": a source is an expression of path-to-regexp, a redirect may ask for a query.
test('Vercel’s redirects look at queries, and their sources mean what they say', () => {
  const { redirects } = JSON.parse(
    textOf(planOf('vercel', [...moves, { from: '/a.b(c)/', to: '/a/' }]), 'vercel.json'),
  );
  assert.deepEqual(redirects.slice(0, 2), [
    { source: '/old/', destination: '/a/', statusCode: 301 },
    { source: '/', destination: '/a/', statusCode: 301, has: [{ type: 'query', key: 'p', value: '12' }] },
  ]);
  assert.equal(redirects[4].source, '/a\\.b\\(c\\)/');
});

test('servers are told of each address as it is decoded, of queries, of feeds, and of what nobody may read', () => {
  const nginx = textOf(planOf('nginx'), '.nginx.conf');
  assert.match(nginx, /^location = "\/alt-ä\/" \{ return 301 "\/a\/"; \}$/m);
  assert.match(nginx, /^add_header X-One "a \\"b\\"" always;$/m);
  assert.match(nginx, /^location \^~ "\/\.broadsheet\/" \{ internal; \}$/m);
  assert.match(textOf(planOf('caddy'), '.caddy'), /^map \{query\.p\} \{broadsheet_asked0\} \{\n\t"12" "\/a\/"$/m);
  const apache = textOf(planOf('apache', moves, 'https://test.example/blog/'), '.htaccess');
  assert.match(
    apache,
    /^RewriteCond %\{QUERY_STRING\} "\(\?:\^\|&\)p=12\(\?:&\|\$\)"\nRewriteRule "\^\$" "\/blog\/a\/" \[R=301,L,NE,QSD\]$/m,
  );
  assert.match(apache, /^RewriteRule "\^alt-ä\/\$"/m);
});

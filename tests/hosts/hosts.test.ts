import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HostName, hostNames, hostOutputs } from '../../src/config/kinds.ts';
import { hostFacts } from '../../src/hosts/facts.ts';
import type { HostPlan } from '../../src/hosts/host.ts';
import { hosts } from '../../src/hosts/hosts.ts';
import type { Manifest, Redirect } from '../../src/model/manifest.ts';
import { siteOf } from '../harness/publishing.ts';

const moves: readonly Redirect[] = [
  { from: '/old/', to: '/a/' },
  { from: '/?p=12', to: '/a/' },
  { from: '/gone/', to: 'https://else.example/x' },
  { from: '/alt-%c3%a4/', to: '/a/' },
];

function planOf(
  name: HostName,
  redirects: readonly Redirect[] = moves,
  site = 'https://test.example/',
  folders: Manifest['folders'] = [],
): HostPlan {
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
  const headers = { 'X-One': 'a "b"', 'X-Two': 'c' };
  return hosts[name].plan(hostFacts({ ...manifest, headers, folders }, '_site', null));
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
  assert.deepEqual(
    redirects.slice(4, 6).map(({ source }: { source: string }) => source),
    ['/a\\.b\\(c\\)', '/a\\.b\\(c\\)/'],
  );
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

// Cloudflare (“Headers”, “Detach a header”) would put both values into one field; Netlify's own server lets the later rule
// count; a location of nginx that has a field of its own inherits none.
for (const [host, name, expected] of [
  ['netlify', '_headers', '\n/blog/admin/*\n  X-Two: own\n'],
  ['cloudflare', '_headers', '\n/blog/admin/*\n  ! X-Two\n  X-Two: own\n'],
  ['nginx', '.nginx.conf', 'set $broadsheet_field0 "c";\nadd_header X-Two $broadsheet_field0 always;\n'],
  ['nginx', '.nginx.conf', '\nlocation ^~ "/blog/admin/" { set $broadsheet_field0 "own"; }\n'],
  ['caddy', '.caddy', '@broadsheet_pages not path "/blog/admin/*"\nheader @broadsheet_pages {\n'],
  ['caddy', '.caddy', 'header @broadsheet_folder0 {\n\tX-One "a \\"b\\""\n\tX-Two "own"\n}'],
  ['apache', '.htaccess', '\nHeader always set X-Two "own" "expr=%{REQUEST_URI} =~ m#^/blog/admin/#"\n'],
] as const)
  test(`${host} is told of the fields that a folder has instead of the site’s: ${expected.trim()}`, () => {
    const folders = [{ folder: '/admin/', headers: { 'X-Two': 'own' } }];
    const text = textOf(planOf(host, [], 'https://test.example/blog/', folders), name);
    assert.ok(text.includes(expected), text);
  });

test('an old address that ends like a file’s name is answered as it was asked for, without a slash, too', () => {
  const feeds = [{ from: '/rss.xml/', to: '/feed.xml' }];
  for (const [host, name, expected] of [
    ['netlify', '_redirects', '\n/rss.xml /feed.xml 301!\n/rss.xml/ /feed.xml 301!\n'],
    ['cloudflare', '_redirects', '\n/rss.xml /feed.xml 301\n/rss.xml/ /feed.xml 301\n'],
    ['gitlab', '_redirects', '\n/rss.xml /feed.xml 301\n'],
    ['nginx', '.nginx.conf', '\nlocation = "/rss.xml" { return 301 "/feed.xml"; }\n'],
    ['caddy', '.caddy', '\t"/rss.xml" "/feed.xml"\n'],
    ['apache', '.htaccess', '\nRewriteRule "^rss\\.xml$" "/feed.xml" [R=301,L,NE]\n'],
    ['vercel', 'vercel.json', '"source": "/rss\\\\.xml"'],
  ] as const) {
    const text = textOf(planOf(host, feeds), name);
    assert.ok(text.includes(expected), `${host}: ${text}`);
  }
  assert.doesNotMatch(
    textOf(planOf('nginx', [{ from: '/feed.xml/', to: '/a/' }]), '.nginx.conf'),
    /= "\/feed\.xml" \{ return/,
  );
});

// Vercel's trailingSlash takes the slash of what looks like a file away (vercel/vercel, routing-utils: convertTrailingSlash).
test('Vercel leads paths without their last slash on, and leaves the slash of a page whose name has a dot', () => {
  const { manifest } = siteOf({ 'index.html': [], 'v1.2/index.html': [], 'a/index.html': [] });
  const plan = hosts.vercel.plan(hostFacts(manifest, '_site', null));
  const config = JSON.parse(textOf(plan, 'vercel.json'));
  assert.equal('trailingSlash' in config, false);
  assert.deepEqual(config.redirects.slice(-2), [
    { source: '/v1\\.2', destination: '/v1.2/', statusCode: 308 },
    { source: '/:page((?!\\.well-known/)(?:[^/]+/)*[^/.]+)', destination: '/:page/', statusCode: 308 },
  ]);
});

test('where a host has no room for all redirects, those that no page answers are kept', () => {
  const { manifest } = siteOf({ 'a/index.html': [] }, '', {
    redirects: [...manyMoves(3000), { from: '/?p=9', to: '/a/' }],
  });
  const facts = hostFacts(manifest, '_site', null);
  const plan = hosts.vercel.plan({
    ...facts,
    moves: facts.moves.map((move) => ({ ...move, hasPage: move.query === null })),
  });
  assert.match(textOf(plan, 'vercel.json'), /"value": "9"/);
});

// As nginx 1.22, Caddy 2.6 and Apache 2.4 were seen to answer.
test('servers that choose by Accept are told to where pages lie beside themselves in Markdown, and others are not', () => {
  const { manifest } = siteOf({ 'index.html': [], 'a/index.html': [] }, '', {
    files: { 'a/index.md': ['markdown', '# A'] },
  });
  const plan = (name: HostName) => hosts[name].plan(hostFacts(manifest, '_site', null));
  const made = (name: HostName) =>
    plan(name)
      .files.map(({ text }) => text)
      .join('');
  assert.match(made('nginx'), /set \$broadsheet_index index\.md; }\nindex \$broadsheet_index index\.html;/);
  assert.match(made('caddy'), /rewrite @broadsheet_markdown {path}index\.md/);
  assert.match(made('apache'), /RewriteRule "\^\(\.\*\/\)\$" "\$1index\.md" \[L\]/);
  for (const name of ['nginx', 'caddy', 'apache'] as const) assert.match(made(name), /Vary/);
  for (const name of ['netlify', 'cloudflare', 'vercel', 'github', 'gitlab'] as const)
    assert.match(plan(name).told.join('\n'), /looks at no Accept/);
  for (const name of hostNames) {
    const others = planOf(name);
    assert.doesNotMatch(
      [...others.told, ...others.files.map(({ text }) => text)].join('\n'),
      /index\.md|Accept:|looks at no Accept/,
    );
  }
});

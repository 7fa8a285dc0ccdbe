import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { serviceSources } from '../../src/config/providers.ts';
import { isSite } from '../../src/config/site-shape.ts';
import { FileNeeds } from '../../src/headers/needs.ts';
import { contentSecurityPolicy } from '../../src/headers/policy.ts';
import { siteHeaders } from '../../src/headers/site-headers.ts';
import type { Sources } from '../../src/model/needs.ts';
import { formatProblem } from '../../src/problems/format.ts';

const site = 'https://test.example/blog/';
const needs = (html: string, name = 'index.html') =>
  new FileNeeds(site).of(name, () => ({ bytes: Buffer.from(html), kept: [] }));
const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

// The destinations are those of Fetch, 2.2.5; the directives those of CSP Level 3, 6.1; script types those of HTML, 4.12.1.
for (const [html, found] of [
  ['<script>a()</script>', [`script-src ${sha('a()')}`]],
  ['<SCRIPT type=module>a</SCRIPT >', [`script-src ${sha('a')}`]],
  ['<script>a\r\nb</script>', [`script-src ${sha('a\nb')}`]],
  ['<script type="speculationrules">{}</script>', [`script-src ${sha('{}')}`]],
  ['<script type="application/ld+json">{}</script><script type="text/template"><img src=//x.example></script>', []],
  ['<script src="/blog/a.js"></script><script src="https://test.example/b.js"></script>', []],
  ['<script async src="https://x.example/a.js?b&amp;c"></script>', ['script-src https://x.example']],
  [
    '<style>p{background:url(data:image/png;base64,AA)}</style>',
    ['font-src data:', 'img-src data:', `style-src ${sha('p{background:url(data:image/png;base64,AA)}')}`],
  ],
  [
    '<img src="//cdn.example/a.png" srcset="https://b.example/1.png 1x, /own.png 2x">',
    ['img-src https://b.example', 'img-src https://cdn.example'],
  ],
  ['<iframe src="https://www.video.example/embed/1" title="<b>"></iframe>', ['frame-src https://www.video.example']],
  [
    '<a href="https://films.example/1" data-frame="https://player.films.example/1?a&amp;b">A</a><code>&lt;a data-frame="https://x.example/"></code>',
    ['frame-src https://player.films.example'],
  ],
  [
    '<form action="https://news.example/add?u=1"><button formaction=//other.example>',
    ['form-action https://news.example', 'form-action https://other.example'],
  ],
  [
    '<link rel="alternate stylesheet" href="https://s.example/a.css"><link rel=canonical href=https://c.example>',
    ['style-src https://s.example'],
  ],
  [
    '<video poster="https://p.example/a.png"><source src="https://m.example/a.mp4"></video>',
    ['img-src https://p.example', 'media-src https://m.example'],
  ],
  ['<!-- <img src="https://x.example/a.png"> --><p>&lt;img src="https://y.example/"&gt;</p>', []],
  ['<p style="color:red" onclick="a()">', ["script-src 'unsafe-inline'", "style-src 'unsafe-inline'"]],
  // An attribute may follow another without a space (HTML, 13.2.5.38), and have spaces before its sign (13.2.5.34).
  ['<p title="x"onclick="a()"><P STYLE\n= "b">', ["script-src 'unsafe-inline'", "style-src 'unsafe-inline'"]],
  ['<pre>&lt;p style="a" onclick="b"&gt;</pre><p title=" style=a">', []],
  ['<script>const a = "<p style=x>";</script>', [`script-src ${sha('const a = "<p style=x>";')}`]],
] as const) {
  test(`a page with ${html} needs ${found.join(', ') || 'nothing'}`, () => assert.deepEqual(needs(html), found));
}

test('a style sheet needs what it loads, and a picture or a feed nothing', () => {
  assert.deepEqual(needs('@import "https://f.example/a.css"; a{b:url(x.png)}', 'assets/a.css'), [
    'style-src https://f.example',
  ]);
  assert.deepEqual(needs('<img src="https://x.example/">', 'feed.xml'), []);
});

test('a policy forbids all but the site, what its pages need and what its services need, and never allows what is unsafe', () => {
  const sources = (keys: string) => serviceSources(parseSite(`name: A\nurl: ${site}\n${keys}\n`).readable);
  const found = ["script-src 'sha256-b'", "script-src 'sha256-a'", 'img-src data:', "style-src 'unsafe-inline'"];
  assert.equal(
    contentSecurityPolicy(found, sources('analytics: { provider: cloudflare, token: t }')),
    "default-src 'none'; script-src 'self' 'sha256-a' 'sha256-b' https://static.cloudflareinsights.com; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' https://cloudflareinsights.com; media-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  assert.doesNotMatch(contentSecurityPolicy(found, sources('')), /cloudflare/);
});

/** What each service needs, as its own documentation or its source has it, and nothing more. */
const services: Readonly<Record<string, Sources>> = {
  'comments: { provider: giscus, repo: a/b, repoId: R, category: General, categoryId: C }': {
    'frame-src': ['https://giscus.app'],
  },
  'comments: { provider: utterances, repo: a/b }': { 'frame-src': ['https://utteranc.es'] },
  'comments: { provider: isso, url: "https://isso.example/sub" }': {
    'script-src': ['https://isso.example'],
    'style-src': ['https://isso.example'],
    'connect-src': ['https://isso.example'],
  },
  'comments: { provider: remark42, url: "https://remark.example" }': {
    'script-src': ['https://remark.example'],
    'frame-src': ['https://remark.example'],
  },
  'comments: true': {},
  'analytics: { provider: plausible, domain: example.com }': {
    'script-src': ['https://plausible.io'],
    'connect-src': ['https://plausible.io'],
  },
  'analytics: { provider: plausible, domain: example.com, url: "https://count.example/" }': {
    'script-src': ['https://count.example'],
    'connect-src': ['https://count.example'],
  },
  // Its help: script-src for the host of count.js, connect-src for navigator.sendBeacon.
  'analytics: { provider: goatcounter, url: "https://blog.goatcounter.com" }': {
    'script-src': ['https://gc.zgo.at'],
    'connect-src': ['https://blog.goatcounter.com'],
  },
  'analytics: { provider: umami, id: x }': {
    'script-src': ['https://cloud.umami.is'],
    'connect-src': ['https://api-gateway.umami.dev', 'https://gateway.umami.is'],
  },
};

for (const [keys, needed] of Object.entries(services)) {
  test(`a site with ${keys} allows what that service needs, and nothing else`, () => {
    const { readable, problems } = parseSite(`name: A\nurl: ${site}\n${keys}\n`);
    assert.deepEqual(problems, []);
    assert.ok(isSite(readable), 'it can be kept');
    assert.deepEqual(Object.assign({}, ...serviceSources(readable)), needed);
  });
}

test('pictures of more hosts than a header field has room for may come from any by https', () => {
  const many = Array.from({ length: 100 }, (_, index) => `img-src https://host-${index}.example`);
  assert.match(contentSecurityPolicy([...many, 'img-src data:'], []), /; img-src 'self' data: https:;/);
});

test('site.yaml changes, adds and leaves out header fields, whatever their case, and widens the policy', () => {
  const { readable, problems } = parseSite(
    `name: A\nurl: ${site}\nheaders:\n  referrer-policy: no-referrer\n  X-Own: "yes"\n  Permissions-Policy: false\n  Content-Security-Policy: { img-src: ["https:"] }\n`,
  );
  assert.deepEqual(problems, []);
  const fields = siteHeaders(readable, [], []);
  assert.deepEqual(Object.keys(fields), [
    'Content-Security-Policy',
    'Strict-Transport-Security',
    'X-Content-Type-Options',
    'Referrer-Policy',
    'X-Own',
  ]);
  assert.equal(fields['Referrer-Policy'], 'no-referrer');
  assert.match(fields['Content-Security-Policy'] ?? '', /img-src 'self' https:;/);
});

test('a site without https has no transport security', () => {
  const fields = siteHeaders(parseSite('name: A\nurl: http://test.example/\n').readable, [], []);
  assert.equal(fields['Strict-Transport-Security'], undefined);
});

test('what is no header field is told at its line', () => {
  const told = (headers: string) =>
    parseSite(`name: A\nurl: ${site}\nheaders:\n${headers}`).problems.map(formatProblem);
  const expected =
    'must be one line of text, false, or of Content-Security-Policy a map from directives such as img-src to sources, but is';
  assert.deepEqual(told('  X Y: a\n  X-A: "a\\nb"\n  Content-Security-Policy: { image-src: a }\n'), [
    'content/site.yaml:4:8 error wrong-value "headers.X Y" must be header fields, such as { X-Frame-Options: DENY }, but is "a".',
    `content/site.yaml:5:8 error wrong-value "headers.X-A" ${expected} "a b": write \`  X-A: some text\`.`,
    'content/site.yaml:6:30 warning unknown-key "headers.Content-Security-Policy.image-src" means nothing here: did you mean "img-src"?',
  ]);
  assert.deepEqual(told('  X-B: { img-src: a }\n'), [
    `content/site.yaml:4:8 error wrong-value "headers.X-B" ${expected} a map of keys: write \`  X-B: some text\`.`,
  ]);
});

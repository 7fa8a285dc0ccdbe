import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readManifest } from '../../src/output/manifest-file.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { manifestFile } from '../../src/site/options.ts';
import { load } from '../harness/html.ts';
import { plainSite, post, TestSite } from '../harness/site.ts';

const wordy = { tags: ['x'], aliases: ['/older/', '/?p=12'] };

function siteWith(redirects: string): TestSite {
  return new TestSite({
    'content/site.yaml': `${plainSite.replace('test.example/', 'test.example/blog/')}search: false\nredirects:\n${redirects}`,
    'content/posts/new.md': post(wordy, '## A heading\n'),
    'content/pages/about.md': '---\ntitle: About\n---\n\nWords.\n',
    'public/LICENSE': 'Ours.\n',
  });
}

test('a redirect has a page at its old address, and stands in the manifest behind the aliases', async () => {
  using site = siteWith(
    [
      '  /about-us: /about',
      '  old/page.php: /2025/06/new/#a-heading',
      '  "/?cat=3": /tag/x/',
      '  /shop/: https://Shop.example',
      '  /licence/: /LICENSE',
      '  /home/: https://test.example/blog/\n',
    ].join('\n'),
  );
  const { problems } = await site.built();
  assert.deepEqual(problems, []);
  assert.deepEqual(readManifest(manifestFile(join(site.root, '_site')))?.redirects, [
    { from: '/older/', to: '/2025/06/new/' },
    { from: '/?p=12', to: '/2025/06/new/' },
    { from: '/about-us/', to: '/about/' },
    { from: '/old/page.php', to: '/2025/06/new/#a-heading' },
    { from: '/?cat=3', to: '/tag/x/' },
    { from: '/shop/', to: 'https://shop.example/' },
    { from: '/licence/', to: '/LICENSE' },
    { from: '/home/', to: '/' },
  ]);
  const pageAt = (path: string) => {
    const $ = load(site.text(path));
    return [$('meta[http-equiv="refresh"]').attr('content'), $('a').text(), $('link[rel="canonical"]').attr('href')];
  };
  assert.deepEqual(pageAt('about-us/index.html'), ['0; url=/blog/about/', 'About', 'https://test.example/blog/about/']);
  assert.deepEqual(pageAt('shop/index.html'), [
    '0; url=https://shop.example/',
    'https://shop.example/',
    'https://shop.example/',
  ]);
  assert.equal(pageAt('home/index.html')[0], '0; url=/blog/');
});

for (const [what, redirects, told] of [
  [
    'a page is at the old address',
    '  /about: /\n',
    'content/site.yaml:5:11 error shared-url /about/ is also the URL of content/pages/about.md: take this line out, or give the other another address.',
  ],
  [
    'an archive is at the old address',
    '  /tag/x/: /\n',
    'content/site.yaml:5:12 error shared-url /tag/x/ is also the URL of the archive page of the site: take this line out, or give the other another address.',
  ],
  [
    'a text has it for an alias',
    '  /older/: /about/\n  "/?p=12": /about/\n',
    'content/site.yaml:5:12 error shared-url /older/ is also the URL of content/posts/new.md: take this line out, or give the other another address.\ncontent/site.yaml:6:13 error shared-url /?p=12 is also the URL of content/posts/new.md: take this line out, or give the other another address.',
  ],
  [
    'a file of public/ is at the old address',
    '  /x.html: /\n  /LICENSE/: /\n',
    'public/LICENSE:1:1 error shared-url this file would be published at /LICENSE, which cannot be beside /LICENSE/index.html (an old address in redirects of content/site.yaml), as one is a file where the other needs a folder: give one of the two another name, or remove this one.',
  ],
  [
    'it leads on by an alias, or by another redirect',
    '  /a/: /b\n  /b/: /about/\n  /c/: /older/\n',
    'content/site.yaml:5:8 error redirect-chain /a/ leads to /b, which leads on to /about/: write /about/ in this line.\ncontent/site.yaml:7:8 error redirect-chain /c/ leads to /older/, which leads on to /2025/06/new/: write /2025/06/new/ in this line.',
  ],
  [
    'it leads back to itself',
    '  /a/: /a/\n  /b/: /c/\n  /c/: /d/\n  /d/: https://test.example/blog/b/\n  /e/: /d/\n',
    'content/site.yaml:5:8 error redirect-loop /a/ leads to itself: take this line out.\ncontent/site.yaml:6:8 error redirect-loop /b/ leads to /c/ leads to /d/, which leads back to /b/: take one of these lines out.',
  ],
  [
    'it leads nowhere',
    '  /a/: /abuot/\n',
    'content/site.yaml:5:8 warning broken-link nothing is at /abuot/: did you mean "/about/"?',
  ],
  [
    'an address is none',
    '  /a/../b/: /\n  /b?: /\n  /c#x/: /\n',
    [5, 6, 7]
      .map(
        (line, index) =>
          `content/site.yaml:${line}:3 error wrong-value "${['/a/../b/', '/b?', '/c#x/'][index]}" in redirects is no old address of this site: write a path from the site’s root, such as /old/url/ or "/?p=12".`,
      )
      .join('\n'),
  ],
  [
    'one old address is written twice',
    '  /a: /\n  /a/: /about/\n',
    'content/site.yaml:6:3 error shared-url /a/ is the same old address as /a: take one of the two lines out.',
  ],
  [
    'what it leads to is no address',
    '  /a/: about\n  /b/: ftp://x.example/y\n  /c/:\n',
    [
      'content/site.yaml:5:8 error wrong-value "redirects./a/" must be an address: a path that begins with /, or a URL with https://, but is "about": write `  /a/: /about/`.',
      'content/site.yaml:6:8 error wrong-value "redirects./b/" must be an address: a path that begins with /, or a URL with https://, but is "ftp://x.example/y": write `  /b/: https://x.example/y`.',
      'content/site.yaml:7:3 error missing-key "redirects./c/" is missing: write `  /c/: /`.',
    ].join('\n'),
  ],
] as const) {
  test(`a redirect is told at its line where ${what}`, async () => {
    using site = siteWith(redirects);
    const { problems } = await site.build();
    assert.equal(problems.map(formatProblem).join('\n'), told);
  });
}

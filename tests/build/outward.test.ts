import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outward } from '../../src/build/outward.ts';
import { deadLink } from '../../src/problems/rules/outward.ts';
import { productionOptions } from '../../src/site/options.ts';
import { placed } from '../../src/site/placed.ts';
import { post, TestSite, textFile } from '../harness/site.ts';

async function urlsOf(site: TestSite): Promise<string[]> {
  const found = await outward({ ...productionOptions(site.root), now: Date.parse('2026-01-01T00:00:00Z') });
  const problems = (found?.urls ?? []).map(({ url, place }) => deadLink(place(), url, ''));
  return (await placed(problems, site.root)).map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message.split(' ')[0]}`,
  );
}

test('links to other sites are told with their places in posts, front matter, pages, site.yaml and own pages', async () => {
  using site = new TestSite({
    'content/site.yaml': [
      'name: T',
      'url: https://test.example/blog/',
      'nav:',
      '  - { label: A, url: /about/ }',
      '  - { label: B, url: "https://nav.example/" }',
      'extra: { repo: { type: string } }',
    ].join('\n'),
    'content/posts/a.md': post(
      { title: 'A', canonical: 'https://canon.example/', extra: { repo: 'https://repo.example/' } },
      [
        'See [one](https://one.example/x?a=1&b=2#c), [own](https://test.example/blog/about/), [own](/about/).',
        '',
        '> - **![pic](//cdn.example/p.png)** and <a class="x" href=https://raw.example>raw</a>',
        '> - bare https://bare.example/y. `https://code.example`',
        '',
        '| a |',
        '| - |',
        '| [cell](https://test.example/other/) |',
        '',
        '<iframe src="https://frame.example/"></iframe>',
        '',
        '[https://bracket.example] [mail](mailto:a@b.example)',
        '',
        '[ref2]',
        '',
        '[ref2]: https://ref2.example/',
      ].join('\n'),
    ),
    'content/posts/later.md': post({ title: 'L', date: '2030-01-01' }, '[x](https://later.example/)'),
    'content/pages/about.md': textFile({ title: 'About' }, '[x](https://page.example/)'),
    'site/own.html': '---\ntitle: Own\n---\n<p>\n<a href="https://own.example/?a=1&amp;b">o</a></p>\n',
  });
  assert.deepEqual(await urlsOf(site), [
    'content/posts/a.md:8:5 https://one.example/x?a=1&b=2#c',
    'content/posts/a.md:10:41 https://raw.example',
    'content/posts/a.md:11:10 https://bare.example/y',
    'content/posts/a.md:15:3 https://test.example/other/',
    'content/posts/a.md:17:1 https://frame.example/',
    'content/posts/a.md:19:2 https://bracket.example',
    'content/posts/a.md:21:1 https://ref2.example/',
    'content/posts/a.md:10:7 //cdn.example/p.png',
    'content/posts/a.md:4:12 https://canon.example/',
    'content/posts/a.md:5:16 https://repo.example/',
    'content/pages/about.md:5:1 https://page.example/',
    'content/site.yaml:5:22 https://nav.example/',
    'site/own.html:5:10 https://own.example/?a=1&b',
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatProblem } from '../../src/problems/format.ts';
import { plainSite, posts, TestSite } from '../harness/site.ts';

test('links in own pages are checked as those of texts are, where they are written', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite.replace('test.example/', 'test.example/blog/')}search: false\nnav: [{ label: Gone, url: /gone/ }]\n`,
    ...posts(1),
    'content/pages/about.md': '---\ntitle: About\n---\n## Part\n\n[x](/team/#here) [y](/team/#hare)',
    'public/x.txt': 'x',
    '_data/more.yaml': 'url: /teem/\n',
    '_includes/own.njk': '<main id="here">{{ content | safe }}</main>\n<a href="/blog/lost/">x</a>',
    'site/team.njk':
      '---\ntitle: Team\nlayout: own.njk\n---\n<a href="{{ "/about/" | url }}">1</a> <a href="../about/#part">2</a>\n' +
      '<a href="#here">3</a> <a href="#hare">4</a> <a href="/other/">5</a> <a href="../x.txt">6</a> <a href="/blog/tag/">7</a>\n' +
      '<a href="{{ more.url | url }}">8</a> <a href="https://test.example/blog/about/#prat">9</a> <a href="mailto:a@b.example">10</a>\n',
    'site/second.njk': '---\nlayout: own.njk\n---\n[<!-- <a href="/blog/no/"> -->]',
    'site/themed.njk': '---\ntitle: Themed\nlayout: layouts/page.njk\n---\n<a href="/blog/team/#here">x</a>',
  });
  const { problems, summary } = await site.build();
  assert.notEqual(summary, null);
  assert.deepEqual(problems.map(formatProblem).sort(), [
    '_data/more.yaml:1:6 warning broken-link nothing is at /teem/: did you mean "/team/"?',
    '_includes/own.njk:2:10 warning broken-link nothing is at /lost/: correct the link.',
    'content/pages/about.md:6:18 warning broken-anchor /team/ has no heading or id "hare": did you mean "#here"?',
    'content/site.yaml:4:27 warning broken-link nothing is at /gone/: correct the link.',
    'site/team.njk:6:103 warning broken-link nothing is at /tag/: did you mean "/team/"?',
    'site/team.njk:6:32 warning broken-anchor /team/ has no heading or id "hare": did you mean "#here"?',
    'site/team.njk:7:47 warning broken-anchor /about/ has no heading or id "prat": did you mean "#part"?',
  ]);
});

import { picture } from './pictures.ts';
import { plainSite, post, TestSite } from './site.ts';

/** A site with templates of every kind, data of every kind, and a configuration. */
export async function ownSite(): Promise<TestSite> {
  return new TestSite({
    'content/site.yaml': `${plainSite.replace('test.example/', 'test.example/blog/')}feeds: [site]\nimages: { widths: [120] }\n`,
    'content/images/a.png': await picture(600, 400),
    'content/posts/shown.md': post({
      title: 'Shown & told',
      tags: ['seen'],
      categories: ['One'],
      authors: ['An'],
      series: 'S',
      thumbnail: '/images/a.png',
      thumbnailAlt: 'A',
    }),
    'content/posts/other.md': post(
      { title: 'Other', date: '2024-02-03', tags: ['seen', 'x'], excerpt: 'E' },
      '[Team](/team/)',
    ),
    'content/pages/about.md': '---\ntitle: About\n---\n[Team](/team/), [list](/list.txt), [nothing](/nothing/).',
    '.eleventy.ts': [
      'export default function (config: any) {',
      "  config.addAsyncFilter('late', async (text: string) => text.toUpperCase());",
      "  config.addPassthroughCopy({ 'extra/fonts': 'fonts' });",
      "  config.addCollection('people', (api: any) => api.getFilteredByTag('person'));",
      "  config.addTransform('sign', (text: string, path: string) => path.endsWith('.html') ? text + '<!-- signed -->' : text);",
      '}',
    ].join('\n'),
    'extra/fonts/a.woff2': 'font',
    '_data/team.yaml': '- name: An\n- name: Bo\n',
    '_data/numbers.json': '{ "one": 1 }',
    '_data/made.js': "import { word } from '../lib/word.ts';\nexport default () => ({ word });\n",
    '_data/typed.ts': 'export default async (): Promise<object> => ({ time: process.env.SOURCE_DATE_EPOCH });\n',
    'lib/word.ts': "export const word: string = 'made';\n",
    'site/team.njk':
      '---\ntitle: The team\ndescription: Who we are\nlayout: layouts/page.njk\ndate: 2025-03-04\nfeed: true\n---\n' +
      '{% for one in team %}<b>{{ one.name | late }}</b>{% endfor %}' +
      '{% for post in broadsheet.posts %}{% set card = post.card %}{% include "partials/card.njk" %}{% endfor %}',
    'site/people/an.md': '---\ntitle: An\ntags: person\nlayout: mine.njk\n---\n*An* {{ made.word }}\n',
    'site/people/people.json': '{ "sitemap": false }',
    '_includes/mine.njk': '<html><body>{{ title }}: {{ content | safe }}{{ collections.people.length }}</body></html>',
    'site/plain.html': '---\ntitle: Plain\n---\n<p>{{ numbers.one }} {{ page.url | url }}</p>\n',
    'site/list.11ty.ts': [
      "export const data = { permalink: '/list.txt' };",
      'export const render = ({ broadsheet }: any): string =>',
      "  broadsheet.posts.map((post: any) => post.url + ' ' + post.date.iso.slice(0, 10)).join('\\n');",
    ].join('\n'),
    'site/terms.liquid':
      '---\npagination:\n  data: broadsheet.tags\n  size: 1\n  alias: tag\npermalink: "/about-{{ tag.slug }}/"\n---\n' +
      '{{ tag.name }} {{ tag.url }} {{ tag.posts.size }} {{ typed.time }}',
  });
}

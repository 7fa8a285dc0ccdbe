import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { TestSite } from './site.ts';

/** Writes one of a site's files of code in one of its variants; null removes it. */
export interface CodeStep {
  readonly kind: 'code';
  readonly file: string;
  readonly text: string | null;
}

const configuration = (transform: string) =>
  [
    "import { word } from './lib/word.ts';",
    'export default function (config: any) {',
    `  config.addTransform('sign', ${transform} (text: string, path: string) =>`,
    "    path.endsWith('.html') ? text.replace('</body>', '<!-- ' + word + ' --></body>') : text);",
    "  config.addPassthroughCopy({ 'public/f0.txt': 'copied/f0.txt' });",
    '}',
  ].join('\n');

const variants: Readonly<Record<string, readonly (string | null)[]>> = {
  '.eleventy.ts': [configuration(''), configuration('async'), null],
  'lib/word.ts': ["export const word = 'one';\n", "export const word = 'two';\n"],
  '_data/team.yaml': ['- An\n', '- Bo\n- Cy\n', null],
  '_data/made.ts': [
    "import { word } from '../lib/word.ts';\nexport default (): object => ({ word });\n",
    'export default {};\n',
    null,
  ],
  'site/team.njk': [
    '---\ntitle: Team\nlayout: layouts/page.njk\n---\n{% for one in team %}{{ one }}{% endfor %} {{ made.word }}',
    '---\ntitle: Cards\nlayout: layouts/page.njk\ndate: 2025-05-05\nfeed: true\n---\n{% for post in broadsheet.posts %}{% set card = post.card %}{% include "partials/card.njk" %}{% endfor %}',
    null,
  ],
  'site/terms.liquid': [
    '---\npagination:\n  data: broadsheet.tags\n  size: 1\n  alias: tag\npermalink: "/about-{{ tag.slug }}/"\n---\n{{ tag.name }} {{ tag.posts.size }}',
    null,
  ],
};

/** A step of code: configuration, data or a template of the site's own. */
export const codeStep: fc.Arbitrary<CodeStep> = fc.oneof(
  ...Object.entries(variants).map(([file, texts]) =>
    fc.record({ kind: fc.constant('code' as const), file: fc.constant(file), text: fc.constantFrom(...texts) }),
  ),
);

/** Does a step of code. What others import is always there. */
export function takeCode(site: TestSite, { file, text }: CodeStep): void {
  if (!existsSync(join(site.root, 'lib/word.ts'))) site.write({ 'lib/word.ts': "export const word = 'one';\n" });
  if (text !== null) site.write({ [file]: text });
  else if (existsSync(join(site.root, file))) site.remove(file);
}

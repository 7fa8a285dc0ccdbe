import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from '../../src/site/options.ts';
import type { Files } from './site.ts';

const fixture = join(home, 'tests/fixtures/constructs');

/** Where the page with everything that Markdown can give is. */
export const constructsPath = '/2025/06/constructs/';

/** A site of that page alone. */
export function constructs(): Files {
  const files = readdirSync(fixture).map((name) => [
    `content/posts/constructs/${name.replace('constructs.md', 'index.md')}`,
    readFileSync(join(fixture, name)),
  ]);
  const settings = 'name: Test Site\nurl: https://test.example/\nsearch: false\n';
  return { 'content/site.yaml': settings, ...(Object.fromEntries(files) satisfies Files) };
}

import { test } from 'node:test';
import { assertToldOrBuilt } from '../harness/odd-urls.ts';

test('whatever names, slugs, aliases, paths and patterns are, very many builds tell what is wrong or write the site', async () => {
  await assertToldOrBuilt(3000);
});

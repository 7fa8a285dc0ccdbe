import assert from 'node:assert/strict';
import fc from 'fast-check';
import { build } from '../../src/build/build.ts';
import { hasErrors } from '../../src/problems/format.ts';
import { productionOptions } from '../../src/site/options.ts';
import { plainSite, post, TestSite } from './site.ts';

/** What URLs are broken by, and what looks as if it might. */
const odd = fc
  .array(
    fc.constantFrom(
      'a',
      'é',
      '日',
      '🔥',
      '%2f',
      '%5c',
      '%00',
      '%2e',
      '.',
      '..',
      '/',
      '\\',
      ' ',
      '?',
      '#',
      ':',
      '%',
      '\u0007',
      '\0',
      '\ud800',
      'x'.repeat(130),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));

/** Mostly harmless, so that of sites with many such texts some are built. */
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b c', 'é%41', '日', '/d/e') },
  { weight: 1, arbitrary: odd },
);

/** Fails where a build neither tells what is wrong with what URLs are made of nor writes the site; tries so many sites. */
export async function assertToldOrBuilt(sites: number): Promise<void> {
  using site = new TestSite();
  const names = fc.array(text, { maxLength: 2 });
  const aliases = fc.array(fc.oneof(text, fc.constantFrom('/feed.xml/a', '/x.html', '/x.html/y')), { maxLength: 2 });
  const keys = fc.record(
    { tags: names, authors: names, categories: names, slug: text, aliases, series: text },
    { requiredKeys: [] },
  );
  // A slash in a slug is a mistake of its own.
  const defined = text.filter((slug) => !slug.includes('/')).map((slug) => [{ name: 'a', slug }]);
  const settings = fc.record(
    { permalink: text.map((end) => `/:slug${end}`), tags: defined, authors: defined },
    { requiredKeys: [] },
  );
  const written = fc.record({ permalink: text, link: text });
  // There are none of them, so that no site with one is built.
  const pictures = fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.record({ thumbnail: odd, logo: odd, picture: odd }) },
  );
  let built = 0;
  const yaml = (values: Readonly<Record<string, unknown>>) =>
    Object.entries(values)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
      .join('');
  await fc.assert(
    fc.asyncProperty(keys, settings, written, pictures, async (ofPost, ofSite, { permalink, link }, shown) => {
      const { thumbnail, logo, picture } = shown ?? {};
      site.write({
        'content/site.yaml': `${plainSite}search: false\n${yaml({ ...ofSite, ...(shown && { logo }) })}`,
        'content/posts/a.md': post(
          { ...ofPost, ...(shown && { thumbnail }) },
          `[A](<${link}.md>)${shown ? `![B](<${picture}.png>)` : ''}`,
        ),
        'content/pages/b.md': `---\ntitle: B\n${yaml({ permalink })}---\n`,
      });
      const { summary, problems } = await build({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
      assert.equal(summary === null, hasErrors(problems));
      if (summary !== null) built++;
      for (const { file, line } of problems) {
        assert.match(file, /^content\/(?:posts\/a\.md|pages\/b\.md|site\.yaml)$/);
        assert.ok(line >= 1);
      }
    }),
    { numRuns: sites },
  );
  assert.ok(built > sites / 20, `${built} sites were built`);
}

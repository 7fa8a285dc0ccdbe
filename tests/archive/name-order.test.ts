import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { nameOrder } from '../../src/archive/order.ts';
import { pageContext } from '../harness/context.ts';

/** From the collation charts of Unicode CLDR: the root's order, and what each language changes in it. */
for (const [language, sorted] of [
  ['en-US', 'Äpfel API Apple Élan engine ñandú null Zebra'],
  ['sv', 'API Apple Élan engine ñandú null Zebra Äpfel'],
  ['es', 'Äpfel API Apple Élan engine null ñandú Zebra'],
  ['cs', 'cena hrad chata'],
  ['de', 'ss ß st'],
  ['zh', '北京 上海 Zebra'],
  ['en', 'C C# C++ cpp'],
  ['en', 'HTTP/1 HTTP/2 HTTP/10'],
  ['en', 'api Api API'],
] as const) {
  test(`readers of ${language} find ${sorted} in this order`, () => {
    const names = sorted.split(' ');
    assert.deepEqual(names.toReversed().toSorted(nameOrder(language)), names);
  });
}

test('the order is total: names that collation cannot tell apart are compared by code unit', () => {
  const compare = nameOrder('en');
  const zeroWidthJoiner = 'a\u200db';
  assert.equal(new Intl.Collator('en').compare(zeroWidthJoiner, 'ab'), 0);
  assert.ok(compare('ab', zeroWidthJoiner) < 0 && compare(zeroWidthJoiner, 'ab') > 0);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }), (names) => {
      assert.deepEqual(names.toReversed().toSorted(compare), names.toSorted(compare));
    }),
  );
});

test('plain names are ordered as by a collator', () => {
  const letters = fc.constantFrom(...'aAbBcChHlLzZ019 .-');
  const names = fc.array(fc.string({ unit: letters, maxLength: 5 }), { minLength: 2, maxLength: 6 });
  const languages = ['en', 'en-US', 'en-GB', 'de', 'de-AT', 'fr', 'es', 'pt', 'it', 'ca', 'fi', 'id', 'ms', 'nl', 'pl'];
  for (const language of [...languages, 'ro', 'sl', 'sv', 'sw', 'vi', 'cs', 'da']) {
    const { compare } = new Intl.Collator(language, { numeric: true, caseFirst: 'false', ignorePunctuation: false });
    const right = (a: string, b: string) => compare(a, b) || (a < b ? -1 : 1);
    fc.assert(
      fc.property(names, (some) => {
        const distinct = [...new Set(some)];
        assert.deepEqual(distinct.toSorted(nameOrder(language)), distinct.toSorted(right));
      }),
      { numRuns: 200 },
    );
  }
});

test('a language without an order of its own has the same one on every machine', () => {
  const sort = `import { nameOrder } from ${JSON.stringify(import.meta.resolve('../../src/archive/order.ts'))};
    console.log(['Z', 'Ä', 'A'].toSorted(nameOrder('tlh')).join(' '));`;
  for (const locale of ['sv_SE.UTF-8', 'C', 'de_DE.UTF-8']) {
    const env = { ...process.env, LC_ALL: locale, LANG: locale };
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', sort], { env, encoding: 'utf8' });
    assert.equal(printed.trim(), 'A Ä Z', locale);
  }
});

test('the terms of a blog are listed by name in the site’s language', () => {
  const tags = ['Zebra', 'Éclair', 'apple', 'v10', 'v9', 'Apple pie'];
  const { blog } = pageContext({
    posts: [{ tags, authors: ['Östlund', 'Oster', 'Zander'] }],
    site: { language: 'fr' },
  });
  assert.deepEqual(
    blog.tags.list.map((term) => term.name),
    ['apple', 'Apple pie', 'Éclair', 'v9', 'v10', 'Zebra'],
  );
  assert.deepEqual(
    blog.authors.list.map((term) => term.name),
    ['Oster', 'Östlund', 'Zander'],
  );
});

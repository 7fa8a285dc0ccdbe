import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pageUrl, paginate } from '../../src/archive/paginate.ts';
import { type PaginationOptions, type PaginationToken, paginateLinks } from '../../src/pages/views/pagination-links.ts';

for (const [posts, sizes] of [
  [0, [0]],
  [1, [1]],
  [24, [24]],
  [25, [24, 1]],
  [49, [24, 24, 1]],
] as const) {
  test(`${posts} posts, 24 to a page, make pages of ${sizes.join(', ')}`, () => {
    const pages = paginate(new Array(posts).fill('post'), '/tag/backend/', 24);
    assert.deepEqual(
      pages.map((page) => page.items.length),
      sizes,
    );
    assert.deepEqual(
      pages.map((page) => [page.number, page.total]),
      sizes.map((_, index) => [index + 1, sizes.length]),
    );
  });
}

test('the first page keeps the archive’s own URL and the pages between link both ways', () => {
  const links = paginate(['a', 'b', 'c'], '/tag/backend/', 1).map((page) => [page.previous, page.url, page.next]);
  const [one, two, three] = ['/tag/backend/', '/tag/backend/page/2/', '/tag/backend/page/3/'];
  assert.deepEqual(links, [
    [null, one, two],
    [one, two, three],
    [two, three, null],
  ]);
});

test('home’s second page is /page/2/', () => assert.equal(pageUrl('/', 2), '/page/2/'));

test('every post is on exactly one page, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 50 }), (posts, size) => {
      const pages = paginate(posts, '/', size);
      assert.deepEqual(
        pages.flatMap((page) => page.items),
        posts,
      );
      assert.equal(new Set(pages.map((page) => page.url)).size, pages.length);
    }),
  );
});

/** Tokens as a reader sees them: `« 1 … 4 [5] 6 … 9 »`. */
function printed(tokens: readonly PaginationToken[]): string {
  return tokens
    .map((token) => {
      if (token.kind === 'dots') return '…';
      if (token.kind === 'current') return `[${token.number}]`;
      return { previous: '«', next: '»', page: String(token.number) }[token.kind];
    })
    .join(' ');
}

const links: readonly (readonly [PaginationOptions, string])[] = [
  [{ current: 1, total: 0 }, ''],
  [{ current: 1, total: 1 }, ''],
  [{ current: 1, total: 2 }, '[1] 2 »'],
  [{ current: 2, total: 2 }, '« 1 [2]'],
  [{ current: 1, total: 4 }, '[1] 2 3 4 »'],
  [{ current: 1, total: 5 }, '[1] 2 3 … 5 »'],
  [{ current: 2, total: 50 }, '« 1 [2] 3 4 … 50 »'],
  [{ current: 4, total: 50 }, '« 1 2 3 [4] 5 6 … 50 »'],
  [{ current: 5, total: 50 }, '« 1 … 3 4 [5] 6 7 … 50 »'],
  [{ current: 25, total: 50 }, '« 1 … 23 24 [25] 26 27 … 50 »'],
  [{ current: 47, total: 50 }, '« 1 … 45 46 [47] 48 49 50 »'],
  [{ current: 50, total: 50 }, '« 1 … 48 49 [50]'],
  [{ current: 50, total: 100, midSize: 1 }, '« 1 … 49 [50] 51 … 100 »'],
  [{ current: 5, total: 9, midSize: 0 }, '« 1 … [5] … 9 »'],
  [{ current: 5, total: 9, midSize: -1 }, '« 1 … 3 4 [5] 6 7 … 9 »'],
  [{ current: 6, total: 12, endSize: 2 }, '« 1 2 … 4 5 [6] 7 8 … 11 12 »'],
  [{ current: 6, total: 12, endSize: 0 }, '« 1 … 4 5 [6] 7 8 … 12 »'],
  [{ current: 2, total: 50, prevNext: false }, '1 [2] 3 4 … 50'],
  [{ current: 5, total: 9, showAll: true }, '« 1 2 3 4 [5] 6 7 8 9 »'],
  [{ current: 9, total: 3 }, '« 1 … 3'],
];

for (const [options, answer] of links) {
  test(`paginateLinks(${JSON.stringify(options)}) is ${answer === '' ? 'nothing' : answer}`, () => {
    assert.equal(printed(paginateLinks(options)), answer);
  });
}

test('previous and next lead to the neighbouring pages', () => {
  const tokens = paginateLinks({ current: 5, total: 9 });
  assert.deepEqual(tokens.at(0), { kind: 'previous', number: 4 });
  assert.deepEqual(tokens.at(-1), { kind: 'next', number: 6 });
});

const onAPage = fc
  .record({ total: fc.integer({ min: 2, max: 60 }), place: fc.nat(), endSize: fc.nat(5), midSize: fc.nat(5) })
  .map(({ place, ...options }) => ({ ...options, current: (place % options.total) + 1 }));

test('the current page, the first, the last and its neighbours are always there, once, in rising order', () => {
  fc.assert(
    fc.property(onAPage, (options) => {
      const tokens = paginateLinks({ ...options, prevNext: false });
      const numbers = tokens.flatMap((token) => (token.kind === 'dots' ? [] : [token.number]));
      assert.deepEqual(
        numbers,
        [...new Set(numbers)].sort((a, b) => a - b),
      );
      assert.deepEqual(
        tokens.filter((token) => token.kind === 'current'),
        [{ kind: 'current', number: options.current }],
      );
      const { current, total, midSize } = options;
      for (let page = current - midSize; page <= current + midSize; page++) {
        assert.equal(numbers.includes(page), page >= 1 && page <= total);
      }
      assert.ok(numbers.includes(1) && numbers.includes(total));
    }),
  );
});

test('dots stand exactly where pages are left out', () => {
  fc.assert(
    fc.property(onAPage, (options) => {
      const tokens = paginateLinks({ ...options, prevNext: false });
      const gaps = tokens.flatMap((token, index) => {
        const before = tokens[index - 1];
        if (token.kind === 'dots' || before === undefined) return [];
        const last = before.kind === 'dots' ? tokens[index - 2] : before;
        assert.ok(last !== undefined && last.kind !== 'dots');
        return [[before.kind === 'dots', token.number - last.number > 1]];
      });
      for (const [hasDots, leavesOut] of gaps) assert.equal(hasDots, leavesOut);
    }),
  );
});

import { isAnswer } from './search-words.js';

/** A title says more than any passage of a text. */
const ranking = { metaWeights: { title: 10 } };
/** The bundles' URLs change with their content, so that whatever a browser has kept of them is right. */
const options = { ranking, excerptLength: 30, excerptEllipsis: '…', metaCacheTag: '' };

/** Reads what there is to search, and gives `find`, which loads the program and the bundles when it is first called. */
export async function openEngine(indexUrl) {
  const response = await fetch(indexUrl);
  if (!response.ok) throw new Error(`${indexUrl}: ${response.status}`);
  const index = await response.json();
  let opening;
  const opened = () => {
    opening ??= openBundles(index.bundles);
    return opening;
  };
  return { index, prepare: opened, find: async (wanted) => find(await opened(), index.bundles, wanted) };
}

/** One search over the bundles of all years. The last bundle, the oldest, brings the program. */
async function openBundles(bundles) {
  const [first, ...others] = bundles.toReversed();
  if (!first) return { search: async () => ({ results: [] }) };
  const { createInstance } = await import(`${first.url}pagefind.js`);
  const pagefind = createInstance({ ...options, basePath: first.url, noWorker: true });
  await Promise.all(others.map(({ url }) => pagefind.mergeIndex(url, options)));
  return pagefind;
}

/**
 * How many posts there are, and `take`, which gives the next of them: the best first, or the newest. Each year is asked
 * by itself, because bundles are merged by score, whatever they were sorted by.
 */
async function find(pagefind, bundles, { query, filters, sort }) {
  const isInTime = sort === 'newest' || query === '';
  const order = isInTime ? { sort: { date: 'desc' } } : {};
  const years = bundles.filter(({ year }) => !filters.year || filters.year === year);
  const found = await Promise.all(
    years.map(({ year }) => answersIn(pagefind, query, { ...order, filters: { ...filters, year } })),
  );
  const results = isInTime ? found.flat() : found.flat().sort((a, b) => b.score - a.score);
  let taken = 0;
  return {
    total: results.length,
    take(count) {
      const next = results.slice(taken, taken + count);
      taken += next.length;
      return Promise.all(next.map((result) => result.data()));
    },
  };
}

/**
 * The results of one year. Where no word of a bundle begins with a word of the query, Pagefind takes the longest one
 * that the query's word begins with: `in` for `incremental`. All results of a bundle share that, so one shows it.
 */
async function answersIn(pagefind, query, options) {
  const { results } = await pagefind.search(query || null, options);
  const [first] = results;
  return first && query && !isAnswer(await first.data(), query) ? [] : results;
}

import { isAnswer } from './search-words.js';

/** A title says more than any passage of a text. */
const ranking = { metaWeights: { title: 10 } };
/** The bundles' URLs change with their content, so that whatever a browser has kept of them is right. */
const options = { ranking, excerptLength: 30, excerptEllipsis: '…', metaCacheTag: '', noWorker: true };

/** Reads what there is to search; gives `find`, and `prepare`, which loads the program and the bundles ahead of it. */
export async function openEngine(indexUrl) {
  const response = await fetch(indexUrl);
  if (!response.ok) throw new Error(`${indexUrl}: ${response.status}`);
  const index = await response.json();
  let opening;
  const prepare = () => {
    opening ??= openBundles(index.bundles).catch((error) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return { index, prepare, find: async (wanted, needs) => find(await prepare(), wanted, needs) };
}

/**
 * An instance of Pagefind for each year, newest first. The last bundle, the oldest, brings the program, which has to be
 * there before the others are opened. An empty search waits until a bundle is open.
 */
async function openBundles(bundles) {
  const last = bundles.at(-1);
  if (!last) return [];
  const { createInstance } = await import(`${last.url}pagefind.js`);
  const open = async ({ year, url }) => {
    const pagefind = createInstance({ ...options, basePath: url });
    await pagefind.search('');
    return { year, pagefind };
  };
  const program = await open(last);
  return [...(await Promise.all(bundles.slice(0, -1).map(open))), program];
}

/**
 * How many posts there are, and `take`, which gives the next of them: the best first, or the newest. The first `count`
 * are loaded at once. Null where `isStale` says meanwhile that nobody waits any more.
 */
async function find(years, { query, filters, sort }, { count, isStale }) {
  const { year: onlyYear, ...terms } = filters;
  const isInTime = sort === 'newest' || query === '';
  const wanted = { filters: terms, ...(isInTime && { sort: { date: 'desc' } }) };
  const bundles = years.filter(({ year }) => !onlyYear || year === onlyYear).map(({ pagefind }) => pagefind);
  await Promise.all(bundles.map((pagefind) => pagefind.preload(query || null, wanted)));
  const answers = [];
  for (const pagefind of bundles) {
    if (isStale()) return null;
    answers.push((await pagefind.search(query || null, wanted)).results);
    await keystrokes();
  }
  const inOrder = (found) => (isInTime ? found.flat() : found.flat().sort((a, b) => b.score - a.score));
  const loading = Promise.all(take(inOrder(answers), count));
  const right = await Promise.all(answers.map((results) => isRight(results, query)));
  await loading;
  const results = inOrder(answers.filter((_, year) => right[year]));
  let taken = 0;
  return {
    total: results.length,
    take(next) {
      taken += next;
      return Promise.all(take(results.slice(taken - next), next));
    },
  };
}

/** The first results with their texts: of each bundle's files Pagefind loads none twice. */
function take(results, count) {
  return results.slice(0, count).map((result) => result.data());
}

/** Lets the browser see to what was typed meanwhile, where it can. */
async function keystrokes() {
  await globalThis.scheduler?.yield?.();
}

/**
 * False for the results of a year that has none. Where no word of a bundle begins with a word of the query, Pagefind
 * takes the longest one that the query's word begins with: `in` for `incremental`. All results of a bundle share that,
 * so one shows it.
 */
async function isRight([first], query) {
  return !first || !query || isAnswer(await first.data(), query);
}

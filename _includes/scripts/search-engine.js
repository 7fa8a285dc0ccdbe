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

/** How many posts there are, and `take`, which gives the next of them: the best first, or the newest. */
async function find(pagefind, bundles, { query, filters, sort }) {
  const term = query || null;
  const found = await pagefind.search(term, { filters });
  const isInTime = sort === 'newest' || term === null;
  const results = isInTime ? newestFirst(pagefind, bundles, term, filters) : found.results.values();
  return {
    total: found.results.length,
    async take(count) {
      const taken = [];
      while (taken.length < count) {
        const { done, value } = await results.next();
        if (done) break;
        taken.push(value);
      }
      return Promise.all(taken.map((result) => result.data()));
    },
  };
}

/** Bundles are merged by score, whatever each was sorted by: so one is asked after the other, the newest year first. */
async function* newestFirst(pagefind, bundles, term, filters) {
  for (const { year } of bundles) {
    if (filters.year && filters.year !== year) continue;
    const { results } = await pagefind.search(term, { filters: { ...filters, year }, sort: { date: 'desc' } });
    yield* results;
  }
}

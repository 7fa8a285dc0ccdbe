/** The filters, by the names of their query parameters and fields. */
export const filterNames = ['tag', 'category', 'author', 'year'];

/** What is searched for, as the page's address says it. */
export function stateIn(search) {
  const parameters = new URLSearchParams(search);
  const filters = filterNames.map((name) => [name, parameters.get(name)]).filter(([, value]) => value);
  return {
    query: (parameters.get('s') ?? '').trim(),
    filters: Object.fromEntries(filters),
    sort: parameters.get('sort') === 'newest' ? 'newest' : '',
  };
}

/** The address of a search. */
export function addressOf({ query, filters, sort }) {
  const parameters = new URLSearchParams({ ...(query && { s: query }), ...filters, ...(sort && { sort }) });
  return parameters.size === 0 ? location.pathname : `${location.pathname}?${parameters}`;
}

/** True where there is something to search for. */
export function isSearch({ query, filters }) {
  return query !== '' || Object.keys(filters).length > 0;
}

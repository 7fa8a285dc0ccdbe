/**
 * Keeps how far a reader has come in the results, for as long as the window is open, so that a result is left by Back to
 * where it was opened. Results come after the page is there: the browser alone would look for the place too early.
 */
export function keepPlace(howFar) {
  history.scrollRestoration = 'manual';
  addEventListener('pagehide', () => {
    sessionStorage.setItem(key(), JSON.stringify({ ...howFar(), scroll: scrollY }));
  });
}

/** The place that was kept of this address, with `scroll` beside what `howFar` gave, where the reader comes back to it; else null. */
export function placeKept() {
  const [{ type }] = performance.getEntriesByType('navigation');
  const kept = type === 'navigate' ? null : sessionStorage.getItem(key());
  return kept && JSON.parse(kept);
}

function key() {
  return `broadsheet-search ${location.pathname}${location.search}`;
}

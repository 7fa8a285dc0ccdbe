/** Has pictures that wait until they are scrolled to come before the page is printed: on paper nobody scrolls. */
export function loadForPrint() {
  const load = () => {
    for (const image of document.querySelectorAll('img[loading="lazy"]')) image.loading = 'eager';
  };
  addEventListener('beforeprint', load);
  // What prints a page from a program shows it as paper first.
  matchMedia('print').addEventListener('change', load);
}

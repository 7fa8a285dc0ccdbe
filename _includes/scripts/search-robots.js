const mark = document.createElement('meta');
mark.name = 'robots';
mark.content = 'noindex, follow';

/**
 * Says of answers to a query that they are not for search engines, though the page that they stand on is. Where no script
 * runs, `robots.txt` and the page's canonical address do.
 */
export function keepFromSearchEngines(isAnswer) {
  if (isAnswer) document.head.append(mark);
  else mark.remove();
}

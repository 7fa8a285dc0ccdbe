/**
 * Counts a visit: when the page has been shown, as the browser also prepares pages that nobody opens, and has nothing better to
 * do.
 */
const template = document.querySelector('#analytics');

if (document.prerendering) document.addEventListener('prerenderingchange', whenIdle, { once: true });
else whenIdle();

function whenIdle() {
  if (globalThis.requestIdleCallback) requestIdleCallback(load, { timeout: 3000 });
  else setTimeout(load, 1000);
}

function load() {
  if (template) document.head.append(template.content.cloneNode(true));
}

/**
 * Shows a film or a program of another site where a reader asks for it: before that nothing is loaded from there. The link stays
 * below the frame for whoever prints the page.
 */
for (const link of document.querySelectorAll('.embed > a[data-frame]')) {
  // With this script it does something here, and a key that presses buttons presses it.
  link.role = 'button';
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link);
  });
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    show(link);
  });
}

function show(link) {
  const place = link.parentElement;
  const inner = document.createElement('iframe');
  inner.src = link.dataset.frame;
  inner.title = `${textIn(link, '.embed-title')} (${textIn(link, '.embed-provider')})`;
  inner.allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture; clipboard-write';
  // Players want to know which site they are on, and no more.
  inner.referrerPolicy = 'strict-origin-when-cross-origin';
  inner.dataset.ratio = place.dataset.ratio;
  link.hidden = true;
  place.append(inner);
  inner.focus();
}

function textIn(link, name) {
  return link.querySelector(name).textContent;
}

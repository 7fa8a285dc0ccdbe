// Runs in the browser beside a previewed page: loads it again when it would be another, remembers what is folded, and shows
// in a dialog what its bar leads to.
const { search } = new URL(import.meta.url);
const bar = document.getElementById('previewBar')?.shadowRoot;
let events = null;

/** A browser has six connections to a host for all its tabs: one that is not looked at takes none. */
function listen() {
  events?.close();
  events = null;
  if (document.hidden) return;
  events = new EventSource(`/__broadsheet/live${search}`);
  events.addEventListener('reload', () => location.reload());
  events.addEventListener('progress', ({ data }) => {
    const place = document.getElementById('previewProgress');
    if (place) place.textContent = data;
  });
}

function remember(details) {
  const key = `preview: ${details.textContent}`;
  const known = sessionStorage.getItem(key);
  if (known !== null) details.open = known === 'open';
  details.addEventListener('toggle', () => sessionStorage.setItem(key, details.open ? 'open' : 'folded'));
}

/** The same page as a link leads to; it stays open when the page below it is loaded again. */
function openPanel(link) {
  const dialog = document.createElement('dialog');
  const heading = Object.assign(document.createElement('h2'), { id: 'panelTitle', textContent: link.dataset.panel });
  const close = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Close' });
  const header = document.createElement('header');
  const frame = Object.assign(document.createElement('iframe'), { title: link.dataset.panel, src: link.href });
  dialog.setAttribute('aria-labelledby', heading.id);
  header.append(heading, close);
  dialog.append(header, frame);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    sessionStorage.removeItem('preview panel');
    dialog.remove();
    link.focus();
  });
  bar.append(dialog);
  sessionStorage.setItem('preview panel', link.href);
  dialog.showModal();
}

document.addEventListener('visibilitychange', listen);
listen();
for (const details of bar?.querySelectorAll('details') ?? []) remember(details);
for (const link of bar?.querySelectorAll('a[data-panel]') ?? []) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openPanel(link);
  });
  if (sessionStorage.getItem('preview panel') === link.href) openPanel(link);
}

// Runs in the browser beside a previewed page: loads it again when it would be another, and remembers what is folded.
const { search } = new URL(import.meta.url);
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

document.addEventListener('visibilitychange', listen);
listen();
for (const details of document.getElementById('previewProblems')?.shadowRoot?.querySelectorAll('details') ?? [])
  remember(details);

/**
 * `/`, and K with Ctrl or ⌘, lead to the search from every page: to its field where one is in sight, else to that of its page
 * (who follows a fragment to a field is in it: HTML, 7.4.6.4).
 */
export function openSearchByKeys() {
  const forms = [...document.querySelectorAll('form[role="search"]')];
  if (forms.length === 0) return;
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !isShortcut(event)) return;
    event.preventDefault();
    const fields = forms.map((form) => form.elements.namedItem('s')).filter((field) => field?.checkVisibility());
    // The search page has a form of its own, behind that of the masthead.
    const field = fields.at(-1);
    if (field) {
      field.focus();
      field.select();
    } else location.assign(`${forms[0].action}#search-field`);
  });
}

function isShortcut({ key, ctrlKey, metaKey, altKey, target }) {
  if (altKey) return false;
  if (key === '/') return !ctrlKey && !metaKey && !isWritten(target);
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey;
}

/** True where keys write: a slash that is typed is a slash. */
function isWritten(target) {
  return target.isContentEditable || target.matches?.('input, textarea, select');
}

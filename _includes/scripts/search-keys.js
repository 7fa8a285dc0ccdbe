/** The arrow keys lead from the field into the results and from one to the next, Escape leads back. */
export function moveByKeys(field, list) {
  const links = () => [...list.querySelectorAll('[data-result]')];
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && !event.isComposing) go(event, links()[0]);
  });
  list.addEventListener('keydown', (event) => {
    const all = links();
    const at = all.indexOf(event.target);
    if (event.key === 'Escape') go(event, field);
    else if (at >= 0 && event.key === 'ArrowDown') go(event, all[at + 1]);
    else if (at >= 0 && event.key === 'ArrowUp') go(event, all[at - 1] ?? field);
  });
}

function go(event, target) {
  if (!target) return;
  event.preventDefault();
  target.focus();
}

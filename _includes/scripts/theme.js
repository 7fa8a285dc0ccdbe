/** Lets the reader choose the colour scheme, and remembers it. The script in the page's head sets it on the next page. */
export function switchTheme() {
  const select = document.querySelector('.theme-switch select');
  const root = document.documentElement;
  if (!select || !root.dataset.theme) return;
  select.value = root.dataset.theme;
  select.addEventListener('change', () => {
    root.dataset.theme = select.value;
    localStorage.setItem('theme', select.value);
  });
  addEventListener('storage', (event) => {
    if (event.key !== 'theme') return;
    root.dataset.theme = event.newValue ?? 'system';
    select.value = root.dataset.theme;
  });
}

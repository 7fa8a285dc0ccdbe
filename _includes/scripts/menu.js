/** The browser opens and closes the menu; this closes it also when focus leaves it, and when it becomes a plain row. */
export function closeMenuBehindReader() {
  const menu = document.querySelector('.menu');
  if (!menu?.hidePopover) return;
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.hidePopover();
  });
  matchMedia(`(width >= ${breakpoints.menu})`).addEventListener('change', () => menu.hidePopover());
}

/**
 * Lets the reader put the announcement away, and remembers which it was: its key stands for its words. The script in the
 * page's head keeps it away on the next page, before anything is drawn.
 */
export function dismissBanner() {
  const banner = document.querySelector('.banner');
  const button = banner?.querySelector('.banner-close');
  if (!button) return;
  const { dataset } = document.documentElement;
  button.addEventListener('click', () => {
    dataset.banner = 'dismissed';
    localStorage.setItem('banner', banner.dataset.key);
    // The button is gone: who goes on by the keyboard goes on with the page.
    const main = document.querySelector('main');
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  });
  // Pages that are open beside this one, that were opened ahead, or that the reader comes back to.
  const follow = () => {
    if (localStorage.getItem('banner') === banner.dataset.key) dataset.banner = 'dismissed';
  };
  addEventListener('storage', follow);
  addEventListener('pageshow', ({ persisted }) => persisted && follow());
}

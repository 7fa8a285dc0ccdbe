/**
 * Marks in the table of contents the section that is being read, and keeps the mark in sight: the last section whose
 * heading has passed the upper third. The last ones of a page never get there: at its end it is the one that was jumped
 * to, else the last in sight.
 */
export function followTableOfContents() {
  const toc = document.querySelector('.toc');
  if (!toc) return;
  const links = new Map(
    [...toc.querySelectorAll('a')].map((link) => [
      document.getElementById(decodeURIComponent(link.hash.slice(1))),
      link,
    ]),
  );
  links.delete(null);
  let marked = null;
  const mark = () => {
    const link = links.get(currentOf([...links.keys()]));
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    marked = link;
    if (link) keepInSight(toc, link);
  };
  let isAsked = false;
  const markSoon = () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      mark();
    });
  };
  // Scrolling is the one thing that a jump over any number of headings cannot do without; a new size moves all of them.
  for (const event of ['scroll', 'resize', 'hashchange']) addEventListener(event, markSoon, { passive: true });
  markSoon();
}

function currentOf(headings) {
  const top = (heading) => heading.getBoundingClientRect().top;
  const { scrollHeight } = document.scrollingElement;
  const isAtEnd = scrollY > 0 && scrollY + innerHeight >= scrollHeight - 1;
  const target = document.querySelector(':target');
  if (isAtEnd && headings.includes(target) && top(target) >= 0) return target;
  const line = isAtEnd ? innerHeight : innerHeight / 3;
  return headings.findLast((heading) => top(heading) < line);
}

/** Scrolls the list, and nothing else. */
function keepInSight(toc, link) {
  const list = toc.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  if (top < list.top || bottom > list.bottom) toc.scrollTop += (top + bottom - list.top - list.bottom) / 2;
}

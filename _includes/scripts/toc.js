/** Marks in the table of contents the section that is being read: the last whose heading has passed the upper third. */
export function followTableOfContents() {
  const links = new Map(
    [...document.querySelectorAll('.toc a')].map((link) => [
      document.getElementById(decodeURIComponent(link.hash.slice(1))),
      link,
    ]),
  );
  links.delete(null);
  if (links.size === 0) return;
  const mark = () => {
    const line = innerHeight / 3;
    const current = [...links.keys()].findLast((heading) => heading.getBoundingClientRect().top < line);
    for (const [heading, link] of links) {
      if (heading === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66%' });
  for (const heading of links.keys()) observer.observe(heading);
}

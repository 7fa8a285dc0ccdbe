/** How wide a result's picture is: the theme's search.css says so. */
const pictureSizes = '(width >= 40rem) 14rem, 92vw';

/** A result as a card, in the markup of partials/card.njk. */
export function resultCard({ card, title, passage }) {
  const holder = element('div', { class: 'post-holder' }, [
    element('div', { class: 'upper-part' }, [...pictureOf(card), info(card, title, passage)]),
    ...categoriesOf(card),
  ]);
  return element('li', {}, [element('article', { class: card.classes, id: card.id }, [holder])]);
}

function info(card, title, passage) {
  const foreign = card.language ? { lang: card.language.tag, dir: card.language.direction } : {};
  return element('div', { class: 'info' }, [
    element('time', { class: 'date', datetime: card.date.iso }, [card.date.text]),
    ...(card.mark ? [element('strong', { class: 'mark' }, [card.mark])] : []),
    element('h2', foreign, [element('a', { href: card.url }, marked(title))]),
    element('p', foreign, passage ? marked(passage) : [card.excerpt]),
  ]);
}

function pictureOf({ url, thumbnail }) {
  if (!thumbnail) return [];
  const { src, srcset, width, height, alt, sources, placeholder } = thumbnail;
  const sizes = srcset ? { srcset, sizes: pictureSizes } : {};
  const loading = { decoding: 'async', loading: 'lazy' };
  const image = element('img', {
    class: `wp-post-image ${placeholder ?? ''}`,
    ...loading,
    ...sizes,
    src,
    width,
    height,
    alt,
  });
  const better = sources.map((source) => element('source', { ...source, sizes: pictureSizes }));
  const picture = better.length > 0 ? element('picture', {}, [...better, image]) : image;
  return [element('div', { class: 'image-holder' }, [element('a', { href: url }, [picture])])];
}

function categoriesOf({ categories }) {
  if (categories.length === 0) return [];
  return [element('ul', { class: 'btn-list' }, categories.map(linkItem))];
}

/** An item of a list of terms. */
export function linkItem({ name, url }) {
  return element('li', {}, [element('a', { class: 'info-btn', href: url }, [name])]);
}

function marked(pieces) {
  return pieces.map(({ text, isMarked }) => (isMarked ? element('mark', {}, [text]) : text));
}

function element(name, attributes, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * A result as the theme prints a card, with what was found marked in it, and the passage in the place of the excerpt. Where
 * title and excerpt stand is not known, as every theme may print its own card: they are found by what they say. The link
 * around the title, or else the first one, has `data-result`. A passage below a heading begins with a link to that.
 */
export function resultCard({ card, words, title, passage, section }) {
  const template = document.createElement('template');
  template.innerHTML = card;
  const result = template.content.firstElementChild;
  const headline = textNode(result, words.title);
  const link = headline?.parentElement.closest('a') ?? result.querySelector('a');
  if (link) link.dataset.result = '';
  headline?.replaceWith(...marked(title));
  if (passage) textNode(result, words.excerpt)?.replaceWith(...sectionLink(section, link), ...marked(passage));
  return result;
}

function sectionLink(section, link) {
  if (!section || !link) return [];
  const to = document.createElement('a');
  to.className = 'result-section';
  to.href = `${link.href}#${encodeURIComponent(section.id)}`;
  to.append(section.title);
  return [to];
}

/** The first text of an element that says this and nothing else. */
function textNode(element, text) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const wanted = text.trim();
  while (texts.nextNode()) if (texts.currentNode.data.trim() === wanted) return texts.currentNode;
  return null;
}

function marked(pieces) {
  return pieces.map(({ text, isMarked }) => {
    if (!isMarked) return text;
    const mark = document.createElement('mark');
    mark.append(text);
    return mark;
  });
}

import { escapeHtml } from '../../model/escape-html.ts';
import { type Data, isData } from '../folder/data.ts';
import { cardHtml } from './cards.ts';

/** A document of Mobiledoc 0.3 as HTML. `lost` is told the name of every card that is not known. */
export function mobiledocHtml(document: Data, lost: (name: string) => void): string {
  const list = (key: string): unknown[] => (Array.isArray(document[key]) ? document[key] : []);
  const [markups, atoms, cards] = [list('markups'), list('atoms'), list('cards')];

  /** Text with the marks that begin before it, and as many ends as it says. */
  const line = (markers: unknown): string => {
    const open: string[] = [];
    let html = '';
    for (const marker of listOf(markers)) {
      const [kind, begins, ends, value] = listOf(marker);
      for (const index of listOf(begins)) {
        const [name = 'span', attributes] = listOf(markups[Number(index)]);
        open.push(String(name));
        html += `<${name}${attributesOf(listOf(attributes))}>`;
      }
      html += String(kind) === '0' ? escapeHtml(String(value)) : atomHtml(listOf(atoms[Number(value)]));
      for (let count = Number(ends); count > 0; count--) html += `</${open.pop() ?? 'span'}>`;
    }
    return html;
  };

  return list('sections')
    .map((section) => {
      const [kind, first, second] = listOf(section);
      if (kind === '1')
        return first === 'aside' || first === 'pull-quote' || first === 'blockquote'
          ? `<blockquote><p>${line(second)}</p></blockquote>`
          : `<${first}>${line(second)}</${first}>`;
      if (kind === '2') return `<p><img src="${escapeHtml(String(first))}" alt=""></p>`;
      if (kind === '3')
        return `<${first}>${listOf(second)
          .map((item) => `<li>${line(item)}</li>`)
          .join('')}</${first}>`;
      const [name, payload] = listOf(cards[Number(first)]);
      const html = cardHtml(String(name), isData(payload) ? payload : {});
      if (html === null) lost(String(name));
      return html ?? '';
    })
    .join('\n');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function attributesOf(pairs: readonly unknown[]): string {
  let html = '';
  for (let index = 0; index + 1 < pairs.length; index += 2)
    html += ` ${pairs[index]}="${escapeHtml(String(pairs[index + 1]))}"`;
  return html;
}

/** What stands in a line by itself: a line break, or a text. */
function atomHtml([name, value]: readonly unknown[]): string {
  return name === 'soft-return' ? '<br>' : escapeHtml(String(value ?? ''));
}

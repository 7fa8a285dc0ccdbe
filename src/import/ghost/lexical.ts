import { escapeHtml } from '../../model/escape-html.ts';
import { type Data, isData, textAt } from '../folder/data.ts';
import { cardHtml } from './cards.ts';

/** Marks of a text, by the bits of its `format` in Lexical. */
const marks: readonly (readonly [number, string])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
];

/** A document of Lexical as HTML. `lost` is told the name of every node that is not known. */
export function lexicalHtml(document: Data, lost: (name: string) => void): string {
  return childrenOf(isData(document.root) ? document.root : document)
    .map((node) => nodeHtml(node, lost))
    .join('\n');
}

function nodeHtml(node: Data, lost: (name: string) => void): string {
  const type = (textAt(node, 'type') ?? '').replace(/^extended-/, '');
  const inside = () =>
    childrenOf(node)
      .map((child) => nodeHtml(child, lost))
      .join('');
  const wrapped = (name: string, attributes = '') => `<${name}${attributes}>${inside()}</${name}>`;
  const tag = textAt(node, 'tag');
  switch (type) {
    case 'text':
    case 'code-highlight':
      return marked(escapeHtml(String(node.text ?? '')), Number(node.format ?? 0));
    case 'linebreak':
      return '<br>';
    case 'tab':
      return ' ';
    case 'paragraph':
      return wrapped('p');
    case 'heading':
      return wrapped(/^h[1-6]$/.test(tag ?? '') ? (tag ?? 'h2') : 'h2');
    case 'quote':
    case 'aside':
      return `<blockquote><p>${inside()}</p></blockquote>`;
    case 'link':
    case 'autolink':
      return wrapped('a', ` href="${escapeHtml(textAt(node, 'url') ?? '')}"`);
    case 'list':
      return listHtml(node, lost);
    case 'listitem':
      return wrapped('li');
    default: {
      const card = cardHtml(type, node);
      if (card === null) lost(type);
      return card ?? inside();
    }
  }
}

/** An item that only holds a list belongs to the item before it. */
function listHtml(node: Data, lost: (name: string) => void): string {
  const name = textAt(node, 'tag') === 'ol' || textAt(node, 'listType') === 'number' ? 'ol' : 'ul';
  const items: string[] = [];
  for (const item of childrenOf(node)) {
    const [only, ...others] = childrenOf(item);
    const isNested = only !== undefined && others.length === 0 && textAt(only, 'type') === 'list';
    const last = items.pop();
    if (isNested && last !== undefined) items.push(last.replace(/<\/li>$/, `${nodeHtml(only, lost)}</li>`));
    else items.push(...(last === undefined ? [] : [last]), nodeHtml(item, lost));
  }
  const start =
    name === 'ol' && !/^1?$/.test(textAt(node, 'start') ?? '') ? ` start="${Number(textAt(node, 'start')) || 1}"` : '';
  return `<${name}${start}>${items.join('')}</${name}>`;
}

function marked(text: string, format: number): string {
  return marks.reduce((inner, [bit, name]) => ((format & bit) === 0 ? inner : `<${name}>${inner}</${name}>`), text);
}

function childrenOf(node: Data): Data[] {
  return Array.isArray(node.children) ? node.children.filter(isData) : [];
}

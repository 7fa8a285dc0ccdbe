import type { Element, ElementContent, RootContent } from 'hast';
import { type Note, note } from '../notes.ts';

/** Nodes without what no page of a site may have, and what was taken away. */
export interface Allowed {
  readonly nodes: readonly RootContent[];
  readonly notes: readonly Note[];
}

/**
 * Styles and scripts in attributes are left out, because a strict Content-Security-Policy forbids them; so are a picture's
 * titles, which were file names in most cases and would be shown as captions.
 */
export function withoutForbidden(nodes: readonly RootContent[]): Allowed {
  const notes: Note[] = [];
  const cleaned = nodes.map((node) => (node.type === 'element' ? allowed(node, notes) : node));
  return { nodes: cleaned, notes };
}

function allowed(element: Element, notes: Note[]): Element {
  const properties = Object.entries(element.properties).filter(([name]) => {
    const isTitle = name === 'title' && element.tagName === 'img';
    const isScript = /^on[A-Za-z]/.test(name);
    if (name === 'style') notes.push(note('layoutLost', 'styles in attributes'));
    if (isScript) notes.push(note('bodyLost', 'scripts in attributes'));
    if (isTitle) notes.push(note('dataLost', 'titles of pictures, which showed under the pointer'));
    return name !== 'style' && !isScript && !isTitle;
  });
  const children = element.children.map(
    (child): ElementContent => (child.type === 'element' ? allowed(child, notes) : child),
  );
  return { ...element, properties: Object.fromEntries(properties), children };
}

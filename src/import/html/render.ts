import type { RootContent } from 'hast';
import { parseHtml } from '../../markdown/from-html/tree.ts';
import { createRenderer, type RenderedBody } from '../../markdown/render.ts';
import { escapeHtml } from '../../model/escape-html.ts';

/**
 * Makes a function that prints Markdown as a site would, as a tree: slots are filled by what was written, so that the
 * result depends on the Markdown alone. `url` is the site's.
 */
export function createTreeRenderer(url: string): (markdown: string) => readonly RootContent[] {
  const render = createRenderer({ url, highlighting: false, diagrams: false });
  return (markdown) => parseHtml(filled(render(markdown, 1))).children;
}

function filled({ parts }: RenderedBody): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'link') return escapeHtml(part.target) + part.suffix;
      if (part.kind !== 'picture') return '';
      const picture = `<img src="${escapeHtml(part.source)}" alt="${escapeHtml(part.alt ?? '')}">`;
      const caption = part.block && part.title !== null ? `<figcaption>${escapeHtml(part.title)}</figcaption>` : '';
      return part.block ? `<figure>${picture}${caption}</figure>` : picture;
    })
    .join('');
}

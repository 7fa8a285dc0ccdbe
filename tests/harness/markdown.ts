import { createRenderer, type MarkdownOptions, type RenderedBody } from '../../src/markdown/render.ts';
import type { BodyPart } from '../../src/model/body.ts';

/** A body of a site at the root of its host, with highlighting. */
export function render(markdown: string, options: Partial<MarkdownOptions> = {}, firstLine = 1): RenderedBody {
  return createRenderer({ url: 'https://test.example/', highlighting: true, ...options })(markdown, firstLine);
}

/** A body as HTML, its slots filled in the plainest way; anchors are left out. */
export function html(markdown: string, options: Partial<MarkdownOptions> = {}): string {
  return render(markdown, options).parts.map(plain).join('').trim();
}

/** The slots of a body. */
export function slots(markdown: string, options: Partial<MarkdownOptions> = {}, firstLine = 1) {
  return render(markdown, options, firstLine).parts.filter((part) => typeof part !== 'string');
}

function plain(part: BodyPart): string {
  if (typeof part === 'string') return part;
  if (part.kind === 'heading' || part.kind === 'anchor') return '';
  if (part.kind === 'diagram') return `<img data-diagram="${part.key}">`;
  if (part.kind === 'link') return part.target + part.suffix;
  const attributes = Object.entries({ src: part.source, alt: part.alt, title: part.title, ...part.attributes })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${value}"`);
  return `<img${attributes.join('')}>`;
}

/** What the author of a body is told: `line:column rule`. */
export function told(markdown: string, firstLine = 1): string[] {
  return render(markdown, {}, firstLine).findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

import type { RenderedBody } from '../markdown/render.ts';
import type { BodyPart, LinkSlot } from '../model/body.ts';
import type { SiteLink } from '../model/post.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { wrongValue } from '../problems/rules/keys.ts';

/** A caption as HTML of a line, and what it links to on this site. */
export interface Caption {
  readonly parts: readonly (string | LinkSlot)[];
  readonly links: readonly SiteLink[];
}

/** Makes a body of a line of Markdown, which is that line of its file. */
type RenderLine = (markdown: string, line: number) => RenderedBody;

/**
 * Reads a caption, which is a line of Markdown: text, emphasis, code and links. Anything else, such as a list or a picture,
 * is told where `locate` says. That is not asked where there is no caption: the answer needs a second look at the YAML.
 */
export function readCaption(
  typed: string | null,
  locate: () => Place,
  render: RenderLine,
  problems: Problem[],
): Caption {
  const none: Caption = { parts: [], links: [] };
  if (typed === null) return none;
  const place = locate();
  const { parts, links, findings } = render(typed.replaceAll(/\s*\n\s*/g, ' '), place.line);
  const inline = parts.filter(
    (part: BodyPart): part is string | LinkSlot => typeof part === 'string' || part.kind === 'link',
  );
  const html = inline.map((part) => (typeof part === 'string' ? part : '')).join('');
  if (inline.length === parts.length && html.startsWith('<p>') && html.indexOf('</p>') === html.trimEnd().length - 4) {
    // Where a fix would stand in the file, the text of a key does not know.
    problems.push(...findings.map(({ fix, ...finding }) => ({ ...finding, ...place })));
    return { parts: unwrapped(inline), links: links.map((link) => ({ ...link, ...place })) };
  }
  problems.push(
    wrongValue(place, 'thumbnailCaption', 'a line of text, emphasis and links', JSON.stringify(typed), null),
  );
  return none;
}

/** The parts of a paragraph without its tags. */
function unwrapped(parts: Caption['parts']): Caption['parts'] {
  return parts.map((part, index) => {
    if (typeof part !== 'string') return part;
    const opened = index === 0 ? part.replace(/^<p>/, '') : part;
    return index === parts.length - 1 ? opened.replace(/<\/p>\n?$/, '') : opened;
  });
}

import type { Root, RootContent } from 'hast';
import { printMarkdown } from '../../markdown/from-html/print.ts';
import { markdownTree } from '../../markdown/from-html/to-mdast.ts';
import { elementsIn, parseHtml, rawBlock } from '../../markdown/from-html/tree.ts';
import { encodeUrl } from '../../model/url.ts';
import { type Note, note } from '../notes.ts';
import { blocksOf } from './blocks.ts';
import { factsOf, hasFirstLevel } from './facts.ts';
import { withoutForbidden } from './forbidden.ts';
import { createTreeRenderer } from './render.ts';
import { tidy } from './tidy.ts';

/** A text as Markdown, and what is to be said of it. */
export interface Converted {
  readonly markdown: string;
  readonly notes: readonly Note[];
}

/** Between two blocks that would be one: a comment, which nobody sees. */
const divider = '<!-- -->';

/**
 * Makes a function from HTML to Markdown for a site at `url`. What it gives is proved: the Markdown is rendered as the site
 * renders it, and has the texts, links, pictures, code and cells of the original, in their order. A block of which
 * Markdown has another reading stays HTML, and is told. `prepare` may change the tree first: what it leaves is the original.
 */
export function createConverter(url: string): (html: string, prepare?: (tree: Root) => Root) => Converted {
  const render = createTreeRenderer(url);
  const site = new URL(url);
  const sameUrl = (written: string) => comparable(written, site);
  const original = (nodes: readonly RootContent[], all: readonly RootContent[]) =>
    factsOf(nodes, { headingShift: hasFirstLevel(all) ? 1 : 0, sameUrl }).join('\n');
  const proves = (markdown: string, nodes: readonly RootContent[]) =>
    factsOf(render(markdown), { headingShift: 0, sameUrl }).join('\n') === original(nodes, nodes);

  /** A block by itself, and what of it stays HTML. */
  const convertBlock = (block: readonly RootContent[]): { markdown: string; raw: string | null } => {
    const markdown = printMarkdown(markdownTree(block));
    if (proves(markdown, block)) return { markdown, raw: null };
    const [first] = block;
    return { markdown: rawBlock(block), raw: first?.type === 'element' ? `<${first.tagName}>` : 'text' };
  };

  return (html, prepare = (tree) => tree) => {
    const allowed = withoutForbidden(prepare(parseHtml(html)).children);
    const blocks = blocksOf(tidy(allowed.nodes));
    const all = blocks.flat();
    const notes = [...allowed.notes];
    const wholly = printMarkdown(markdownTree(all));
    if (proves(wholly, all)) return { markdown: wholly, notes: [...notes, ...rawNotes(all)] };
    const converted = blocks.map(convertBlock);
    for (const { raw } of converted) if (raw !== null) notes.push(note('rawHtml', raw));
    const parts = converted.map(({ markdown }) => markdown);
    const joined = [parts.join('\n\n'), parts.join(`\n\n${divider}\n\n`)];
    const proved = joined.find((markdown) => proves(markdown, all));
    if (proved === undefined)
      notes.push(note('decision', 'a text that reads otherwise as Markdown: compare it with the original'));
    return { markdown: proved ?? joined[0] ?? '', notes };
  };
}

/** Elements that Markdown has no form for, in a text that was proved as a whole. */
function rawNotes(nodes: readonly RootContent[]): Note[] {
  const raw = [...elementsIn(nodes)].filter(({ tagName }) =>
    ['iframe', 'video', 'audio', 'dl', 'details', 'form'].includes(tagName),
  );
  return raw.map(({ tagName }) => note('rawHtml', `<${tagName}>`));
}

/** A URL in the one form that all ways to write it have. */
function comparable(written: string, site: URL): string {
  const url = URL.parse(encodeUrl(written.trim()), site);
  if (url === null) return written.trim();
  // Within the site a path and an absolute URL are the same, as they are to our Markdown.
  return url.host === site.host ? url.pathname + url.search + url.hash : url.href;
}

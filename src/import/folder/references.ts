import type { Nodes } from 'mdast';
import { type Extension, fromMarkdown, type Handle } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** What a reference in a text is for: `media` is what a browser loads and that is no picture. */
export type ReferenceUse = 'picture' | 'media' | 'link';

/** What is to stand in a reference's place; the reference itself where it stays. */
export type Resolve = (reference: string, use: ReferenceUse) => string;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Markdown with its references to pictures and pages resolved, in Markdown and in raw HTML, and nothing else changed: code
 * stays as it is, as does every way to write something.
 */
export function withReferences(markdown: string, resolve: Resolve): string {
  if (!/\]\(|\]:|\b(?:src|href|poster|srcset|data-src)\s*=/i.test(markdown)) return markdown;
  const places: Places = new Map();
  const tree = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown(), destinations(places)],
  });
  const edits: Edit[] = [];
  collect(tree, markdown, { resolve, places }, edits);
  return edited(markdown, edits);
}

/** Where the destination of a link, a picture or a definition is written, with the brackets that may stand around it. */
type Places = Map<Nodes, { readonly start: number; readonly end: number }>;

/** What notes the destinations of a text while it is read: the tree has only those of whole links. */
function destinations(places: Places): Extension {
  const noted: Handle = function (token) {
    const node = this.stack.at(-1);
    if (node !== undefined && node.type !== 'fragment')
      places.set(node, { start: token.start.offset, end: token.end.offset });
  };
  return { exit: { resourceDestination: noted, definitionDestination: noted } };
}

function edited(text: string, edits: readonly Edit[]): string {
  let written = '';
  let from = 0;
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue;
    written += text.slice(from, start) + replacement;
    from = end;
  }
  return written + text.slice(from);
}

function collect(node: Nodes, markdown: string, tools: { resolve: Resolve; places: Places }, edits: Edit[]): void {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const { resolve, places } = tools;
  if (node.type === 'image' || node.type === 'link' || node.type === 'definition') {
    const use = node.type === 'image' || (node.type === 'definition' && isPictureName(node.url)) ? 'picture' : 'link';
    const at = places.get(node);
    const resolved = resolve(node.url, use);
    if (at !== undefined && resolved !== node.url) edits.push({ ...at, text: destination(resolved) });
    // A picture without an address shows nothing but the text that stands for it.
    else if (node.type === 'image' && node.url === '') edits.push({ start, end, text: node.alt ?? '' });
  } else if (node.type === 'html') edits.push(...htmlEdits(markdown.slice(start, end), resolve, start));
  if ('children' in node) for (const child of node.children) collect(child, markdown, tools, edits);
}

function isPictureName(url: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|svg|avif)$/i.test(url);
}

/** A URL as Markdown writes it behind a bracket. */
export function destination(url: string): string {
  return /[\s()<>]/.test(url) ? `<${url.replaceAll(/[<>]/g, (sign) => encodeURIComponent(sign))}>` : url;
}

const attribute = /(\s(src|href|poster|srcset|data-src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

function htmlEdits(html: string, resolve: Resolve, offset: number): Edit[] {
  return [...html.matchAll(/<([a-z][^\s<>/]*)[^<>]*>/gi)].flatMap((tag) =>
    [...tag[0].matchAll(attribute)].flatMap((found): Edit[] => {
      const [whole, before = '', name = '', double, single, bare] = found;
      const value = double ?? single ?? bare ?? '';
      const resolved = resolvedAttribute(value, name.toLowerCase(), tag[1] ?? '', resolve);
      const start = offset + tag.index + found.index + before.length;
      return resolved === value
        ? []
        : [{ start, end: start + whole.length - before.length, text: `"${resolved.replaceAll('"', '&quot;')}"` }];
    }),
  );
}

/** The value of an attribute of an element; `srcset` has several URLs with their sizes. */
export function resolvedAttribute(value: string, name: string, element: string, resolve: Resolve): string {
  const isPicture = element.toLowerCase() === 'img' && /src$/.test(name);
  if (name !== 'srcset') return resolve(value, name === 'href' ? 'link' : isPicture ? 'picture' : 'media');
  return value
    .split(/,\s+|,$/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [url = '', ...sizes] = part.trim().split(/\s+/);
      return [resolve(url, 'picture'), ...sizes].join(' ');
    })
    .join(', ');
}

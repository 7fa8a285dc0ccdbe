import { languageName } from '../../../markdown/from-html/code-language.ts';
import { escapeHtml } from '../../../model/escape-html.ts';
import { embedHtml } from '../../html/embed.ts';
import { note } from '../../notes.ts';
import { type Block, parseBlocks } from './block-grammar.ts';
import type { BodyContext } from './body-context.ts';
import { codeHtml } from './shortcodes.ts';

/** Blocks that show nothing but what is in them, and have no place in Markdown of their own. */
const layouts: Readonly<Record<string, string>> = {
  'core/columns': 'columns',
  'core/buttons': 'buttons',
  'core/cover': 'covers',
  'core/media-text': 'pictures beside texts',
  'core/gallery': 'galleries',
};

/** Blocks that are empty and mean a gap or a line. */
const gaps = new Set([
  'core/spacer',
  'core/separator',
  'core/more',
  'core/nextpage',
  'core/footnotes',
  'core/paragraph',
  'core/column',
  'core/group',
]);

/** As deep as a reusable block may stand in another: one that holds itself would never end. */
const deepest = 8;

/** The HTML of blocks, as WordPress prints it. Of a block that is made when a page is shown nothing is there: it is told. */
export function blocksHtml(parts: readonly (string | Block)[], context: BodyContext, depth = 0): string {
  return parts.map((part) => (typeof part === 'string' ? part : blockHtml(part, context, depth))).join('');
}

function blockHtml(block: Block, context: BodyContext, depth: number): string {
  const { name, attributes } = block;
  const layout = layouts[name];
  if (layout !== undefined) context.tell(note('layoutLost', layout));
  if (name === 'core/block') return reusableHtml(attributes.ref, context, depth);
  const inner = blocksHtml(block.content, context, depth);
  const text = (key: string) => {
    const value = attributes[key];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  if (name === 'core/embed' || name.startsWith('core-embed/')) return embedBlock(text('url'), inner);
  if (name === 'core/social-link') return socialLink(text('url'), text('label') ?? text('service'));
  if (name === 'core/verse') return verse(inner);
  if (name === 'core/cover' && text('url') !== null && !inner.includes('<img'))
    return `<img src="${escapeHtml(text('url') ?? '')}" alt="">${inner}`;
  if (/code|enlighter|prism|highlight|preformatted/.test(name))
    return codeBlock(text('code'), text('language') ?? text('lang') ?? text('mode'), inner);
  if (name === 'core/nextpage') context.tell(note('layoutLost', 'pages of one text: they are joined'));
  if (inner.replaceAll(/<!--[\s\S]*?-->|\s/g, '') === '' && !gaps.has(name))
    context.tell(note('bodyLost', `the block wp:${name.replace(/^core\//, '')}`));
  return inner;
}

function reusableHtml(ref: unknown, context: BodyContext, depth: number): string {
  const content = typeof ref === 'number' ? context.reusable.get(ref) : undefined;
  if (content === undefined || depth >= deepest) {
    context.tell(note('bodyLost', 'a reusable block that is not in the export'));
    return '';
  }
  return blocksHtml(parseBlocks(content), context, depth + 1);
}

/** What is embedded, and its caption below. */
function embedBlock(url: string | null, inner: string): string {
  const caption = /<figcaption[^>]*>([\s\S]*?)<\/figcaption>/i.exec(inner)?.[1]?.trim() ?? '';
  const written = url ?? /https?:\/\/[^\s<"]+/.exec(inner)?.[0] ?? null;
  if (written === null) return inner;
  return `${embedHtml(written)}${caption === '' ? '' : `<p>${caption}</p>`}`;
}

function socialLink(url: string | null, label: string | null): string {
  if (url === null) return '';
  return `<li><a href="${escapeHtml(url)}">${escapeHtml(label ?? url)}</a></li>`;
}

/** The lines of a poem: each is one, and begins where it began. */
function verse(inner: string): string {
  const lines = /<pre\b[^>]*>([\s\S]*?)<\/pre>/i.exec(inner)?.[1];
  if (lines === undefined) return inner;
  const indented = lines
    .split(/\n|<br\s*\/?>/i)
    .map((line) => line.replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length)));
  return `<p>${indented.join('<br>')}</p>`;
}

/** Code whose language, or which itself, is in the block's attributes and not in its HTML. */
function codeBlock(code: string | null, language: string | null, inner: string): string {
  const name = languageName(language ?? '');
  if (code !== null) return codeHtml(code, name);
  if (name === null || /\blanguage-|data-enlighter-language/.test(inner)) return inner;
  return inner.replace(/<pre\b/i, `<pre data-language="${escapeHtml(name)}"`);
}

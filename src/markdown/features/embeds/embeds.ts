import type MarkdownIt from 'markdown-it';
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs';
import type { RenderRule } from 'markdown-it/lib/renderer.mjs';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import Token from 'markdown-it/lib/token.mjs';
import type { MarkdownLabels } from '../../../i18n/words.ts';
import { escapeHtml, escapeText } from '../../../model/escape-html.ts';
import type { BodyEnvironment } from '../../environment.ts';
import { textOf } from '../../tokens.ts';
import { codeLink, codeSource, framedLater, note, type Shown } from './facade.ts';
import { gistAnchor } from './programs.ts';
import { readEmbed } from './read-embed.ts';
import { recordOf } from './record.ts';
import { readTag } from './tags.ts';

/**
 * Films, notes and programs of others: an address of theirs that is a paragraph by itself, and the tags of Hugo and Jekyll
 * for them. A link with words of its own stays a link, and so does what a list or a footnote begins with.
 */
export function embeds(parser: MarkdownIt, labels: MarkdownLabels, language: string): void {
  parser.block.ruler.before('fence', 'embed_tag', readTagBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  // Before notes are moved to the end, where they could not be told from the text.
  parser.core.ruler.after('inline', 'embeds', (state) => {
    const { means }: BodyEnvironment = state.env;
    if (means.embeds && state.src.includes('.')) embedParagraphs(state);
  });
  parser.renderer.rules.embed = (tokens, index, options, environment: BodyEnvironment, renderer) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const { embed, title, written, spot } = token.meta;
    environment.outward.push({ url: written, ...spot });
    environment.embeds.push({ embed, ...spot });
    if (!environment.means.embeds)
      return `<p><a href="${escapeHtml(embed.url)}">${escapeText(title ?? embed.url)}</a></p>\n`;
    environment.features.add('embeds');
    const attributes = { id: token.attrGet('id'), classes: token.attrGet('class') ?? '' };
    const shown: Shown = { embed, title, record: recordOf(embed.key, spot, environment), attributes, spot };
    const around = { labels, language, slots: environment.slots };
    if (embed.frame !== null) return framedLater(shown, around);
    if (embed.kind === 'note') return note(shown, around);
    const files = filesOf(shown);
    if (files.length === 0) return codeLink(shown, around);
    const fences = files.map((file) => fenced(file, token.map));
    const fence: RenderRule | undefined = renderer.rules.fence;
    return (
      fences.map((_, at) => fence?.(fences, at, options, environment, renderer) ?? '').join('') + codeSource(shown)
    );
  };
}

/** The files of a gist that are shown; the one that an address names, if it is there. */
function filesOf({ embed, record }: Shown): NonNullable<Shown['record']['files']> {
  const files = record.files ?? [];
  const named = files.filter(({ name }) => gistAnchor(name) === embed.file);
  return named.length > 0 ? named : files;
}

function fenced({ name, text }: { readonly name: string; readonly text: string }, map: Token['map']): Token {
  const fence = new Token('fence', 'code', 0);
  const ending = /\.([\w-]+)$/.exec(name)?.[1] ?? '';
  fence.info = `${ending} title="${name.replaceAll('"', "'").replaceAll('\\', '\\\\')}"`;
  fence.content = text.endsWith('\n') ? text : `${text}\n`;
  fence.map = map;
  return fence;
}

/** Lines that a tag may go on for. */
const mostLines = 12;

/** A tag that has its lines to itself. */
const readTagBlock: RuleBlock = (state, startLine, endLine, silent) => {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charAt(start) !== '{' || !/^\{[{%]/.test(state.src.slice(start, start + 2))) return false;
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const lines: string[] = [];
  for (let line = startLine; line < Math.min(endLine, startLine + mostLines); line++) {
    const text = state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim();
    if (text === '') return false;
    lines.push(text);
    if (!/[}]\}$|%\}$/.test(text)) continue;
    const tag = readTag(lines.join('\n'));
    if (tag === null) return false;
    if (silent) return true;
    const { source }: BodyEnvironment = state.env;
    const first = source.first + startLine;
    const spot = { line: first, column: Math.max(0, source.line(first).indexOf('{')) + 1 };
    const token = state.push('embed', 'figure', 0);
    token.block = true;
    token.map = [startLine, line + 1];
    token.meta = { ...tag, written: tag.embed.url, spot };
    state.line = line + 1;
    return true;
  }
  return false;
};

/** What begins an entry of a list: an address there is one of several. */
const entries = new Set(['list_item_open', 'dd_open', 'dt_open']);

function embedParagraphs(state: StateCore): void {
  const { tokens } = state;
  let notes = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.type === 'footnote_open') notes++;
    else if (token?.type === 'footnote_close') notes--;
    if (token?.type !== 'paragraph_open' || token.hidden || notes > 0) continue;
    if (tokens[index + 1]?.children?.[0]?.type !== 'link_open') continue;
    if (entries.has(tokens[index - 1]?.type ?? '')) continue;
    const made = embedOf(token, tokens[index + 1], state);
    if (made !== null) tokens.splice(index, 3, made);
  }
}

/** What a paragraph shows that is nothing but an address; null for any other. */
function embedOf(paragraph: Token, inline: Token | undefined, { env }: StateCore): Token | null {
  const children = inline?.children ?? [];
  const [link, ...others] = children;
  if (link?.type !== 'link_open' || others.at(-1)?.type !== 'link_close') return null;
  const text = others.slice(0, -1);
  if (text.some(({ type }) => type !== 'text' && type !== 'text_special')) return null;
  const url = link.attrGet('href') ?? '';
  const isBare = link.markup === 'autolink' || link.markup === 'linkify' || textOf(text) === url;
  if (!isBare || link.attrs?.length !== 1) return null;
  const embed = readEmbed(url);
  if (embed === null) return null;
  const { source }: BodyEnvironment = env;
  const line = source.first + (inline?.map?.[0] ?? 0);
  const column = /\S/.exec(source.line(line).replace(/^[\s>]*/, (before) => ' '.repeat(before.length)))?.index ?? 0;
  const made = new Token('embed', 'figure', 0);
  made.block = true;
  made.map = paragraph.map;
  made.level = paragraph.level;
  made.attrs = paragraph.attrs;
  made.meta = { embed, title: null, written: url, spot: { line, column: column + 1 } };
  return made;
}

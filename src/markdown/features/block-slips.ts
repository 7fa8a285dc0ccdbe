import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Problem } from '../../problems/problem.ts';
import {
  accidentalCode,
  accidentalHeading,
  emptyHeading,
  rawMarkdown,
  rawWords,
  secondFrontMatter,
} from '../../problems/rules/structure.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import type { SourceLines } from '../lines.ts';
import { tagsOf } from './html-tags.ts';

/** Tells blocks that are others than they look: headings of dashes, code of spaces, Markdown that is HTML. */
export function blockSlips(parser: MarkdownIt): void {
  parser.core.ruler.after('block', 'block_slips', ({ src, tokens, env }) => {
    const { source, findings }: BodyEnvironment = env;
    const within = frontMatterLines(src, tokens);
    for (const line of within) findings.push(secondFrontMatter(bodyPlace({ line: source.first + line, column: 1 })));
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (token === undefined || token.map === null) continue;
      const [line] = token.map;
      if (token.type === 'code_block') findings.push(...codeFindings(token, source));
      else if (token.type === 'html_block') findings.push(...htmlFindings(token, source));
      else if (token.type === 'heading_open' && !within.some((begin) => Math.abs(begin - line) <= 1))
        findings.push(...headingFindings(token, tokens[index + 1]?.content ?? '', source));
    }
  });
}

const frontMatter =
  /^---[ \t]*\n(?=(?:.*\n)*?(?:title|date|tags|categories|layout|author|slug|draft|description):)(?:(?:[A-Za-z_][\w-]*:(?:[ \t].*)?|[ \t]+.*|- .*)\n)+---[ \t]*$/gm;

/** The lines, from 0, at which keys and values between two lines of dashes begin that are no block of code. */
function frontMatterLines(src: string, tokens: readonly Token[]): number[] {
  if (!src.includes('---') || !/^---[ \t]*\n[A-Za-z_][\w-]*:/m.test(src)) return [];
  return [...src.matchAll(frontMatter)]
    .map(({ index }) => src.slice(0, index).split('\n').length - 1)
    .filter(
      (line) => !tokens.some(({ type, map }) => type === 'fence' && map !== null && line >= map[0] && line < map[1]),
    );
}

function headingFindings({ map, markup, level }: Token, text: string, source: SourceLines): Problem[] {
  const hasSigns = markup.startsWith('#');
  if (hasSigns && text !== '') return [];
  const [from, to] = map ?? [0, 0];
  const line = source.first + from;
  const place = bodyPlace({ line, column: source.line(line).search(/\S|$/) + 1 });
  if (hasSigns) return [emptyHeading(place)];
  // A headline has one line and no full stop; who underlines one draws the line as long as it is.
  const underline = source.line(source.first + to - 1).trim();
  const isText = /[.:,;]$/.test(text) || text.includes('\n');
  if (level > 0 || markup !== '-' || underline.length > 5 || !isText) return [];
  const at = source.offsetOf({ line: source.first + to - 1, column: 1 });
  return [
    {
      ...accidentalHeading(place),
      fix: { does: 'write an empty line above it', edits: [{ start: at, end: at, text: '\n' }] },
    },
  ];
}

/** Lines that are Markdown, and neither a comment of a shell nor a list of YAML. */
const markdownLine = /^(?:[-*+] \p{L}|\d{1,2}[.)] \p{L}|#{2,6} \p{Lu}|`{3,}|!?\[[^\]]+\]\([^)\s]+\))/u;

function codeFindings({ map, content, level }: Token, source: SourceLines): Problem[] {
  const lines = content.split('\n').filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  const isMarkdown =
    level === 0 && lines.every((line) => markdownLine.test(line)) && (lines.length > 1 || /^[`#![]/.test(first));
  const isFence = /^(?:`{3,}|~{3,})[\w-]*$/.test(first) && lines.length > 1;
  const isProse = lines.every((line) => isSentence(line));
  if (!isMarkdown && !isFence && !isProse) return [];
  const line = source.first + (map?.[0] ?? 0);
  return [accidentalCode(bodyPlace({ line, column: source.line(line).search(/\S/) + 1 }), first.trim())];
}

/** A line of prose: words of letters alone for the most part, and an end that no program has. */
function isSentence(line: string): boolean {
  const words = line.trim().split(/\s+/);
  const plain = words.filter((word) => /^["“(]?[\p{L}’'-]+[.,;:!?)”"]*$/u.test(word));
  return (
    words.length > 5 &&
    plain.length > words.length * 0.8 &&
    /^\p{Lu}/u.test(line.trim()) &&
    /[\p{L}][.!?]$/u.test(line.trim())
  );
}

/** What is Markdown wherever it stands in a text, and nothing in HTML. */
const markdownIn =
  /(?<![\w*\\])\*\*(?![\s*])[^*\n<>]*[^\s*]\*\*(?!\w)|!?\[[^[\]\n<>]+\]\((?:https?:\/\/|[./#])[^()\s<>]*\)|^[ \t]*`{3,}[\w-]*[ \t]*$|^[ \t]{0,3}#{2,6} \S|(?<![\w`\\])`[^`\n<>]+`(?![\w`])|^[ \t]{0,3}[-*] \S.*\n[ \t]{0,3}[-*] \S/m;

const asTyped = new Set(['pre', 'code', 'script', 'style', 'svg', 'math', 'textarea', 'template', 'title', 'iframe']);

function htmlFindings({ map, content }: Token, source: SourceLines): Problem[] {
  if (!markdownIn.test(content)) return [];
  const text = textBetweenTags(content);
  const match = text === null ? null : markdownIn.exec(text.html);
  if (match === null || text === null) return [];
  const at = match.index + match[0].search(/\S/);
  const before = content.slice(0, at).split('\n');
  const line = source.first + (map?.[0] ?? 0) + before.length - 1;
  const [written = ''] = content.slice(at, match.index + match[0].trimEnd().length).split('\n');
  const column = Math.max(0, source.line(line).indexOf(written)) + 1;
  const [typed = ''] = content.slice(at - (before.at(-1)?.length ?? 0)).split('\n');
  const html = /<[a-z/]/i.test(typed.replace(written, '')) ? asHtml(written) : null;
  const place = bodyPlace({ line, column });
  return [html === null ? rawMarkdown(place, written, `<${text.outermost}>`) : rawWords(place, written, html)];
}

/** The same in HTML; null for what has lines of its own. */
function asHtml(markdown: string): string | null {
  const [, strong, link, url, code] = /^(?:\*\*(.+)\*\*|\[([^\]]+)\]\((\S+)\)|`([^`]+)`)$/.exec(markdown) ?? [];
  if (strong !== undefined) return `<strong>${strong}</strong>`;
  if (link !== undefined) return `<a href="${url}">${link}</a>`;
  return code === undefined ? null : `<code>${code.replaceAll('<', '&lt;')}</code>`;
}

/** A block with blanks in place of its tags, its comments and what is shown as it is typed; null where it has no element. */
function textBetweenTags(content: string): { readonly html: string; readonly outermost: string } | null {
  const { tags, unfinished } = tagsOf(content);
  const [outer] = tags;
  if (outer === undefined || outer.isClosing || unfinished !== null) return null;
  let html = content.replaceAll(/<!--[\s\S]*?-->/g, blank);
  const open: { readonly name: string; readonly start: number }[] = [];
  for (const { name, isClosing, start, end } of tags) {
    html = html.slice(0, start) + blank(html.slice(start, end)) + html.slice(end);
    if (!asTyped.has(name)) continue;
    if (!isClosing) open.push({ name, start: end });
    else {
      const from = open.pop()?.start ?? start;
      html = html.slice(0, from) + blank(html.slice(from, start)) + html.slice(start);
    }
  }
  const last = open[0]?.start;
  if (last !== undefined) html = html.slice(0, last) + blank(html.slice(last));
  return asTyped.has(outer.name) && !tags.some(({ name, isClosing }) => name === outer.name && isClosing)
    ? null
    : { html, outermost: outer.name };
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

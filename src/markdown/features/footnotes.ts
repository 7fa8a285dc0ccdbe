import type MarkdownIt from 'markdown-it';
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs';
import type { RuleInline } from 'markdown-it/lib/parser_inline.mjs';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import Token from 'markdown-it/lib/token.mjs';
import type { MarkdownLabels } from '../../i18n/words.ts';
import { escapeHtml } from '../../model/escape-html.ts';
import { nearest } from '../../problems/nearest.ts';
import type { Problem } from '../../problems/problem.ts';
import { repeatedFootnote, undefinedFootnote, unusedFootnote } from '../../problems/rules/prose.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { inlineProse } from '../inline-prose.ts';
import { isInsideLink } from '../tokens.ts';

/**
 * Footnotes as on GitHub: `[^label]` in the text, `[^label]: note` anywhere. Notes are numbered in the order in which
 * they are first referred to, and stand at the end; one that nothing refers to is left out. Their ids have a colon, so
 * that no heading can have them.
 */
export function footnotes(parser: MarkdownIt, labels: MarkdownLabels): void {
  parser.block.ruler.before('reference', 'footnote', definition, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  parser.inline.ruler.before('link', 'footnote', reference);
  parser.core.ruler.after('inline', 'footnotes', collect);
  const { rules } = parser.renderer;
  rules.footnotes_open = () =>
    `<section class="footnotes" role="doc-endnotes" aria-label="${escapeHtml(labels.footnotes)}">\n<ol>\n`;
  rules.footnotes_close = () => '</ol>\n</section>\n';
  rules.footnote_open = (tokens, index, _options, { ids }: BodyEnvironment) => {
    const id = `fn:${tokens[index]?.meta.number}`;
    ids.push(id);
    return `<li id="${id}">\n`;
  };
  rules.footnote_close = () => '</li>\n';
  rules.footnote_reference = (tokens, index, _options, { ids }: BodyEnvironment) => {
    const { number, name } = tokens[index]?.meta ?? {};
    ids.push(`fnref:${name}`);
    const label = escapeHtml(labels.footnote(number));
    const link = `<a href="#fn:${number}" id="fnref:${name}" role="doc-noteref" aria-label="${label}">[${number}]</a>`;
    return `<sup class="footnote-ref">${link}</sup>`;
  };
  rules.footnote_back = (tokens, index) => {
    const { name } = tokens[index]?.meta ?? {};
    const label = escapeHtml(labels.backToReference(name));
    // The second character keeps iOS from showing the arrow as an emoji.
    return ` <a href="#fnref:${name}" class="footnote-backref" role="doc-backlink" aria-label="${label}">↩\uFE0E</a>`;
  };
}

/** A label is as long as that of a link may be. */
const definitionStart = /\[\^([^\s\]]{1,999})\]:[ \t]*/y;
const referenceHere = /\[\^([^\s\]]{1,999})\]/y;

/** A note where it was written: its blocks are indented by four, like those of a list item. */
const definition: RuleBlock = (state, startLine, endLine, silent) => {
  const start = state.bMarks[startLine] ?? 0;
  const shift = state.tShift[startLine] ?? 0;
  const column = state.sCount[startLine] ?? 0;
  definitionStart.lastIndex = start + shift;
  const label = column - state.blkIndent < 4 ? definitionStart.exec(state.src)?.[1] : undefined;
  if (label === undefined || silent) return label !== undefined;
  const environment: BodyEnvironment = state.env;
  const key = state.md.utils.normalizeReference(label);
  const known = environment.footnotes.has(key);
  const line = environment.source.first + startLine;
  if (known) environment.findings.push(repeatedFootnote(bodyPlace({ line, column: column + 1 }), label));
  else environment.footnotes.set(key, { label, line, column: column + 1 });
  state.push('footnote_open', 'li', 1).meta = { key };
  // For the blocks of the note, its first line begins behind the label.
  state.bMarks[startLine] = definitionStart.lastIndex;
  state.tShift[startLine] = 0;
  state.blkIndent += 4;
  state.sCount[startLine] = state.blkIndent;
  const { parentType } = state;
  state.parentType = 'root';
  state.md.block.tokenize(state, startLine, endLine);
  state.parentType = parentType;
  state.blkIndent -= 4;
  state.bMarks[startLine] = start;
  state.tShift[startLine] = shift;
  state.sCount[startLine] = column;
  state.push('footnote_close', 'li', -1);
  return true;
};

const reference: RuleInline = (state, silent) => {
  const environment: BodyEnvironment = state.env;
  if (environment.footnotes.size === 0) return false;
  referenceHere.lastIndex = state.pos;
  const label = referenceHere.exec(state.src)?.[1];
  if (label === undefined || referenceHere.lastIndex > state.posMax) return false;
  const key = state.md.utils.normalizeReference(label);
  if (!environment.footnotes.has(key)) return false;
  if (!silent) {
    if (isInsideLink(state)) return false;
    state.push('footnote_reference', '', 0).meta = { key };
  }
  state.pos = referenceHere.lastIndex;
  return true;
};

/** A note that something refers to. */
interface Note {
  readonly number: number;
  readonly tokens: readonly Token[];
  references: number;
}

/** Numbers the references, and moves the notes to the end. */
function collect(state: StateCore): void {
  const environment: BodyEnvironment = state.env;
  const { footnotes: known, findings } = environment;
  if (state.src.includes('[^')) findings.push(...undefinedNotes(state.tokens, environment));
  if (known.size === 0) return;
  const { text, definitions } = separate(state.tokens);
  const notes = new Map<string, Note>();
  refer(text, definitions, notes);
  // Notes may refer to others, which this loop then comes to.
  for (const note of notes.values()) refer(note.tokens, definitions, notes);
  for (const [key, { label, ...spot }] of known)
    if (!notes.has(key)) findings.push(unusedFootnote(bodyPlace(spot), label));
  state.tokens = notes.size === 0 ? text : [...text, ...endnotes([...notes.values()])];
}

/** A reference of which there is no note: a number, or a word behind another. A class of letters looks alike: `[^a-z]`. */
const unknownNote = /(?<=[^\s\\([|`/^"'])\[\^([\w-]*[\p{L}\d][\w-]*)\](?![:(*+?{\w])|\[\^(\d{1,3})\](?![:(*+?{\w])/gu;

function undefinedNotes(tokens: readonly Token[], { source, footnotes: known }: BodyEnvironment): Problem[] {
  const findings: Problem[] = [];
  const labels = [...known.values()].map(({ label }) => label);
  for (const block of inlineProse(tokens, source, /\[\^/)) {
    for (const { 0: written, 1: word, 2: number, index } of block.text.matchAll(unknownNote)) {
      const label = word ?? number ?? '';
      if (block.shown.includes(written))
        findings.push(undefinedFootnote(bodyPlace(block.spotAt(index)), label, nearest(label, labels)));
    }
  }
  return findings;
}

/** Parts the text from the notes in it; the first of several notes with one label counts. */
function separate(tokens: readonly Token[]): { text: Token[]; definitions: Map<string, Token[]> } {
  const text: Token[] = [];
  const definitions = new Map<string, Token[]>();
  const open = [text];
  for (const token of tokens) {
    if (token.type === 'footnote_open') {
      const note: Token[] = [];
      if (!definitions.has(token.meta.key)) definitions.set(token.meta.key, note);
      open.push(note);
    } else if (token.type === 'footnote_close') open.pop();
    else open.at(-1)?.push(token);
  }
  return { text, definitions };
}

/** Numbers the references in tokens. */
function refer(tokens: readonly Token[], definitions: ReadonlyMap<string, Token[]>, notes: Map<string, Note>): void {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type !== 'footnote_reference') continue;
    const { key } = token.meta;
    const note = notes.get(key) ?? { number: notes.size + 1, tokens: definitions.get(key) ?? [], references: 0 };
    note.references++;
    notes.set(key, note);
    token.meta = { number: note.number, name: referenceName(note.number, note.references) };
  }
}

/** `1`, and `1-2` for the second reference to the same note. */
function referenceName(number: number, reference: number): string {
  return reference === 1 ? String(number) : `${number}-${reference}`;
}

function endnotes(notes: readonly Note[]): Token[] {
  const items = notes.flatMap(({ number, tokens, references }) => {
    const last = tokens.at(-1);
    const inParagraph = last?.type === 'paragraph_close' && !last.hidden;
    const back = Array.from({ length: references }, (_, index) =>
      token('footnote_back', 0, { name: referenceName(number, index + 1) }),
    );
    const content = inParagraph ? [...tokens.slice(0, -1), ...back, last] : [...tokens, ...back];
    return [token('footnote_open', 1, { number }), ...content, token('footnote_close', -1)];
  });
  return [token('footnotes_open', 1), ...items, token('footnotes_close', -1)];
}

function token(type: string, nesting: Token['nesting'], meta: unknown = null): Token {
  const made = new Token(type, '', nesting);
  made.meta = meta;
  return made;
}

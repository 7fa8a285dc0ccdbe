import type MarkdownIt from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import type { BodyEnvironment } from '../environment.ts';
import { textOf, textWithPictures } from '../tokens.ts';
import { HeadingIds } from './heading-ids.ts';
import { tagsOf } from './html-tags.ts';

const deepest = 6;

/**
 * Ids as GitHub makes them, and the places before and behind each heading that its anchor needs. A page has one `h1`,
 * its title: where a body has first-level headings of its own, all its headings go down one level (those of the sixth
 * stay), so that what was below something still is.
 */
export function headings(parser: MarkdownIt): void {
  parser.core.ruler.push('headings', completeHeadings);
  parser.renderer.rules.heading_open = (tokens, index, options, { slots }: BodyEnvironment, renderer) =>
    slots.add({ kind: 'heading' }) + renderer.renderToken(tokens, index, options);
  parser.renderer.rules.heading_close = (tokens, index, _options, { slots }: BodyEnvironment) => {
    const token = tokens[index];
    return `</${token?.tag}>${slots.add({ kind: 'anchor', ...token?.meta })}\n`;
  };
}

/** The tag of a heading whose own is `tag`, in a body whose headings go down. */
export function loweredTag(tag: string, shift: number): string {
  return `h${Math.min(deepest, Number(tag.slice(1)) + shift)}`;
}

function completeHeadings(state: StateCore): void {
  const environment: BodyEnvironment = state.env;
  const raw = state.src.includes('<') ? rawTags(state.tokens) : noTags;
  const hasFirstLevel = ({ type, tag }: Token) => tag === 'h1' && type === 'heading_open';
  environment.headingShift = raw.hasFirstLevel || state.tokens.some(hasFirstLevel) ? 1 : 0;
  const ids = new HeadingIds([...raw.ids, ...environment.ids]);
  for (let index = 0; index < state.tokens.length - 2; index++) {
    const open = state.tokens[index];
    if (open?.type !== 'heading_open') continue;
    const [inline, close] = [state.tokens[index + 1], state.tokens[index + 2]];
    if (inline === undefined || close === undefined) continue;
    const children = inline.children ?? [];
    const text = textOf(children).trim() || textWithPictures(children).trim();
    const written = open.attrGet('id');
    const id = written ?? ids.next(text);
    open.tag = close.tag = loweredTag(open.tag, environment.headingShift);
    open.attrSet('id', id);
    close.meta = { id, text };
    if (written === null) environment.ids.push(id);
    environment.headings.push({ level: Number(open.tag.slice(1)), id, text });
  }
}

/** What raw HTML has that headings must know: ids that are taken, and a first-level heading. */
interface RawTags {
  readonly ids: readonly string[];
  readonly hasFirstLevel: boolean;
}

const noTags: RawTags = { ids: [], hasFirstLevel: false };

function rawTags(tokens: readonly Token[]): RawTags {
  const ids: string[] = [];
  let hasFirstLevel = false;
  for (const token of tokens) {
    for (const { type, content } of token.children ?? [token]) {
      if ((type !== 'html_inline' && type !== 'html_block') || !/\bid\s*=|<h1\b/i.test(content)) continue;
      for (const { name, attributes } of tagsOf(content).tags) {
        hasFirstLevel ||= name === 'h1';
        ids.push(...attributes.filter((attribute) => attribute.name === 'id').map(({ value }) => value));
      }
    }
  }
  return { ids, hasFirstLevel };
}

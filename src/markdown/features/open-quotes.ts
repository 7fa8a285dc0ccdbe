import type MarkdownIt from 'markdown-it';
import { unclosedQuote } from '../../problems/rules/bodies.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { inlineProse } from '../inline-prose.ts';

const sign = /<[a-z][\w-]*\s[^<>]*=["'][^<>]*>/i;

/** A start tag whose last value is not closed before the tag seems to end; one that is closed behind it may hold a `>`. */
const openQuote =
  /<[a-z][\w-]*(?:\s+[\w:@-]+(?:=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'=<>`]+))?)*\s+[\w:@-]+=(?:"[^"<>\n]*(?=\/?>(?![^"<]*"))|'[^'<>\n]*(?=\/?>(?![^'<]*')))/gi;

/** The end of a name's value, before other attributes that a missing quotation mark has taken into it. */
const firstWord = /^(.*=["'][^\s"']*)(.*)$/s;

/** Tells tags with a quotation mark that is never closed: CommonMark prints them as text, HTML takes what follows into it. */
export function openQuotes(parser: MarkdownIt): void {
  parser.core.ruler.push('open_quotes', ({ src, tokens, env }) => {
    if (!src.includes('<') || !sign.test(src)) return;
    const { source, findings }: BodyEnvironment = env;
    const tell = (text: string, spotAt: (offset: number) => { readonly line: number; readonly column: number }) => {
      for (const { 0: written, index } of text.matchAll(openQuote))
        findings.push(unclosedQuote(bodyPlace(spotAt(index)), `${written}>`, `${closed(written)}>`));
    };
    for (const block of inlineProse(tokens, source, sign)) tell(block.text, (offset) => block.spotAt(offset));
    for (const { type, content, map } of tokens)
      if (type === 'html_block' && map !== null)
        tell(content, (offset) => {
          const before = content.slice(0, offset);
          const line = source.first + map[0] + before.split('\n').length - 1;
          return { line, column: offset - before.lastIndexOf('\n') };
        });
  });
}

function closed(written: string): string {
  const quote = /=(["'])[^"']*$/.exec(written)?.[1] ?? '"';
  const [, start = written, rest = ''] = firstWord.exec(written) ?? [];
  return /\s[\w-]+=/.test(rest) ? `${start}${quote}${rest}` : written + quote;
}

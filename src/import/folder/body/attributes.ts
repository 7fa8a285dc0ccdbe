import GithubSlugger from 'github-slugger';
import { type Note, note } from '../../notes.ts';
import type { BodyTools } from '../blog.ts';
import { outsideCode } from '../code-spans.ts';
import { anchored } from './marks.ts';

/** `{: #id .class key="value" }` of kramdown, and the same without a colon of Goldmark and others. */
const atHeading =
  /^(#{1,6}[ \t]+)(.*?)[ \t]*\{:?[ \t]*((?:[#.][\w:.-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s}]+))(?:[ \t]+(?:[#.][\w:.-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s}]+)))*)[ \t]*\}[ \t]*#*[ \t]*$/gm;
const afterHeading = /^(#{1,6}[ \t]+)([^\n]*)\n\{:[ \t]*([^}\n]*)\}[ \t]*$/gm;

/**
 * Attribute lists as Markdown without them: a heading keeps its id, in a place of its own where its text gives another;
 * classes and sizes are the old theme's, and are told.
 */
export function withoutAttributeLists(
  text: string,
  isKramdown: boolean,
  tools: Pick<BodyTools, 'tell' | 'set'>,
): string {
  if (!text.includes('{')) return text;
  return outsideCode(text, (part) => {
    const headings = part
      .replaceAll(atHeading, (_, marks: string, words: string, list: string) => heading(marks, words, list, tools.tell))
      .replaceAll(afterHeading, (_, marks: string, words: string, list: string) =>
        heading(marks, words, list, tools.tell),
      );
    return isKramdown ? withoutKramdown(headings, tools) : headings;
  });
}

function heading(marks: string, words: string, list: string, tell: (note: Note) => void): string {
  const id = /(?:^|\s)(?:#|id=["']?)([\w:.-]+)/.exec(list)?.[1];
  if (id === undefined) {
    tell(note('layoutLost', 'classes of headings'));
    return marks + words;
  }
  return marks + (new GithubSlugger().slug(words.replaceAll(/[`*_]/g, '')) === id ? words : anchored(words, id));
}

/** A table of contents: a list of one item that is replaced. */
const tableOfContents =
  /^[*+-1][.]?[ \t]+[^\n]*\n(?:\{:[^}\n]*\}\n)*\{:[ \t]*toc[^}\n]*\}[ \t]*$|^\{:[ \t]*toc[^}\n]*\}[ \t]*$/gm;

function withoutKramdown(text: string, { tell, set }: Pick<BodyTools, 'tell' | 'set'>): string {
  return text
    .replaceAll(tableOfContents, () => {
      set('toc');
      return '';
    })
    .replaceAll(/^\{::comment\}[\s\S]*?\{:\/(?:comment)?\}[ \t]*$/gm, '')
    .replaceAll(/^\{::nomarkdown\}\n?([\s\S]*?)\{:\/(?:nomarkdown)?\}[ \t]*$/gm, '$1')
    .replaceAll(/^\{::options[^}\n]*\}[ \t]*\n?/gm, '')
    .replaceAll(/([ \t]*\n)?[ \t]*\{:(?![:/])[ \t]*([^{}\n]*)\}/g, (whole, line: string | undefined, list: string) => {
      if (!/^(?:[#.][\w:.-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s}]+)|\s+|[\w-]+$)*$/.test(list.trim())) return whole;
      tell(note('layoutLost', 'attribute lists of kramdown'));
      return line === undefined ? '' : '';
    });
}

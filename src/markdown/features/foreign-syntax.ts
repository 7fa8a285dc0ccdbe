import type MarkdownIt from 'markdown-it';
import { nearest } from '../../problems/nearest.ts';
import { foreignSyntax as rule } from '../../problems/rules/bodies.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { inlineProse } from '../inline-prose.ts';
import { containerNames } from './containers/kinds.ts';
import { readTag, tagNames } from './embeds/tags.ts';

/** What another generator makes something of, and CommonMark prints as it stands. */
interface Syntax {
  readonly pattern: RegExp;
  /** Whose it is. */
  readonly of: string;
  /** What to write instead; `name` is what the pattern captures, `written` all that it finds. */
  readonly remedy: (name: string, written: string) => string;
}

const linked = 'write the path of the file in its place, as in [text](other-post.md)';
const fenced = 'write a line ``` with the language behind it, and a line ``` below the code';

/** A tag is shown where it has a line to itself, and an address where it has a paragraph. */
function embedded(written: string): string {
  return readTag(written) === null
    ? 'write the address of what it shows as a paragraph by itself'
    : 'give it a line to itself';
}

/** Braces in prose mean what they look like: only names that those generators know are told. */
const syntaxes: readonly Syntax[] = [
  {
    pattern: /\{\{[<%]\s*\/?\s*([\w./-]+)[^\n]*?[%>]\}\}/g,
    of: 'a shortcode of Hugo',
    remedy: (name, written) => {
      if (tagNames.has(name)) return embedded(written);
      if (/^(?:rel)?ref$/.test(name)) return linked;
      if (name === 'highlight' || name === '/highlight') return fenced;
      return name === 'figure' ? 'write ![what it shows](picture.png)' : 'write in Markdown or HTML what it stands for';
    },
  },
  {
    pattern:
      /(?<!\{)\{%-?\s*(post_url|post_link|post_path|link|(?:end)?highlight|(?:end)?codeblock|(?:end)?raw|include(?:_relative|_cached)?|asset_(?:img|path|link)|youtube|vimeo|tweet|twitter|gist|codepen|embed|(?:end)?(?:note|blockquote|pullquote|capture|comment)|assign)\b[^\n]*?%\}/g,
    of: 'a tag of Liquid',
    remedy: (name, written) => {
      if (tagNames.has(name)) return embedded(written);
      if (/^(?:post_|link|asset_(?:path|link))/.test(name)) return linked;
      if (/highlight|codeblock/.test(name)) return fenced;
      if (/raw$/.test(name)) return 'remove it, as braces are text here';
      return name === 'asset_img'
        ? 'write ![what it shows](picture.png)'
        : 'write in Markdown or HTML what it stands for';
    },
  },
  {
    pattern: /\{\{-?\s*(?:(?:site|page)\.\w[^\n]*?|["'][^"'\n]*["']\s*\|[^\n]*?)\}\}/g,
    of: 'a value of Liquid',
    remedy: () => 'write what it stands for; a path that begins with / is one of this site already',
  },
  {
    pattern: /^:{3,}[ \t]*\{?\.?([a-z][\w-]*)[^\n]*/gm,
    of: 'a container of another generator',
    remedy: (name) => {
      const known = nearest(name.toLowerCase(), containerNames);
      return `write :::${known ?? 'note'}, or another of ${containerNames.join(', ')}`;
    },
  },
  {
    pattern: /\{\/\*[\s\S]*?\*\/\}/g,
    of: 'a comment of MDX',
    remedy: () => 'write <!-- and --> around it, or <!--more--> where the excerpt ends',
  },
  {
    pattern: /^(?:import\s(?:[^\n]*?\sfrom\s+)?["'][^"'\n]+["'];?|export\s+(?:const|default|function)\b[^\n]*)$/gm,
    of: 'code of MDX',
    remedy: () => 'remove it',
  },
  {
    pattern: /\{:\s*(?:[.#][\w-]+|[\w-]+=["']|(toc)\b)[^}\n]*\}/g,
    of: 'an attribute list of kramdown',
    remedy: (name) =>
      name === 'toc'
        ? 'write [[toc]] alone in a paragraph'
        : 'write names alone, as in {#id .class}, or the element in HTML',
  },
  {
    // Of a link's text or a bracket of prose, none has attributes in quotes; a name alone is told of its end only.
    pattern:
      /\[(?:(?<![\w\]!]\[)([a-z][\w-]*)(?:\s+[\w-]+=(?:"[^"\n]*"|'[^'\n]*'))+\s*\/?|\/(?:caption|gallery|embed|audio|video|playlist|code|sourcecode))\](?![([])/g,
    of: 'a shortcode of WordPress',
    remedy: (name) =>
      name === 'caption' || name === 'gallery'
        ? 'write ![what it shows](picture.png "its caption")'
        : 'write in Markdown or HTML what it stands for',
  },
  {
    pattern: /^(?:!!!|\?{3}\+?)[ \t]+([a-z][\w-]*)[^\n]*/gm,
    of: 'an admonition of MkDocs',
    remedy: (name) =>
      `write :::${nearest(name.toLowerCase(), containerNames) ?? 'note'} before its text and ::: below it`,
  },
  {
    pattern: /!\[\[([^\]\n|]+)[^\]\n]*\]\]/g,
    of: 'an embedded file of Obsidian',
    remedy: (name) => `write ![what it shows](<${name}>)`,
  },
];

const sign = /\{\{|\{%|:::|\{\/\*|\{:|!\[\[|^(?:import|export)\s|\[\/?[a-z][\w-]*(?:\]|\s+[\w-]+=)|^(?:!!!|\?\?\?)/im;

/** Tells what other generators read as more than text: it would be published as it stands. */
export function foreignSyntax(parser: MarkdownIt): void {
  parser.core.ruler.push('foreign_syntax', ({ src, tokens, env }) => {
    if (!sign.test(src)) return;
    const { source, findings }: BodyEnvironment = env;
    for (const { text, spotAt } of inlineProse(tokens, source, sign)) {
      for (const { pattern, of, remedy } of syntaxes) {
        for (const { 0: written, 1: name = '', index } of text.matchAll(pattern)) {
          // In a link that is one, it is told as a link that leads nowhere.
          if (/\]\($/.test(text.slice(0, index)) && /^[^\s)]*\)/.test(text.slice(index))) continue;
          findings.push(rule(bodyPlace(spotAt(index)), shown(written), of, remedy(name, written)));
        }
      }
    }
  });
}

function shown(written: string): string {
  const [first = ''] = written.split('\n');
  return first.length > 60 ? `${first.slice(0, 59)}…` : first;
}

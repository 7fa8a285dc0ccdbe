import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Problem } from '../../problems/problem.ts';
import { foreignSyntax as rule } from '../../problems/rules/bodies.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { isElement } from '../html-elements.ts';
import { type InlineProse, inlineProse } from '../inline-prose.ts';
import type { SourceLines } from '../lines.ts';
import { shownText } from '../shown-text.ts';
import { hasSign, mayBeIn } from '../signs.ts';
import { containerNames } from './containers/kinds.ts';
import { readTag, tagNames } from './embeds/tags.ts';
import { containerMeant, type ForeignForm, instead, otherForms } from './foreign-forms.ts';

const linked = 'write the path of the file in its place, as in [text](other-post.md)';
const fenced = 'write a line ``` with the language behind it, and a line ``` below the code';

/** A tag is shown where it has a line to itself, and an address where it has a paragraph. */
function embedded(written: string): string {
  return readTag(written) === null
    ? 'write the address of what it shows as a paragraph by itself'
    : 'give it a line to itself';
}

/** Braces in prose mean what they look like: only names that those generators know are told. */
export const syntaxes: readonly ForeignForm[] = [
  {
    bracket: '{',
    signs: ['{{'],
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
    bracket: '{',
    signs: ['{%'],
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
    bracket: '{',
    signs: ['{{'],
    pattern: /\{\{-?\s*(?:(?:site|page)\.\w[^\n]*?|["'][^"'\n]*["']\s*\|[^\n]*?)\}\}/g,
    of: 'a value of Liquid',
    remedy: () => 'write what it stands for; a path that begins with / is one of this site already',
  },
  {
    signs: [':::'],
    pattern: /^:{3,}[ \t]*\{?\.?([a-z][\w-]*)[^\n]*/gm,
    of: 'a container of another generator',
    remedy: (name) => {
      return `write :::${containerMeant(name)}, or another of ${containerNames.join(', ')}`;
    },
  },
  {
    bracket: '{',
    signs: ['{/*'],
    pattern: /\{\/\*[\s\S]*?\*\/\}/g,
    of: 'a comment of MDX',
    remedy: () => 'write <!-- and --> around it, or <!--more--> where the excerpt ends',
  },
  {
    signs: ['mport', 'xport'],
    pattern: /^(?:import\s(?:[^\n]*?\sfrom\s+)?["'][^"'\n]+["'];?|export\s+(?:const|default|function)\b[^\n]*)$/gm,
    of: 'code of MDX',
    remedy: () => 'remove it',
  },
  {
    bracket: '{',
    signs: ['{:'],
    pattern: /\{:\s*(?:[.#][\w-]+|[\w-]+=["']|(toc)\b)[^}\n]*\}/g,
    of: 'an attribute list of kramdown',
    remedy: (name) =>
      name === 'toc'
        ? 'write [[toc]] alone in a paragraph'
        : 'write names alone, as in {#id .class}, or the element in HTML',
  },
  {
    // Of a link's text or a bracket of prose, none has attributes in quotes; a name alone is told of its end only.
    bracket: '[',
    signs: ['="', "='", '[/'],
    pattern:
      /\[(?:(?<![\w\]!]\[)([a-z][\w-]*)(?:\s+[\w-]+=(?:"[^"\n]*"|'[^'\n]*'))+\s*\/?|\/(?:caption|gallery|embed|audio|video|playlist|code|sourcecode))\](?![([])/g,
    of: 'a shortcode of WordPress',
    remedy: (name) =>
      name === 'caption' || name === 'gallery'
        ? 'write ![what it shows](picture.png "its caption")'
        : 'write in Markdown or HTML what it stands for',
  },
  {
    signs: ['!!!', '???'],
    pattern: /^(?:!!!|\?{3}\+?)[ \t]+([a-z][\w-]*)[^\n]*/gm,
    of: 'an admonition of MkDocs',
    remedy: (name) => `write :::${containerMeant(name)} before its text and ::: below it`,
  },
  {
    signs: ['![['],
    pattern: /!\[\[([^\]\n|]+)[^\]\n]*\]\]/g,
    of: 'an embedded file of Obsidian',
    remedy: (name) => `write ![what it shows](<${name}>)`,
  },
];

const sign = /\{\{|\{%|:::|\{\/\*|\{:|!\[\[|^(?:import|export)\s|\[\/?[a-z][\w-]*(?:\]|\s+[\w-]+=)|^(?:!!!|\?\?\?)/im;

/** What the others have somewhere, which is asked of each text once. */
const otherSign =
  /\{%|\{\{|\$\{toc|\[(?:gallery|caption|embed|audio|video|playlist|youtube|vimeo|tweet|twitter|gist|soundcloud|slideshare|googlemaps|sourcecode|contact-form|wpforms|more|\[|[biu]\]|url|img|quote|size|color|source)|\{:[:/]|^[ \t>]*(?:::[a-z]|==|\.\. [a-z]|#\+|h[1-6]\. |\{\w+[:}])|\{(?:props|front[mM]atter)\.|%%|\^\[|\\(?:[nm]|page|cl|big|cite|ref|label|text|emph|s[eu]|foot|url)|'''|<https?:[^\s<>]*\||<[@#!][UCWS][A-Z0-9]/im;

/** Tells what other generators read as more than text: it would be published as it stands. */
export function foreignSyntax(parser: MarkdownIt): void {
  parser.core.ruler.push('foreign_syntax', ({ src, tokens, env }) => {
    const { source, findings }: BodyEnvironment = env;
    // What has square brackets is told only where they are printed.
    const brackets = { '{': src.includes('{'), '[': shownText(tokens, env).includes('[') };
    const asked = ({ bracket }: ForeignForm) => bracket === undefined || brackets[bracket];
    const [usual, others] = [mayBeIn(src, syntaxes.filter(asked)), mayBeIn(src, otherForms.filter(asked))];
    if (usual.length > 0 && sign.test(src)) findings.push(...formsIn(tokens, source, usual, sign));
    if (others.length > 0 && otherSign.test(src)) findings.push(...formsIn(tokens, source, others, otherSign));
    if (src.includes(':::') && endAlone.test(src) && !/^:{3,}[ \t]*\{?\.?[a-z]/im.test(src))
      findings.push(...formsIn(tokens, source, [strayEnd], endAlone));
    if (src.includes('</') && /<\/[A-Z]/.test(src)) findings.push(...componentsIn(src, tokens, source));
  });
}

const endAlone = /^:{3,}[ \t]*$/m;

const strayEnd: ForeignForm = {
  signs: [':::'],
  pattern: /^:{3,}[ \t]*$/gm,
  of: 'the end of a container that nothing begins',
  remedy: () => 'remove it, or write :::note before the text',
};

/** Forms in the blocks of a text that match `sign`, which is not a global pattern. */
function formsIn(tokens: readonly Token[], source: SourceLines, forms: readonly ForeignForm[], of: RegExp): Problem[] {
  const problems: Problem[] = [];
  for (const block of inlineProse(tokens, source, of)) {
    const all = forms.filter((form) => hasSign(block.content, form));
    if (all.length > 0) problems.push(...formsInBlock(block, all));
  }
  return problems;
}

function formsInBlock(block: InlineProse, forms: readonly ForeignForm[]): Problem[] {
  const { text, children } = block;
  return forms.flatMap(({ pattern, of, remedy }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const { 0: written, 1: name = '', index } = match;
      // In a link that is one, it is told as a link that leads nowhere.
      if (/\]\($/.test(text.slice(0, index)) && /^[^\s)]*\)/.test(text.slice(index))) return [];
      // What was read as a link by name, or as a formula, is no text any more.
      if (written.startsWith('[') && !block.shown.includes(written.slice(0, 4))) return [];
      if (written.startsWith('\\') && children.some(({ type }) => type === 'formula')) return [];
      return [rule(bodyPlace(block.spotAt(index)), shown(written), of, remedy(name, written))];
    }),
  );
}

/** Components of MDX with an end of their own, told where each begins: HTML has no names with capital letters. */
function componentsIn(src: string, tokens: readonly Token[], source: SourceLines): Problem[] {
  const told = new Set<string>();
  let line = source.first;
  return tokens.flatMap((token) => {
    if (token.map !== null) line = source.first + token.map[0];
    return (token.type === 'html_block' ? [token] : (token.children ?? [])).flatMap(({ type, content }) => {
      if (type !== 'html_block' && type !== 'html_inline') return [];
      return [...content.matchAll(/<([A-Z][A-Za-z\d.]*)(?=[\s/>])/g)].flatMap(({ 0: written, 1: name = '', index }) => {
        if (told.has(name) || isElement(name.toLowerCase()) || !src.includes(`</${name}>`)) return [];
        told.add(name);
        const at = line + content.slice(0, index).split('\n').length - 1;
        const column = Math.max(0, source.line(at).indexOf(written)) + 1;
        return [rule(bodyPlace({ line: at, column }), `${written}>`, 'a component of MDX', instead(name))];
      });
    });
  });
}

function shown(written: string): string {
  const [first = ''] = written.split('\n');
  return first.length > 60 ? `${first.slice(0, 59)}…` : first;
}

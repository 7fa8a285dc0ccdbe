import { nearest } from '../../problems/nearest.ts';
import type { Signed } from '../signs.ts';
import { containerKind, containerNames } from './containers/kinds.ts';

/** What another generator makes something of, and CommonMark prints as it stands. */
export interface ForeignForm extends Signed {
  /** The bracket that each of it has, of the two kinds that many have: where a text has none, nobody looks further. */
  readonly bracket?: '{' | '[';
  readonly pattern: RegExp;
  /** Whose it is. */
  readonly of: string;
  /** What to write instead; `name` is what the pattern captures, `written` all that it finds. */
  readonly remedy: (name: string, written: string) => string;
}

const plain = () => 'write in Markdown or HTML what it stands for';

/** How one of WordPress that has no attributes begins. */
const wordpress =
  /\[(?:gallery|caption|embed|audio|video|playlist|youtube|vimeo|tweet|twitter|gist|soundcloud|slideshare|googlemaps|sourcecode|contact-form|wpforms|more)/;

/** What other markups and tools than those of blogs have, each so written that no sentence looks like it. */
export const otherForms: readonly ForeignForm[] = [
  {
    bracket: '{',
    signs: ['{%'],
    pattern: /\{%-?\s*(if|for|unless|case)\b[^\n]*?%\}(?=[\s\S]*?\{%-?\s*end\1\b)/g,
    of: 'a tag of Liquid',
    remedy: plain,
  },
  {
    bracket: '{',
    signs: ['{{'],
    pattern: /\{\{[<%]\s*\/?\s*([\w./-]+)(?![^\n]*?[%>]\}\})[^\n}]*\}\}/g,
    of: 'a shortcode of Hugo without its end',
    remedy: plain,
  },
  {
    bracket: '{',
    signs: ['{{'],
    pattern: /\{\{\s*(\w+)\((?:\w+=[^}\n]*)\)\s*\}\}/g,
    of: 'a shortcode of Zola',
    remedy: plain,
  },
  {
    bracket: '{',
    signs: ['{{', '${'],
    pattern: /\{\{\s*>?\s*toc\s*\}\}|^\$\{toc\}$/gim,
    of: 'a table of contents of another generator',
    remedy: () => 'write [[toc]] alone in a paragraph',
  },
  {
    bracket: '[',
    signs: [wordpress],
    pattern:
      /^\[(gallery|caption|embed|audio|video|playlist|youtube|vimeo|tweet|twitter|gist|soundcloud|slideshare|googlemaps|sourcecode|contact-form(?:-7)?|wpforms|more)\b(?!\s+[\w-]+=["'])(?:[ \t]+[^\]\n]*)?\](?![([:])/gm,
    of: 'a shortcode of WordPress',
    remedy: (name) => (name === 'more' ? 'write <!--more-->' : 'write in Markdown or HTML what it stands for'),
  },
  {
    bracket: '{',
    signs: ['{:'],
    pattern: /\{::\/?(\w+)[^}\n]*\}|\{:\/\w*\}/g,
    of: 'an extension of kramdown',
    remedy: () => 'remove it',
  },
  {
    signs: ['::'],
    pattern: /^::([a-z][\w-]*)(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?[ \t]*$/gm,
    of: 'a directive of another generator',
    remedy: (name) =>
      containerKind(name) === null ? plain() : `write a line :::${name} before its text, and a line ::: below it`,
  },
  {
    signs: ['==='],
    pattern: /^===[+!]*[ \t]+"([^"\n]+)"$/gm,
    of: 'a tab of MkDocs',
    remedy: () => 'write :::code-group around the blocks of code, and the name of each as in ```sh [npm]',
  },
  {
    bracket: '{',
    signs: ['{'],
    pattern: /\{(?:props|frontmatter|frontMatter)\.(\w+)[^}\n]*\}/g,
    of: 'a value of MDX',
    remedy: () => 'write what it stands for',
  },
  {
    bracket: '[',
    signs: ['[['],
    pattern: /(?<![\w!\\[])\[\[(?=\p{Lu}|[^\]\n]*[ |])([\p{L}\p{N}][^\]\n|#]*)(?:[#|][^\]\n]*)?\]\](?![([])/gu,
    of: 'a link of Obsidian or a wiki',
    remedy: (name) => `write [${name.trim()}](other-post.md), with the path of the file`,
  },
  { signs: ['%%'], pattern: /%%[^%\n]+%%/g, of: 'a comment of Obsidian', remedy: () => 'write <!-- and --> around it' },
  {
    signs: ['^['],
    // Of several words. Each is looked at once: a pattern that may part them in many ways takes for ever where no ] comes.
    pattern: /(?<!\\)\^\[((?=[^\]\s]*\s[^\]\s]*\s)[^\]]*)\](?!\()/g,
    of: 'an inline note of Pandoc',
    remedy: () => 'write [^1] in its place, and a line [^1]: with the note below the paragraph',
  },
  {
    signs: ['\\'],
    pattern: /\\(newpage|pagebreak|clearpage|noindent|bigskip|medskip)\b/g,
    of: 'a command of LaTeX',
    remedy: () => 'remove it',
  },
  {
    signs: ['\\'],
    pattern: /\\(cite[pt]?|ref|label|textbf|textit|emph|texttt|section|subsection|footnote|url)\{[^}\n]*\}/g,
    of: 'a command of LaTeX',
    remedy: plain,
  },
  { signs: ['::'], pattern: /^\.\. ([a-z-]+)::[^\n]*/gm, of: 'a directive of reStructuredText', remedy: plain },
  {
    bracket: '[',
    signs: ['[source'],
    pattern: /^\[source(?:,[ \t]*([\w+#-]+))?[^\]\n]*\]$/gm,
    of: 'a block of AsciiDoc',
    remedy: (name) => `write a line \`\`\`${name} before the code, and a line \`\`\` below it`,
  },
  {
    signs: ['=='],
    pattern: /^={2,5} (?=\p{Lu})([^\n=]*[^\n=\s])(?: ={2,5})?$/gmu,
    of: 'a heading of AsciiDoc or a wiki',
    remedy: (name) => `write ## ${name}`,
  },
  {
    signs: ['#+'],
    pattern: /^#\+(?:begin|end)_(\w+)[^\n]*/gim,
    of: 'a block of Org',
    remedy: () => 'write a line ``` before and below the code',
  },
  {
    signs: [/h[1-6]\./],
    pattern: /^h[1-6]\. (\S[^\n]*)$/gm,
    of: 'a heading of Textile or Jira',
    remedy: (name) => `write ## ${name}`,
  },
  {
    bracket: '{',
    signs: ['{'],
    pattern: /^\{(code|noformat|quote|panel|info|note|warning|tip)(?::[^}\n]*)?\}$/gm,
    of: 'a macro of Jira or Confluence',
    remedy: (name) => (/code|noformat/.test(name) ? 'write a line ``` in its place' : plain()),
  },
  {
    bracket: '[',
    signs: ['[/'],
    pattern: /\[(b|i|u|url|img|quote|size|color)(?:=[^\]\n]*)?\][^\n]*?\[\/\1\]/gi,
    of: 'BBCode',
    remedy: plain,
  },
  { signs: ["'''"], pattern: /'''([^'\n]+)'''/g, of: 'strong text of a wiki', remedy: (name) => `write **${name}**` },
  {
    signs: ['<http'],
    pattern: /<https?:\/\/[^\s|<>]+\|([^<>\n]+)>/g,
    of: 'a link of Slack',
    remedy: (name) => `write [${name}](https://example.com/) with its address`,
  },
  {
    signs: ['<@', '<#', '<!'],
    pattern: /<[@#!][UCWS][A-Z0-9]{6,}(?:\|([^<>\n]+))?>/g,
    of: 'a mention of Slack',
    remedy: () => 'write the name',
  },
];

/** Names of components that have a counterpart here, by a part of them. */
const components: readonly (readonly [RegExp, string])[] = [
  [/tab|codegroup/i, 'write :::code-group around blocks of code'],
  [/details|accordion|collaps|spoiler|expand/i, 'write :::details and its title'],
  [/callout|admonition|alert|aside|note|tip|info|warn|caution|danger/i, 'write :::note, or another container'],
  [/image|img|figure|picture/i, 'write ![what it shows](picture.png)'],
  [/code|snippet|terminal/i, 'write a line ``` before and below the code'],
  [/link/i, 'write [text](address)'],
];

/** What to write instead of a component of MDX. */
export function instead(component: string): string {
  return components.find(([name]) => name.test(component))?.[1] ?? plain();
}

/** A container that exists, for a name that none has. */
export function containerMeant(name: string): string {
  return nearest(name.toLowerCase(), containerNames) ?? 'note';
}

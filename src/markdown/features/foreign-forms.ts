import { nearest } from '../../problems/nearest.ts';
import { containerKind, containerNames } from './containers/kinds.ts';

/** What another generator makes something of, and CommonMark prints as it stands. */
export interface ForeignForm {
  readonly pattern: RegExp;
  /** Whose it is. */
  readonly of: string;
  /** What to write instead; `name` is what the pattern captures, `written` all that it finds. */
  readonly remedy: (name: string, written: string) => string;
}

const plain = () => 'write in Markdown or HTML what it stands for';

/** What other markups and tools than those of blogs have, each so written that no sentence looks like it. */
export const otherForms: readonly ForeignForm[] = [
  {
    pattern: /\{%-?\s*(if|for|unless|case)\b[^\n]*?%\}(?=[\s\S]*?\{%-?\s*end\1\b)/g,
    of: 'a tag of Liquid',
    remedy: plain,
  },
  {
    pattern: /\{\{[<%]\s*\/?\s*([\w./-]+)(?![^\n]*?[%>]\}\})[^\n}]*\}\}/g,
    of: 'a shortcode of Hugo without its end',
    remedy: plain,
  },
  { pattern: /\{\{\s*(\w+)\((?:\w+=[^}\n]*)\)\s*\}\}/g, of: 'a shortcode of Zola', remedy: plain },
  {
    pattern: /\{\{\s*>?\s*toc\s*\}\}|^\$\{toc\}$/gim,
    of: 'a table of contents of another generator',
    remedy: () => 'write [[toc]] alone in a paragraph',
  },
  {
    pattern:
      /^\[(gallery|caption|embed|audio|video|playlist|youtube|vimeo|tweet|twitter|gist|soundcloud|slideshare|googlemaps|sourcecode|contact-form(?:-7)?|wpforms|more)\b(?!\s+[\w-]+=["'])(?:[ \t]+[^\]\n]*)?\](?![([:])/gm,
    of: 'a shortcode of WordPress',
    remedy: (name) => (name === 'more' ? 'write <!--more-->' : 'write in Markdown or HTML what it stands for'),
  },
  {
    pattern: /\{::\/?(\w+)[^}\n]*\}|\{:\/\w*\}/g,
    of: 'an extension of kramdown',
    remedy: () => 'remove it',
  },
  {
    pattern: /^::([a-z][\w-]*)(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?[ \t]*$/gm,
    of: 'a directive of another generator',
    remedy: (name) =>
      containerKind(name) === null ? plain() : `write a line :::${name} before its text, and a line ::: below it`,
  },
  {
    pattern: /^===[+!]*[ \t]+"([^"\n]+)"$/gm,
    of: 'a tab of MkDocs',
    remedy: () => 'write :::code-group around the blocks of code, and the name of each as in ```sh [npm]',
  },
  {
    pattern: /\{(?:props|frontmatter|frontMatter)\.(\w+)[^}\n]*\}/g,
    of: 'a value of MDX',
    remedy: () => 'write what it stands for',
  },
  {
    pattern: /(?<![\w!\\[])\[\[(?=\p{Lu}|[^\]\n]*[ |])([\p{L}\p{N}][^\]\n|#]*)(?:[#|][^\]\n]*)?\]\](?![([])/gu,
    of: 'a link of Obsidian or a wiki',
    remedy: (name) => `write [${name.trim()}](other-post.md), with the path of the file`,
  },
  { pattern: /%%[^%\n]+%%/g, of: 'a comment of Obsidian', remedy: () => 'write <!-- and --> around it' },
  {
    pattern: /(?<!\\)\^\[((?:[^\]\n]*\s){2,}[^\]\n]*)\](?!\()/g,
    of: 'an inline note of Pandoc',
    remedy: () => 'write [^1] in its place, and a line [^1]: with the note below the paragraph',
  },
  {
    pattern: /\\(newpage|pagebreak|clearpage|noindent|bigskip|medskip)\b/g,
    of: 'a command of LaTeX',
    remedy: () => 'remove it',
  },
  {
    pattern: /\\(cite[pt]?|ref|label|textbf|textit|emph|texttt|section|subsection|footnote|url)\{[^}\n]*\}/g,
    of: 'a command of LaTeX',
    remedy: plain,
  },
  { pattern: /^\.\. ([a-z-]+)::[^\n]*/gm, of: 'a directive of reStructuredText', remedy: plain },
  {
    pattern: /^\[source(?:,[ \t]*([\w+#-]+))?[^\]\n]*\]$/gm,
    of: 'a block of AsciiDoc',
    remedy: (name) => `write a line \`\`\`${name} before the code, and a line \`\`\` below it`,
  },
  {
    pattern: /^={2,5} (?=\p{Lu})([^\n=]*[^\n=\s])(?: ={2,5})?$/gmu,
    of: 'a heading of AsciiDoc or a wiki',
    remedy: (name) => `write ## ${name}`,
  },
  {
    pattern: /^#\+(?:begin|end)_(\w+)[^\n]*/gim,
    of: 'a block of Org',
    remedy: () => 'write a line ``` before and below the code',
  },
  {
    pattern: /^h[1-6]\. (\S[^\n]*)$/gm,
    of: 'a heading of Textile or Jira',
    remedy: (name) => `write ## ${name}`,
  },
  {
    pattern: /^\{(code|noformat|quote|panel|info|note|warning|tip)(?::[^}\n]*)?\}$/gm,
    of: 'a macro of Jira or Confluence',
    remedy: (name) => (/code|noformat/.test(name) ? 'write a line ``` in its place' : plain()),
  },
  {
    pattern: /\[(b|i|u|url|img|quote|size|color)(?:=[^\]\n]*)?\][^\n]*?\[\/\1\]/gi,
    of: 'BBCode',
    remedy: plain,
  },
  { pattern: /'''([^'\n]+)'''/g, of: 'strong text of a wiki', remedy: (name) => `write **${name}**` },
  {
    pattern: /<https?:\/\/[^\s|<>]+\|([^<>\n]+)>/g,
    of: 'a link of Slack',
    remedy: (name) => `write [${name}](https://example.com/) with its address`,
  },
  { pattern: /<[@#!][UCWS][A-Z0-9]{6,}(?:\|([^<>\n]+))?>/g, of: 'a mention of Slack', remedy: () => 'write the name' },
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

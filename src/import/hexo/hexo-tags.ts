import { posix } from 'node:path';
import { shownByTag } from '../../markdown/features/embeds/tags.ts';
import type { BodyTools, Entry } from '../folder/blog.ts';
import { box, details, fenced, figure, linkParagraph, quotation, type Tab, tabs } from '../folder/body/marks.ts';
import { type TagRules, type TemplateTag, tagWords, withTags } from '../folder/body/tags.ts';
import { aroundCode } from '../folder/code-spans.ts';
import { note } from '../notes.ts';

/** Carries out the tags that Hexo brings itself. In code it leaves all as they are, as Hexo does. */
export function withHexoTags(text: string, entries: readonly Entry[], tools: BodyTools): string {
  const rules: TagRules = {
    tag: (tag) => carriedOut(tag, entries, tools),
    output: () => null,
    verbatim: new Set(['codeblock', 'code']),
    tell: tools.tell,
  };
  return aroundCode(text, (masked, unmasked) => withTags(withTabs(masked, tools, unmasked), rules));
}

function carriedOut({ name, rest, content }: TemplateTag, entries: readonly Entry[], tools: BodyTools): string | null {
  const { words } = tagWords(rest);
  const [first = '', ...others] = words;
  const asset = () => posix.join(tools.entry.file.replace(/\.[^./]+$/, ''), first);
  switch (name) {
    case 'codeblock':
    case 'code': {
      return content === null
        ? null
        : codeBlock(rest.replace(/(?:^|\s)mark:\S+/, ''), /(?:^|\s)mark:(\S+)/.exec(rest)?.[1], content);
    }
    case 'blockquote':
    case 'quote':
      return content === null ? null : quotation(content, withLink(rest));
    case 'pullquote':
      return content === null ? null : quotation(content, '');
    case 'img':
      return imageOf(words);
    case 'asset_img':
      return figure({ src: `/${asset()}`, alt: altOf(words), caption: '', link: '' });
    case 'asset_path':
      return `/${asset()}`;
    case 'asset_link':
      return `[${others.join(' ') || first}](</${asset()}>)`;
    case 'post_link':
    case 'post_path': {
      const found = entries.find(
        ({ file, kind }) =>
          kind === 'post' && file.replace(/^.*?_posts\//, '').replace(/\.[^./]+$/, '') === first.replace(/\.md$/, ''),
      );
      if (found?.address === undefined || found.address === null) return null;
      const label = others.filter((word) => !/^(?:true|false)$/.test(word)).join(' ');
      return name === 'post_path' ? found.address : `[${label || found.title}](<${found.address}>)`;
    }
    case 'link': {
      const at = words.findIndex((word) => /^(?:https?:|\/)/.test(word));
      const url = words[at];
      return url === undefined ? null : `[${words.slice(0, at).join(' ') || url}](<${url}>)`;
    }
    case 'youtube':
    case 'vimeo':
    case 'gist': {
      const url = shownByTag(name, rest);
      return url === null ? null : linkParagraph(url);
    }
    case 'iframe':
      return first === '' ? null : linkParagraph(first);
    case 'note':
      return content === null ? null : noteBox(words, content);
    case 'details':
    case 'folding':
    case 'fold':
      return content === null ? null : details(rest.replaceAll(/^["']|["']$/g, ''), content, false);
    case 'mermaid':
      return content === null ? null : fenced(content, 'mermaid');
    default:
      return null;
  }
}

/** `title lang:js url link-text start:3 mark:1,4-6 line_number:false`, as Hexo and Octopress have it. */
function codeBlock(rest: string, marked: string | undefined, content: string): string {
  const { words, named } = tagWords(rest);
  const at = words.findIndex((word) => /^(?:https?:\/)?\//.test(word));
  const title = (at < 0 ? words : words.slice(0, at)).join(' ').replaceAll('"', '');
  const numbers = named.line_number ?? named.linenos;
  const info = [
    named.lang ?? '',
    ...(title === '' ? [] : [`title="${title}"`]),
    ...(marked === undefined ? [] : [`{${marked}}`]),
    ...(named.start === undefined ? [] : [`linenostart=${named.start}`]),
    ...(numbers === 'false' ? ['noLineNumbers'] : numbers === 'true' ? ['showLineNumbers'] : []),
  ].join(' ');
  const url = words[at];
  const source = url === undefined ? '' : `\n[${words.slice(at + 1).join(' ') || url}](<${url}>)\n`;
  return fenced(content, info) + source;
}

/** Whom a quotation is from: where an address stands among the words, those behind it are its name. */
function withLink(rest: string): string {
  const [, before = rest, url, label = ''] = /^(.*?)(https?:\/\/\S+)\s*(.*)$/.exec(rest) ?? [];
  const who = before.trim().replace(/,$/, '');
  if (url === undefined) return who;
  return `${who}${who === '' ? '' : ' '}[${label.trim() || url}](<${url}>)`;
}

/** NexT's note: its kind, and perhaps a title; without a kind it is one of no colour. */
function noteBox([first = '', ...others]: readonly string[], content: string): string | null {
  const title = others.filter((word) => word !== 'no-icon').join(' ');
  return box(first, title, content) ?? box('note', first === '' ? title : `${first} ${title}`, content);
}

const tabList = /^[ \t]*\{%\s*tabs\b[^%]*%\}([\s\S]*?)^[ \t]*\{%\s*endtabs\s*%\}/gm;
const tabItem = /<!--\s*tab\b\s*([\s\S]*?)-->([\s\S]*?)<!--\s*endtab\s*-->/g;

/** NexT's tabs, which are named in comments: `<!-- tab Name@icon -->`. */
function withTabs(text: string, { tell }: BodyTools, unmasked: (text: string) => string): string {
  return text.replaceAll(tabList, (whole, inside: string) => {
    const found = [...inside.matchAll(tabItem)].map(
      ([, name = '', content = ''], index): Tab => ({
        label: name.replace(/@.*$/, '').trim() || `${index + 1}`,
        content,
      }),
    );
    if (found.length === 0) return whole;
    tell(note('layoutLost', 'tabs'));
    return tabs(found, unmasked);
  });
}

/** `class names, the path, sizes, then title and alternative text`. */
function imageOf(words: readonly string[]): string | null {
  const at = words.findIndex((word) => /[./]/.test(word) && !/^\d/.test(word));
  const src = words[at];
  return src === undefined ? null : figure({ src, alt: altOf(words.slice(at)), caption: '', link: '' });
}

function altOf(words: readonly string[]): string {
  const texts = words.slice(1).filter((word) => !/^\d+(?:px|%)?$/.test(word));
  return texts.at(-1) ?? '';
}

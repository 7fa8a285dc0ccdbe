import type { BodyTools } from '../folder/blog.ts';
import { alert, embedded, fenced, figure, linkParagraph } from '../folder/body/marks.ts';
import { tagWords } from '../folder/body/tags.ts';
import { isData, textAt } from '../folder/data.ts';
import { note } from '../notes.ts';

/** `{{< name … >}}` and `{{% name … %}}`, their ends, and those that are shown as they are. */
const shortcode =
  /\{\{(<|%)\s*(\/\*[\s\S]*?\*\/|(\/?)\s*([\w./-]+?)(\s(?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`])*?)?\s*(\/?))\s*(?:>|%)\}\}/g;

interface Shortcode {
  readonly name: string;
  readonly words: readonly string[];
  readonly named: Readonly<Record<string, string>>;
  /** What stands between it and its end; null without an end. */
  readonly content: string | null;
}

/** Resolves `ref` and `relref`: the address of a text by what they name it by; null where there is none. */
export type ResolveRef = (reference: string) => string | null;

/** Carries out the shortcodes that Hugo brings itself, as far as a static page can; all others stay visible, and are told. */
export function withShortcodes(text: string, tools: BodyTools, resolve: ResolveRef): string {
  let written = '';
  let from = 0;
  for (;;) {
    shortcode.lastIndex = from;
    const found = shortcode.exec(text);
    if (found === null) return written + text.slice(from);
    const [whole, sign = '<', inside = '', closing, name = '', rest = '', selfClosing] = found;
    written += text.slice(from, found.index);
    from = found.index + whole.length;
    if (inside.startsWith('/*')) {
      written += `{{${sign}${inside.slice(2, -2)}${sign === '<' ? '>' : '%'}}}`;
      continue;
    }
    const end = closing === '/' || selfClosing === '/' ? null : endOf(text, name, from);
    const content = end === null ? null : text.slice(from, end.start);
    const done = closing === '/' ? null : printed({ name, ...tagWords(backticks(rest)), content }, tools, resolve);
    if (done === null) {
      if (closing !== '/') tools.tell(note('foreignCode', `{{< ${name} >}}`));
      written += shown(whole);
    } else {
      written += done;
      from = end?.end ?? from;
    }
  }
}

/** A shortcode that readers see: without a space, `<` would begin a tag of HTML, and nothing would be seen. */
function shown(whole: string): string {
  return whole.replaceAll(/<(?=[a-z/!?])/gi, '&lt;');
}

function backticks(rest: string): string {
  return rest.replaceAll(/`([^`"]*)`/g, '"$1"').replaceAll('\\"', '”');
}

function endOf(text: string, name: string, from: number): { start: number; end: number } | null {
  const escaped = name.replaceAll(/[.*+?^$()[\]\\|/-]/g, '\\$&');
  const pattern = new RegExp(`\\{\\{[<%]\\s*(/?)\\s*${escaped}(?=[\\s>%/])[^}]*?[>%]\\}\\}`, 'g');
  pattern.lastIndex = from;
  let depth = 1;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    depth += found[1] === '/' ? -1 : /\/\s*[>%]\}\}$/.test(found[0]) ? 0 : 1;
    if (depth === 0) return { start: found.index, end: pattern.lastIndex };
  }
  return null;
}

function printed(code: Shortcode, tools: BodyTools, resolve: ResolveRef): string | null {
  const { name, words, named, content } = code;
  const value = (key: string, index = -1) => named[key] ?? words[index] ?? '';
  switch (name) {
    case 'ref':
    case 'relref':
      return resolve(value('path', 0));
    case 'figure':
      return figureOf(code, tools);
    case 'highlight': {
      const lines = /hl_lines=["']?([\d, -]+)/.exec(
        [...words, ...Object.entries(named).map((pair) => pair.join('='))].join(' '),
      )?.[1];
      return content === null
        ? null
        : fenced(content, (words[0] ?? '') + (lines === undefined ? '' : ` {${lines.trim().replaceAll(' ', ',')}}`));
    }
    case 'youtube':
      return value('id', 0) === '' ? null : embedded(`https://www.youtube.com/watch?v=${value('id', 0)}`);
    case 'vimeo':
      return value('id', 0) === '' ? null : embedded(`https://vimeo.com/${value('id', 0)}`);
    case 'gist':
      return words.length < 2 ? null : linkParagraph(`https://gist.github.com/${words[0]}/${words[1]}`);
    case 'tweet':
    case 'x':
    case 'twitter':
    case 'twitter_simple':
    case 'x_simple': {
      const id = value('id', 0);
      return id === '' ? null : linkParagraph(`https://twitter.com/${value('user') || 'i'}/status/${id}`);
    }
    case 'instagram':
      return value('id', 0) === '' ? null : linkParagraph(`https://www.instagram.com/p/${value('id', 0)}/`);
    case 'param':
      return typeof tools.entry.data[value('', 0)] === 'string' ? String(tools.entry.data[value('', 0)]) : null;
    case 'details':
      return content === null
        ? null
        : `<details>\n<summary>${value('summary', 0)}</summary>\n\n${content.trim()}\n\n</details>\n`;
    case 'rawhtml':
    case 'unsafe':
      return content === null || words.length > 0 ? null : content;
    case 'notice':
    case 'alert':
    case 'admonition':
    case 'callout':
      return content === null ? null : alert(value('type', 0) || value('color') || 'note', value('title', 1), content);
    default:
      return null;
  }
}

/** Its picture may be named as the bundle's resources call it. */
function figureOf({ named, words }: Shortcode, { entry }: BodyTools): string | null {
  const typed = named.src ?? words[0];
  const resources = Array.isArray(entry.data.resources) ? entry.data.resources.filter(isData) : [];
  const resource = resources.find((one) => textAt(one, 'name') === typed);
  const src = (resource === undefined ? null : textAt(resource, 'src')) ?? typed;
  if (src === undefined || src === '') return null;
  const caption = [named.title, named.caption, named.attr]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  return figure({ src, alt: named.alt ?? named.caption ?? '', caption, link: named.link ?? '' });
}

import { gistAnchor } from '../../markdown/features/embeds/programs.ts';
import type { BodyTools } from '../folder/blog.ts';
import {
  box,
  details,
  fenced,
  figure,
  linkParagraph,
  player,
  quotation,
  type Tab,
  tabs,
} from '../folder/body/marks.ts';
import { tagWords } from '../folder/body/tags.ts';
import { isData, textAt } from '../folder/data.ts';
import { note } from '../notes.ts';
import type { ResolveRef, Shortcode } from './shortcodes.ts';

/**
 * What a shortcode of Hugo's own, or one whose name says what it is in every theme, becomes; null for any other. `within`
 * carries out the shortcodes in its content.
 */
export function printed(
  code: Shortcode,
  tools: BodyTools,
  resolve: ResolveRef,
  within: (content: string) => string,
): string | null {
  const { name, words, named, content } = code;
  const value = (key: string, index = -1) => named[key] ?? words[index] ?? '';
  const id = value('id', 0);
  switch (name) {
    case 'ref':
    case 'relref':
      return resolve(value('path', 0));
    case 'figure':
      return figureOf(code, tools);
    case 'img':
    case 'image':
      return /[./]/.test(value('src', 0)) && content === null ? figureOf(code, tools) : null;
    case 'video':
    case 'audio':
      return /^(?:https?:)?[\w./-]+\.\w{2,4}$/.test(value('src', 0)) && content === null
        ? player(name, value('src', 0), value('poster'))
        : null;
    case 'highlight':
      return content === null ? null : highlighted(code, content);
    case 'mermaid':
      return content === null ? null : fenced(content, 'mermaid');
    case 'katex':
    case 'math':
      return content === null ? null : formula(content, tools);
    case 'toc':
    case 'table_of_contents':
      return content === null ? '\n\n[[toc]]\n\n' : null;
    case 'youtube':
      return id === '' ? null : linkParagraph(`https://www.youtube.com/watch?v=${id}${startOf(named.start)}`);
    case 'vimeo':
      return id === '' ? null : linkParagraph(`https://vimeo.com/${id}`);
    case 'gist':
      return words.length < 2 ? null : linkParagraph(gistUrl(words));
    case 'tweet':
    case 'x':
    case 'twitter':
    case 'twitter_simple':
    case 'x_simple':
      return id === '' ? null : linkParagraph(`https://twitter.com/${value('user') || 'i'}/status/${id}`);
    case 'instagram':
      return id === '' ? null : linkParagraph(`https://www.instagram.com/p/${id}/`);
    case 'param':
      return typeof tools.entry.data[value('', 0)] === 'string' ? String(tools.entry.data[value('', 0)]) : null;
    case 'details':
    case 'collapse':
    case 'expand':
      return content === null
        ? null
        : details(value('summary') || value('title', 0), within(content), /^true$/.test(named.open ?? ''));
    case 'rawhtml':
    case 'unsafe':
      return content === null || words.length > 0 ? null : content;
    case 'notice':
    case 'alert':
    case 'admonition':
    case 'callout':
    case 'hint':
      return content === null ? null : boxOf(code, within(content));
    case 'quote':
    case 'blockquote':
      return content === null ? null : quotation(within(content), value('author', 0) || value('attribution'));
    case 'tabs':
    case 'tabpane':
      return content === null ? null : tabsOf(code, content, tools, within);
    default:
      return null;
  }
}

/** A box: where what stands for its kind is the theme's own, such as an icon, it is a note. */
function boxOf({ words, named }: Shortcode, content: string): string | null {
  const kind = named.type ?? named.style ?? named.context ?? named.color ?? words[0] ?? 'note';
  const title = named.title ?? words[1] ?? '';
  return box(kind, title, content) ?? box('note', title, content);
}

/** `go "linenos=table,hl_lines=8 15-17,linenostart=199"`, and the same options as words with values. */
function highlighted({ words, named }: Shortcode, content: string): string {
  const options = [...words.slice(1), ...Object.entries(named).map((pair) => pair.join('='))].join(',');
  const of = (key: string) => new RegExp(`\\b${key}=["']?([\\w -]+(?:,[\\d -]+)*)`, 'i').exec(options)?.[1]?.trim();
  const lines = of('hl_lines')?.replaceAll(/[\s,]+/g, ',');
  const [numbers, start] = [of('linenos'), of('linenostart')];
  return fenced(
    content,
    [
      words[0] ?? named.lang ?? '',
      ...(lines === undefined ? [] : [`{${lines}}`]),
      ...(numbers === undefined || /^false/i.test(numbers) ? [] : ['showLineNumbers']),
      ...(start === undefined ? [] : [`linenostart=${start}`]),
    ].join(' '),
  );
}

function formula(content: string, { set }: BodyTools): string {
  set('math');
  const written = content.trim().replaceAll(/^\${1,2}|\${1,2}$/g, '');
  return /\n/.test(content.trim()) ? `\n$$\n${written.trim()}\n$$\n` : `$${written.trim()}$`;
}

function startOf(seconds: string | undefined): string {
  return seconds === undefined || seconds === '' ? '' : `&start=${seconds}`;
}

/** Hugo's `gist USER ID FILE`. */
function gistUrl([user, id, file]: readonly string[]): string {
  return `https://gist.github.com/${user}/${id}${file === undefined ? '' : `#${gistAnchor(file)}`}`;
}

const tab =
  /\{\{(?:<|%)\s*tab(?=[\s>%])((?:"[^"]*"|[^"}])*?)\s*(?:>|%)\}\}([\s\S]*?)\{\{(?:<|%)\s*\/\s*tab\s*(?:>|%)\}\}/g;

/** Tabs of the usual themes: the names are those of each, or stand in the first line of all. */
function tabsOf(
  { named, words }: Shortcode,
  content: string,
  tools: BodyTools,
  within: (content: string) => string,
): string | null {
  const names = (named.items ?? '').split(',');
  const found = [...content.matchAll(tab)].map(([, rest = '', inside = ''], index): Tab => {
    const { words: own, named: keys } = tagWords(rest);
    const label = keys.name ?? keys.header ?? keys.title ?? keys.label ?? own[0] ?? names[index] ?? `${index + 1}`;
    const code = keys.lang ?? named.lang;
    const isPlain = code !== undefined && !/^\s*(?:`{3}|~{3})/.test(inside);
    return { label, content: isPlain ? fenced(inside, code) : inside };
  });
  if (found.length === 0 || words.length > 1) return null;
  tools.tell(note('layoutLost', 'tabs'));
  return tabs(found.map(({ label, content: inside }) => ({ label, content: within(inside) })));
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

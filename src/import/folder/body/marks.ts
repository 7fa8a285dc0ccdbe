import { containerKind } from '../../../markdown/features/containers/kinds.ts';
import { escapeHtml } from '../../../model/escape-html.ts';
import { destination } from '../references.ts';

/** A block of code in Markdown, in a fence that is longer than any in it. `info` is what stands behind the fence. */
export function fenced(code: string, info: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `\n${fence}${info}\n${code.replace(/^[ \t]*\n/, '').trimEnd()}\n${fence}\n`;
}

/** An address that is a paragraph by itself: of a film, a note or a program this contract makes what it shows. */
export function linkParagraph(url: string): string {
  return `\n\n<${url}>\n\n`;
}

/** A picture as a figure with the parts that it has. */
export interface Figure {
  readonly src: string;
  readonly alt: string;
  /** Plain text or HTML. */
  readonly caption: string;
  readonly link: string;
}

/** A figure: Markdown's picture where that says all, else HTML. */
export function figure({ src, alt, caption, link }: Figure): string {
  const isPlain = !/[<>&"\\`*_[\]]/.test(caption);
  if (link === '' && isPlain) {
    const title = caption === '' ? '' : ` "${caption.replaceAll(/\s+/g, ' ')}"`;
    return `![${alt.replaceAll(/[[\]\\]/g, '\\$&')}](${destination(src)}${title})`;
  }
  const picture = `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">`;
  const linked = link === '' ? picture : `<a href="${escapeHtml(link)}">${picture}</a>`;
  return `<figure>${linked}${caption === '' ? '' : `<figcaption>${caption.trim().replaceAll(/\n\s*\n/g, '\n')}</figcaption>`}</figure>`;
}

/** A film or a sound that a browser plays itself. */
export function player(element: 'video' | 'audio', src: string, poster: string): string {
  return `\n<${element} src="${escapeHtml(src)}"${poster === '' ? '' : ` poster="${escapeHtml(poster)}"`} controls></${element}>\n`;
}

/** A quotation with the name of whom it is from. */
export function quotation(content: string, source: string): string {
  const lines = content.trim().split('\n');
  const all = source === '' ? lines : [...lines, '', `— ${source}`];
  return `\n${all.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')}\n`;
}

/** Kinds of boxes that themes and generators have besides ours, by the one of ours that is meant. */
const foreignKinds: Readonly<Record<string, string>> = {
  secondary: 'note',
  primary: 'note',
  default: 'note',
  abstract: 'note',
  summary: 'note',
  question: 'note',
  example: 'note',
  quote: 'note',
  tldr: 'note',
  check: 'tip',
  done: 'tip',
  failure: 'caution',
  bug: 'caution',
};

/** A box as a container of ours with its title, empty for none; null for a kind that is none. */
export function box(kind: string, title: string, content: string): string | null {
  const foreign = foreignKinds[kind.toLowerCase()];
  if (foreign === undefined && containerKind(kind) === null) return null;
  return container(foreign ?? kind.toLowerCase(), title, content);
}

/** Something that unfolds, with what is seen of it before. */
export function details(summary: string, content: string, isOpen: boolean): string {
  return container('details', `${summary}${isOpen ? ' {open}' : ''}`, content);
}

function container(name: string, title: string, content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/^[ \t>]*(:{3,})/gm)].map(([, run = '']) => run.length));
  const colons = ':'.repeat(longest + 1);
  const line = title.replaceAll(/\s+/g, ' ').trim();
  return `\n${colons}${name}${line === '' ? '' : ` ${line}`}\n${content.trim()}\n${colons}\n`;
}

/** One of several things of which the old site showed one at a time. */
export interface Tab {
  readonly label: string;
  /** Markdown. */
  readonly content: string;
}

const oneFence = /^(`{3,}|~{3,})([^\n]*)\n[\s\S]*?\n\1$/;

/**
 * Tabs as a group of code where each is one block of it; else each below its name, where readers see all of them. Code
 * may be masked: `unmasked` gives a text as it was.
 */
export function tabs(all: readonly Tab[], unmasked: (text: string) => string = (text) => text): string {
  const contents = all.map(({ content }) => unmasked(content).trim());
  const isCode = contents.every((content) => isOneFence(content));
  if (!isCode) return `\n${all.map(({ label, content }) => `**${label.trim()}**\n\n${content.trim()}`).join('\n\n')}\n`;
  const blocks = all.map(({ label }, index) =>
    (contents[index] ?? '').replace(oneFence, (block, mark: string, info: string) =>
      // A name of the source's own stays the name of its file.
      block.replace(
        mark + info,
        `${mark}${info.replace(/\s*\[[^\]]*\]/, '').trimEnd()} [${label.trim().replaceAll(/[[\]]/g, '')}]`,
      ),
    ),
  );
  return container('code-group', '', blocks.join('\n'));
}

function isOneFence(content: string): boolean {
  const [, mark = '', info = ''] = oneFence.exec(content) ?? [];
  return (
    mark !== '' && !content.slice(mark.length + info.length, -mark.length).includes(`\n${mark}`) && /^\S/.test(info)
  );
}

import { escapeHtml } from '../../../model/escape-html.ts';
import { playerHtml } from '../../html/embed.ts';
import { destination } from '../references.ts';

/** A block of code in Markdown, in a fence that is longer than any in it. `info` is what stands behind the fence. */
export function fenced(code: string, info: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `\n${fence}${info}\n${code.replace(/^[ \t]*\n/, '').trimEnd()}\n${fence}\n`;
}

/** A link that is a paragraph by itself, to something that the other generator showed in its place. */
export function linkParagraph(url: string): string {
  return `\n<${url}>\n`;
}

/** A film's player as a block, else a link to what is at the URL. */
export function embedded(url: string): string {
  const player = playerHtml(url);
  return player === null ? linkParagraph(url) : `\n${player}\n`;
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

/** A quotation with the name of whom it is from. */
export function quotation(content: string, source: string): string {
  const lines = content.trim().split('\n');
  const all = source === '' ? lines : [...lines, '', `— ${source}`];
  return `\n${all.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')}\n`;
}

const alerts: Readonly<Record<string, string>> = {
  note: 'NOTE',
  info: 'NOTE',
  secondary: 'NOTE',
  tip: 'TIP',
  success: 'TIP',
  hint: 'TIP',
  important: 'IMPORTANT',
  warning: 'WARNING',
  caution: 'WARNING',
  attention: 'WARNING',
  danger: 'CAUTION',
  error: 'CAUTION',
};

/** A box as an alert of GitHub's, with its title as its first line; null for a kind that is none. */
export function alert(kind: string, title: string, content: string): string | null {
  const name = alerts[kind.toLowerCase()];
  if (name === undefined) return null;
  const lines = [`[!${name}]`, ...(title === '' ? [] : [`**${title}**`, '']), ...content.trim().split('\n')];
  return `\n${lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')}\n`;
}

/** A heading with another id than its text gives: a place before the text has it. */
export function anchored(text: string, id: string): string {
  return `<a id="${escapeHtml(id)}"></a>${text}`;
}

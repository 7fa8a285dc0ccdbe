import { decodeHTML } from 'entities/decode';
import { languageName } from '../../../markdown/from-html/code-language.ts';
import { escapeHtml, escapeText } from '../../../model/escape-html.ts';
import { embedHtml } from '../../html/embed.ts';
import { note } from '../../notes.ts';
import type { Attachment } from '../survey.ts';
import type { BodyContext } from './body-context.ts';
import { replaceShortcodes, type Shortcode, shortcodeNames } from './shortcode-grammar.ts';

type Printed = string | null;
type Print = (code: Shortcode, context: BodyContext) => Printed;

/** Languages that a highlighter has a shortcode of its own for: `[php]…[/php]`. */
const languages = new Set(
  `actionscript3 as3 bash clojure coldfusion cpp csharp css delphi diff erlang fsharp go groovy html java javafx javascript
  js jscript matlab objc perl php plain powershell python r rails ruby scala sh shell sql swift vb xml yaml json typescript
  ts kotlin rust latex ini`.split(/\s+/),
);

const codeNames = new Set([
  'code',
  'sourcecode',
  'source',
  'crayon',
  'codesyntax',
  'cc',
  'highlight',
  'prism',
  'wp-syntax',
  'enlighter',
]);

/** Shortcodes that enclose code, of the highlighters in use. What they enclose is no HTML. */
function isCode(name: string): boolean {
  return codeNames.has(name) || languages.has(name);
}

/** Those of WordPress itself and of its most used plugins whose meaning is sure. */
const printers: Readonly<Record<string, Print>> = {
  caption,
  wp_caption: caption,
  gallery,
  embed: ({ content, attributes }) => embedOf(content ?? attributes.src ?? attributes['0']),
  youtube: ({ content, attributes }) =>
    embedOf(filmUrl(attributes['0'] ?? attributes.id ?? content, 'https://youtu.be/')),
  vimeo: ({ content, attributes }) =>
    embedOf(filmUrl(attributes['0'] ?? attributes.id ?? content, 'https://vimeo.com/')),
  audio: (code) => media(code, 'audio', ['src', 'mp3', 'm4a', 'ogg', 'wav', 'flac', 'wma', '0']),
  video: (code) => media(code, 'video', ['src', 'mp4', 'm4v', 'webm', 'ogv', 'mov', 'wmv', 'flv']),
};

/** Takes HTML that nothing is to read again, and gives what stands in its place. */
export type Keep = (html: string) => string;

/** Replaces the shortcodes whose content is code, before anything else reads the text. */
export function printCodeShortcodes(text: string, context: BodyContext, keep: Keep): string {
  return replaceShortcodes(text, isCode, ({ name, attributes, content }) => {
    if (content === null) return null;
    const { lang, language, class: classes } = attributes;
    const written =
      lang ?? language ?? attributes['0'] ?? /lang:(\S+)/.exec(classes ?? '')?.[1] ?? (languages.has(name) ? name : '');
    context.tell(note('changed', `[${name}] became a block of code`));
    return keep(codeHtml(decodedCode(content), languageName(written)));
  });
}

/** Code as HTML. */
export function codeHtml(code: string, language: string | null): string {
  const text = escapeText(code.replaceAll('\r\n', '\n').replace(/^\n/, '').replace(/\s+$/, ''));
  // A browser drops the first line end behind the tag.
  return `<pre><code${language === null ? '' : ` class="language-${escapeHtml(language)}"`}>${text.startsWith('\n') ? '\n' : ''}${text}</code></pre>`;
}

/** The visual editor saves code as HTML; the other one as it was typed. */
function decodedCode(content: string): string {
  const withoutTags =
    /<br\s*\/?>|<\/p>/i.test(content) && !/^\s*<[^bp/]/i.test(content)
      ? content.replaceAll(/<br\s*\/?>\n?|<\/p>\n?/gi, '\n').replaceAll(/<p>/gi, '')
      : content;
  return /&(?:lt|gt|amp|quot|#0?39);/.test(withoutTags) ? decodeHTML(withoutTags) : withoutTags;
}

/** Replaces the shortcodes whose meaning is sure by HTML. */
export function printShortcodes(text: string, context: BodyContext, keep: Keep): string {
  return replaceShortcodes(
    text,
    (name) => Object.hasOwn(printers, name),
    (code) => {
      const html = printers[code.name]?.(code, context) ?? null;
      return html === null ? null : keep(html);
    },
  );
}

/** Tells of the shortcodes that are left in a text: readers see them as they are typed. */
export function tellShortcodes(text: string, context: BodyContext): void {
  for (const name of shortcodeNames(text)) if (looksLikeOne(name, text)) context.tell(note('foreignCode', `[${name}]`));
}

/** A word in brackets is mostly a remark: it is a shortcode where it has a value, an end, or a name that no prose has. */
function looksLikeOne(name: string, text: string): boolean {
  return /[_-]/.test(name) || new RegExp(`\\[${name}\\s[^\\]]*=|\\[/${name}\\]`, 'i').test(text);
}

function caption({ attributes, content }: Shortcode): Printed {
  const inner = (content ?? '').trim();
  const picture = /^(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inner)?.[0];
  if (picture === undefined) return null;
  const words = attributes.caption ?? inner.slice(picture.length).trim();
  return figureHtml(picture, words);
}

function figureHtml(picture: string, caption: string): string {
  return `<figure>${picture}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

/** The pictures of a gallery: those that it names, else those that hang on the item. */
function gallery({ attributes }: Shortcode, context: BodyContext): Printed {
  const ids = (attributes.ids ?? attributes.include ?? '')
    .split(',')
    .map(Number)
    .filter((id) => id > 0);
  const left = new Set((attributes.exclude ?? '').split(',').map(Number));
  const all =
    ids.length > 0
      ? ids.map((id) => context.library.attachment(id))
      : context.library.childrenOf(Number(attributes.id) || context.id);
  const pictures = all.filter(
    (one): one is Attachment =>
      one !== null && /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(one.url) && !left.has(one.id),
  );
  if (ids.length > pictures.length)
    context.tell(note('bodyLost', 'pictures of a gallery that are not in the export', ids.length - pictures.length));
  if (pictures.length === 0) return null;
  context.tell(note('layoutLost', 'galleries'));
  return pictures
    .map(({ url, alt, caption: words }) => figureHtml(`<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">`, words))
    .join('\n');
}

function embedOf(url: string | null | undefined): Printed {
  const address = decodeHTML((url ?? '').trim());
  return /^https?:\/\/\S+$/.test(address) ? embedHtml(address) : null;
}

/** A film is named by its address or by its name there. */
function filmUrl(written: string | null | undefined, before: string): string {
  const text = decodeHTML((written ?? '').trim().replace(/^=/, ''));
  return /^[\w-]+$/.test(text) ? before + text : text;
}

function media({ attributes, content }: Shortcode, element: 'audio' | 'video', keys: readonly string[]): Printed {
  const source =
    keys.map((key) => attributes[key]).find((value) => value !== undefined && /[/.]/.test(value)) ??
    /\S+/.exec(content ?? '')?.[0];
  if (source === undefined || !/^(?:https?:)?\/|^\w/.test(source)) return null;
  const poster = attributes.poster === undefined ? '' : ` poster="${escapeHtml(attributes.poster)}"`;
  return `<figure><${element} src="${escapeHtml(decodeHTML(source.split('|')[0] ?? ''))}"${poster} controls></${element}></figure>`;
}

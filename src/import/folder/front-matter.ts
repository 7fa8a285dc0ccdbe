import type { Data } from './data.ts';
import type { DataFormat, ParseData } from './parse-data.ts';

/** A text of a source in its two halves. */
export interface SourceText {
  /** Null where there is no front matter: many generators copy such a file as it is. */
  readonly data: Data | null;
  readonly body: string;
  /** Whether there is front matter that could not be read. */
  readonly isUnreadable: boolean;
}

/** What stands around front matter: the first line, and the last one. */
const fences: readonly { readonly open: RegExp; readonly close: RegExp; readonly format: DataFormat }[] = [
  { open: /^---[ \t]*(?:ya?ml)?[ \t]*\n/, close: /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m, format: 'yaml' },
  { open: /^(?:\+\+\+|---[ \t]*toml)[ \t]*\n/, close: /^(?:\+\+\+|---)[ \t]*(?:\n|$)/m, format: 'toml' },
  { open: /^---[ \t]*(?:js|javascript)[ \t]*\n/, close: /^---[ \t]*(?:\n|$)/m, format: 'js' },
  { open: /^---[ \t]*json[ \t]*\n/, close: /^---[ \t]*(?:\n|$)/m, format: 'json' },
];

/** A last line that slipped from its margin, which is meant where there is no other. */
const shifted = /^[ \t]+---[ \t]*(?:\n|$)/m;

/** Splits a text as Hugo, Jekyll, Hexo, Eleventy, Astro and Docusaurus do; line feeds only. */
export function splitSourceText(text: string, parse: ParseData): SourceText {
  for (const { open, close, format } of fences) {
    const first = open.exec(text)?.[0];
    if (first === undefined) continue;
    const rest = text.slice(first.length);
    const ends = [close.exec(rest), shifted.exec(rest)].filter((end) => end !== null);
    const [read, other] = ends.map((end) => {
      const written = rest.slice(0, end.index);
      return halves(written.trim() === '' ? {} : parse(written, format), rest.slice(end.index + end[0].length));
    });
    if (read === undefined) break;
    return read.data === null && other !== undefined && other.data !== null ? other : read;
  }
  if (/^\{\s*\n?\s*"/.test(text)) return splitJson(text, /^\}[ \t]*$/m, parse);
  // Hexo knows front matter without a first fence, and JSON before three semicolons.
  if (/^"/.test(text)) return splitSemicolons(text, parse);
  return splitOpen(text, parse);
}

function halves(data: Data | null, body: string): SourceText {
  return { data, body, isUnreadable: data === null };
}

/** JSON that begins a file, as Hugo has it: up to the bracket that stands alone in its line. */
function splitJson(text: string, close: RegExp, parse: ParseData): SourceText {
  const end = close.exec(text);
  if (end === null) return { data: null, body: text, isUnreadable: false };
  const length = end.index + end[0].length;
  return halves(parse(text.slice(0, length), 'json'), text.slice(length));
}

function splitSemicolons(text: string, parse: ParseData): SourceText {
  const end = /^;;;[ \t]*(?:\n|$)/m.exec(text);
  if (end === null) return { data: null, body: text, isUnreadable: false };
  return halves(parse(`{${text.slice(0, end.index)}}`, 'json'), text.slice(end.index + end[0].length));
}

function splitOpen(text: string, parse: ParseData): SourceText {
  const none: SourceText = { data: null, body: text, isUnreadable: false };
  const end = /^(?:title|layout|date|tags|categories)[ \t]*:[^\n]*\n(?:[^\n]+\n|\n(?=[\w-]+:))*---[ \t]*(?:\n|$)/.exec(
    text,
  );
  if (end === null) return none;
  const data = parse(end[0].replace(/---[ \t]*\n?$/, ''), 'yaml');
  return data === null ? none : halves(data, text.slice(end[0].length));
}

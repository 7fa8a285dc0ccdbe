import { decodeXML } from 'entities/decode';

/** `<path d="…">`, or `<path d="…"/>`, which is empty and has no closing tag. */
export interface SvgTag {
  readonly kind: 'open';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isEmpty: boolean;
}

/** A piece of an SVG file. */
export type SvgToken =
  | SvgTag
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const attribute = /\s+([^\s<>/="'!?]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
const grammar = [
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^[>]*>/,
  /<!\[CDATA\[(?<data>[\s\S]*?)\]\]>/,
  /<\/(?<close>[^\s<>/="'!?]+)\s*>/,
  /<(?<open>[^\s<>/="'!?]+)(?<inside>(?:\s+[^\s<>/="'!?]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<slash>\/?)>/,
  /(?<text>[^<]+)/,
];
const piece = new RegExp(grammar.map((form) => form.source).join('|'), 'y');

/**
 * Reads an SVG file as XML, without comments, instructions and document type. A file that declares entities of its own
 * is refused: expanded, they may grow beyond all bounds. Throws where it is not well-formed.
 */
export function* svgTokens(file: string): Generator<SvgToken> {
  for (let at = 0; at < file.length; ) {
    piece.lastIndex = at;
    const match = piece.exec(file);
    if (match === null) throw new Error(fault(file.slice(at, at + 20)));
    at += match[0].length;
    const { data, text, close, open, inside = '', slash } = match.groups ?? {};
    if (close !== undefined) yield { kind: 'close', name: close };
    else if (open !== undefined) {
      yield { kind: 'open', name: open, attributes: attributesIn(inside), isEmpty: slash === '/' };
    } else if (data !== undefined) yield { kind: 'text', text: data };
    else if (text !== undefined) yield { kind: 'text', text: plain(text) };
  }
}

function attributesIn(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(attribute)].map(([, key = '', double, single]) => [key, plain(double ?? single ?? '')]),
  );
}

function plain(text: string): string {
  return decodeXML(text);
}

function fault(found: string): string {
  return found.startsWith('<!DOCTYPE') ? 'it declares entities of its own' : `it is no well-formed SVG at “${found}”`;
}

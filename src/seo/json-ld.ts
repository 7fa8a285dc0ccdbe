import type { Thing } from 'schema-dts';

/** A node of schema.org's, where it has no more than its types know; `width` and `height` are pixels. */
export type Node = Thing | { readonly '@type': string; readonly width: number; readonly height: number };

/** The nodes of a page's JSON-LD. One refers to another by its `@id`. */
export type Graph = readonly Node[];

const escapes: Readonly<Record<string, string>> = { '<': '\\u003c', '\u2028': '\\u2028', '\u2029': '\\u2029' };

/**
 * A graph as it stands in a script element. Nothing in it can end the element or begin a comment in it, and the two
 * line separators that JSON allows and older JavaScript does not are escaped too.
 */
export function jsonLdText(graph: Graph): string {
  const text = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph });
  return text.replaceAll(/[<\u2028\u2029]/g, (character) => escapes[character] ?? character);
}

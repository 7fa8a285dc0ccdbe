import type { Thing } from 'schema-dts';

/** A node of schema.org's; also one with a size in pixels, which schema.org's own types do not have. */
export type Node = Thing | { readonly '@type': string; readonly width: number; readonly height: number };

/** The nodes of a page's JSON-LD. One refers to another by its `@id`. */
export type Graph = readonly Node[];

const escapes: Readonly<Record<string, string>> = { '<': '\\u003c', '\u2028': '\\u2028', '\u2029': '\\u2029' };

/**
 * Nodes as they stand in a script element, separated by commas. Nothing in them can end the element or begin a comment
 * in it, and the two line separators that JSON allows and older JavaScript does not are escaped too.
 */
export function nodesText(nodes: Graph): string {
  const text = JSON.stringify(nodes).slice(1, -1);
  // Most texts have none of the three, and looking for one character is far cheaper than for a class of them.
  const isSafe = !text.includes('<') && !text.includes('\u2028') && !text.includes('\u2029');
  return isSafe ? text : text.replaceAll(/[<\u2028\u2029]/g, (character) => escapes[character] ?? character);
}

/** The content of a page's script: its graph, and behind it nodes that are already written, as many pages have them. */
export function jsonLdText(graph: Graph, written: string): string {
  return `{"@context":"https://schema.org","@graph":[${nodesText(graph)},${written}]}`;
}

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, serialize } from 'parse5';
import { html } from './markdown.ts';

/**
 * The page around a body: nothing of it may move. Asked of the parser that follows the standard alone: cheerio's tree has
 * another idea of a template within a drawing.
 */
export function assertContained(body: string): void {
  const page = `<main><article><div id="body">${body}</div><p id="after">x</p></article></main><footer>y</footer>`;
  const parsed = serialize(parse(`<!doctype html>${page}`));
  assert.ok(parsed.startsWith('<!DOCTYPE html><html><head></head><body><main><article><div id="body">'), parsed);
  assert.ok(parsed.endsWith('</div><p id="after">x</p></article></main><footer>y</footer></body></html>'), parsed);
}

/** Fails where anything of raw HTML reaches what follows it; tries so many bodies. */
export function assertAllContained(bodies: number): void {
  const pieces = fc.constantFrom(
    ...'<div> </div> <b> </b> <i> </i> <p> </p> <a> </a> <ul> <li> </ul> <table> <tr> <td> </table> <select> <option> </select>'.split(
      ' ',
    ),
    ...'<textarea> </textarea> <style> </style> <script> </script> <svg> </svg> <path/> <foreignObject> <math> <mi> <desc>'.split(
      ' ',
    ),
    ...'<template> </template> <button> </button> <form> </form> <h1> </h2> <body> </body> <html> <frameset> <plaintext> <title>'.split(
      ' ',
    ),
    ...'<nobr> <applet> <object> </object> <caption> <col> <noscript> </noscript> <xmp> <input> <hr> </br> <br/> <!-- --> <? <![CDATA[ ]]>'.split(
      ' ',
    ),
    '<div a="',
    '"',
    "'",
    '>',
    '\n\n',
    ' text ',
    '\n',
    '*',
    '\n> ',
    '\n- ',
    '![a](b.png)',
    '[a](b.md)',
    '# h\n',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => assertContained(html(parts.join('')))),
    { numRuns: bodies, examples: [[['<svg>', '<template>', '<title>', '<table>']]] },
  );
}

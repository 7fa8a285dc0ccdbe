import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { load } from '../harness/html.ts';
import { html } from '../harness/markdown.ts';

interface Example {
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

const { tests: examples }: { tests: readonly Example[] } = createRequire(import.meta.url)('commonmark-spec');

/** Examples that must differ: their addresses are links by the rules of GitHub. */
const autolinked = new Set([602, 608, 611, 612]);

/** Examples that must differ: a tag that never ends would take what follows a body into it, so that it is text. */
const unfinished = new Set([156, 157, 158]);
/** Examples that must differ: to a browser, the slash of `<a/>` closes nothing, and here it does. */
const selfClosing = new Set([614, 615, 616]);
const different = new Set([...autolinked, ...unfinished, ...selfClosing]);

for (const { number, section, markdown, html: expected } of examples.filter((one) => !different.has(one.number))) {
  test(`example ${number} of CommonMark (${section}) is as the specification says`, () => {
    assert.equal(normal(ours(tabs(markdown))), normal(theirs(tabs(expected))));
  });
}

function tabs(text: string): string {
  return text.replaceAll('→', '\t');
}

/** Our HTML without what we add on purpose: ids, figures around code, pictures without paragraphs. */
function ours(markdown: string) {
  const $ = load(`${html(markdown, { highlighting: false })}\n`, null, false);
  $('figure.code').replaceWith((_, figure) => $('<pre>').append($(figure).find('code')));
  $(':is(h1, h2, h3, h4, h5, h6)').removeAttr('id');
  $.root().children('img').wrap('<p>');
  return $;
}

/** Theirs with headings as far down as ours. */
function theirs(expected: string) {
  const $ = load(expected, null, false);
  const shift = $('h1').length > 0 ? 1 : 0;
  $(':is(h1, h2, h3, h4, h5, h6)').each((_, heading) => {
    heading.tagName = `h${Math.min(6, Number(heading.tagName.slice(1)) + shift)}`;
  });
  return $;
}

/** HTML without white space between tags, and with URLs encoded in one way. */
function normal($: ReturnType<typeof load>): string {
  for (const attribute of ['href', 'src']) {
    $(`[${attribute}]`).each((_, element) => {
      $(element).attr(attribute, decoded($(element).attr(attribute) ?? ''));
    });
  }
  return $.html()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> | </g, (tag) => tag.trim())
    .trim();
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

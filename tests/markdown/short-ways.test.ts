import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import GithubSlugger, { slug } from 'github-slugger';
import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { en } from '../../src/i18n/en.ts';
import { countWords } from '../../src/markdown/count-words.ts';
import { otherForms } from '../../src/markdown/features/foreign-forms.ts';
import { syntaxes } from '../../src/markdown/features/foreign-syntax.ts';
import { HeadingIds, headingSlug } from '../../src/markdown/features/heading-ids.ts';
import { mayHaveNote, note } from '../../src/markdown/features/left-notes.ts';
import { ownPath } from '../../src/markdown/features/links.ts';
import { ReferenceBook } from '../../src/markdown/features/references.ts';
import { lineSlips } from '../../src/markdown/features/unread-marks.ts';
import { SourceLines } from '../../src/markdown/lines.ts';
import { createParser, type ParserOptions } from '../../src/markdown/parser.ts';
import { hasSign, standsIn } from '../../src/markdown/signs.ts';
import { html } from '../harness/markdown.ts';

// What most texts are is read by a short way. It gives what the long one would, which is said here by other means.

/** Texts of such pieces: some of them are read by the short way, and some are not. */
const textOf = (pieces: readonly string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((chosen) => chosen.join(''));

const parserOptions: ParserOptions = {
  url: 'https://a.example/',
  highlighting: false,
  lineNumbers: false,
  smartQuotes: false,
  emoji: false,
  diagrams: false,
  language: 'en',
  labels: en.markdown,
};

test('words are runs without white space that have a letter or a digit, whatever stands beside them', () => {
  const pieces = ['a', 'Z', '7', ' ', '  ', '-', '…', '—', '“', 'é', 'ß', '\u00a0', '\u2009', '\t', '№', 'ɐ', 'Ж'];
  fc.assert(
    fc.property(textOf(pieces), (text) => {
      const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
      assert.equal(countWords(text), words.length);
    }),
  );
});

test('ids of headings are those of the package that has the rules of GitHub', () => {
  const pieces = ['A', 'b', ' ', '-', '_', '.', '(', '`', '&', 'É', '世', '9', '\u00a0', '!', '\t'];
  fc.assert(
    fc.property(fc.array(textOf(pieces), { maxLength: 6 }), (texts) => {
      for (const text of texts) assert.equal(headingSlug(text), slug(text));
      const [ids, slugger] = [new HeadingIds([]), new GithubSlugger()];
      for (const text of texts)
        assert.equal(ids.next(text), slugger.slug(/[\p{L}\p{N}_]/u.test(text) ? text : 'section'));
    }),
  );
});

test('a URL is of the site where the URL standard gives its host, its port and its path', () => {
  const scheme = fc.constantFrom('http://', 'https://', 'HTTPS://', '//', 'ftp://', '');
  const host = fc.constantFrom(
    'a.example',
    'A.example',
    'a.example.',
    'b.a.example',
    '1.2',
    '0x7f.1',
    '127.0.0.1',
    'xn--a',
    'ä.example',
    'u@a.example',
    'a',
    '',
  );
  const rest = fc.constantFrom(
    '',
    ':80',
    ':443',
    ':8080',
    '/',
    '/blog',
    '/blog/',
    '/blog/x?y#z',
    '?q',
    '#f',
    '/../blog/',
    '\\blog\\',
  );
  const own = fc.constantFrom(
    '//a.example/',
    '//a.example/blog/',
    '//127.0.0.1/',
    '//a:8080/',
    '//a.example:8080/blog/',
  );
  fc.assert(
    fc.property(fc.tuple(scheme, host, rest), own, (parts, site) => {
      const url = parts.join('');
      const parsed = /^(?:https?:)?\/\//i.test(url) ? URL.parse(url, 'https://x/') : null;
      const whole = parsed === null ? '' : `//${parsed.host}${parsed.pathname}`;
      const path =
        parsed !== null && `${whole}/`.startsWith(site)
          ? `${whole.slice(site.length - 1) || '/'}${parsed.search}${parsed.hash}`
          : null;
      assert.equal(ownPath(url, site), path);
    }),
  );
});

test('a text that begins nothing is the same as one that stands beside something', () => {
  const pieces = ['a', ' ', '!', ':', '/', '=', ']', 'w', 'ww.', '(', ')', '"', '{', '}', '>', '|', 'é', '+', '?'];
  fc.assert(
    fc.property(textOf(pieces), (text) => {
      // A line with markup at its end is read the long way.
      const long = html(`x${text}x *y*`).replace(' <em>y</em>', '');
      assert.equal(html(`x${text}x`), long);
    }),
  );
});

test('paragraphs of plain lines and headings are what the rules for all blocks make of them in their order', () => {
  const pieces = [
    'a',
    'B c',
    '"q',
    '(d',
    'é',
    '\u00a0',
    '\n',
    '\n\n',
    '\n',
    '  ',
    '     ',
    '\t',
    ': d',
    '~ e',
    '- f',
    '1. g',
    '> h',
  ];
  const more = [
    '\n- p',
    '\n- q r',
    '\n  - s',
    '\n* ',
    '## t',
    '\n### u\n',
    '---',
    '===',
    '|',
    '|-|',
    '# i',
    '*[j]: k',
    '[l]: /m',
    '[^n]: o',
    '```',
    ':::note',
    '$$',
    '<p>',
    '  \n',
    '\\\n',
    '_p_',
  ];
  const [short, long] = [createParser(parserOptions), createParser(parserOptions)];
  long.block.ruler.disable(['plain_paragraph', 'heading_first']);
  long.block.ruler.enable('heading');
  const tokensOf = (text: string, parser: MarkdownIt) => {
    const tokens: Token[] = [];
    const book = new ReferenceBook();
    const environment = {
      means: { math: true },
      source: new SourceLines(text, 1),
      footnotes: new Map(),
      findings: [],
      book,
    };
    parser.block.parse(text, parser, environment, tokens);
    return tokens;
  };
  fc.assert(
    fc.property(textOf([...pieces, ...pieces, ...more]), (text) => {
      assert.deepEqual(tokensOf(text, short), tokensOf(text, long));
    }),
  );
});

test('what was left for later has a word of it', () => {
  const found = [
    'TODO: a',
    '**Fixme**',
    'ToDo(me)',
    'Lorem ipsum dolor sit amet',
    'LOREM IPSUM DOLOR SIT AMET',
    '[Insert a link here]',
    '[PASTE HERE]',
  ];
  for (const text of found) assert.match(text, note);
  fc.assert(
    fc.property(textOf([...found, 'a', ' ', '\n', '.', '[', ']', 'here', 'todo']), (text) => {
      assert.ok(!note.test(text) || mayHaveNote(text), JSON.stringify(text));
    }),
  );
});

test('a pattern that begins with a fixed text stands in a text where it does by itself', () => {
  fc.assert(
    fc.property(textOf(['](', 'a', ' ', '(', ']', 'b']), (text) => {
      assert.equal(standsIn(text, '](', /\]\([^()]+ /y), /\]\([^()]+ /.test(text));
    }),
  );
});

test('what is found of another markup has a sign of it', () => {
  const pieces = [
    '^[',
    '[[',
    ']]',
    ']',
    'A b',
    ' ',
    'c',
    '%%',
    '\\ref',
    '{x}',
    '==',
    '\n',
    "'''",
    '[b]',
    '[/b]',
    'h2. ',
    '<https://x.example|',
    '>',
    '{:',
    '::',
    '}',
  ];
  fc.assert(
    fc.property(textOf(pieces), (text) => {
      for (const form of otherForms) {
        const isFound = [...text.matchAll(form.pattern)].length > 0;
        assert.ok(!isFound || hasSign(text, form), `${form.of} in ${JSON.stringify(text)}`);
      }
    }),
  );
});

test('what is found of tags of other generators, and of signs that are printed, has a sign of it', () => {
  const found = [
    '{{< figure src="a" >}}',
    '{% raw %}',
    '{{ site.url }}',
    '::: note',
    '{/* a */}',
    'import a from "b"',
    'export const a',
    '{:toc}',
    '[caption id="b"]',
    '[/gallery]',
    '!!! note',
    '??? note',
    '![[a.png]]',
    '**Alone',
    '~~alone',
    '＃ a',
    '｀a｀',
    '[a^]',
    '[^ a]',
    '`alone',
    'a ```js',
    "'''",
    '“““js',
    '<!-a',
    '<!--',
    '&nbsp',
    '&amp;lt;',
    '####### a',
    '[!note] A',
  ];
  const forms = [...syntaxes, ...lineSlips];
  const isIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length > 0;
  for (const { pattern } of forms)
    assert.ok(
      found.some((text) => isIn(text, pattern)),
      `no text for ${pattern}`,
    );
  fc.assert(
    fc.property(textOf([...found, ' ', '\n', 'a', '"', '}', ']', '-->', '*', "'", '&']), (text) => {
      for (const form of forms)
        assert.ok(!isIn(text, form.pattern) || hasSign(text, form), `${form.pattern} in ${JSON.stringify(text)}`);
    }),
  );
});

test('a note of Pandoc that never ends takes no time', () => {
  assert.match(html(`Text^[${'of many words '.repeat(200)}.`), /of many words/);
});

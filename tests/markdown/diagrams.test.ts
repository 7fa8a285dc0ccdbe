import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingFile } from '../../src/diagrams/drawing-file.ts';
import { createRenderer, type MarkdownOptions } from '../../src/markdown/render.ts';
import { load } from '../harness/html.ts';

/** Renders with files by their paths. */
function rendered(
  markdown: string,
  files: Readonly<Record<string, string>> = {},
  options: Partial<MarkdownOptions> = {},
) {
  const render = createRenderer({ url: 'https://test.example/', highlighting: true, ...options });
  return render(markdown, 1, {
    math: false,
    embeds: false,
    include: (written) => {
      const path = `content/posts/${written}`;
      const text = files[written];
      return text === undefined ? { fault: { kind: 'missing' }, path } : { text, path };
    },
  });
}

const told = (markdown: string, files?: Readonly<Record<string, string>>) =>
  rendered(markdown, files).findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`);
const drawnIn = (markdown: string, options?: Partial<MarkdownOptions>) =>
  rendered(markdown, {}, options).diagrams.map(({ engine, source }) => `${engine} ${source}`);
const graph = 'digraph { a -> b }\n';

test('blocks of dot and of Mermaid are drawn, and below each its source is folded', () => {
  assert.deepEqual(drawnIn(`\`\`\`dot\n${graph}\`\`\``), [`graphviz ${graph}`]);
  assert.deepEqual(drawnIn(`\`\`\`Graphviz\n${graph}\`\`\``), [`graphviz ${graph}`]);
  assert.deepEqual(drawnIn('~~~mermaid\ngraph LR\nA-->B\n~~~'), ['mermaid graph LR\nA-->B\n']);
  const { parts, features } = rendered(`\`\`\`dot title="A <b>" alt="Two steps"\n${graph}\`\`\``);
  assert.deepEqual(
    parts.filter((part) => typeof part !== 'string').map((slot) => (slot.kind === 'diagram' ? slot.alt : slot.kind)),
    ['Two steps'],
  );
  const $ = load(parts.filter((part) => typeof part === 'string').join(''));
  assert.equal($('figure.diagram > figcaption').text(), 'A <b>');
  assert.equal($('figure.diagram > details > summary').text(), 'Source of the diagram');
  assert.equal($('figure.diagram > details > figure.code code').text(), graph);
  assert.deepEqual(features, ['diagrams']);
});

test('a block that is about its code stays code, and so do all where a site draws none', () => {
  for (const info of [
    'dot code',
    'dot {1}',
    'dot ins={1}',
    'dot "a"',
    'dot linenos',
    'dot collapse',
    'diff-dot',
    'ts',
  ]) {
    assert.deepEqual(drawnIn(`\`\`\`${info}\n${graph}\`\`\``), [], info);
  }
  assert.deepEqual(drawnIn(`:::code-group\n\`\`\`dot\n${graph}\`\`\`\n:::`), []);
  assert.deepEqual(drawnIn(`    ${graph}`), []);
  assert.deepEqual(drawnIn(`\`\`\`dot\n${graph}\`\`\``, { diagrams: false }), []);
  assert.deepEqual(told(`\`\`\`dot code\n${graph}\`\`\``), []);
});

test('a diagram knows where in its text it stands, in a quotation and a list too', () => {
  const place = (markdown: string) => rendered(markdown).diagrams.map(({ line, indent }) => [line, indent]);
  assert.deepEqual(place(`Text.\n\n\`\`\`dot\n${graph}\`\`\``), [[3, 0]]);
  assert.deepEqual(place(`> \`\`\`dot\n> ${graph}> \`\`\``), [[1, 2]]);
  assert.deepEqual(place(`- x\n\n  \`\`\`dot\n  ${graph}  \`\`\``), [[3, 2]]);
});

test('a diagram may be a file’s, which is then where its mistakes are', () => {
  const { diagrams } = rendered('```dot include="a.dot"\n```', { 'a.dot': graph });
  assert.deepEqual(
    diagrams.map(({ source, file, line }) => ({ source, file, line })),
    [{ source: graph, file: { path: 'content/posts/a.dot', line: 1 }, line: 1 }],
  );
  assert.deepEqual(told('```mermaid include="a.mmd"\n```', { 'a.mmd': 'graph LR\nA[x' }), ['1:1 undrawn-diagram']);
});

test('what is not drawn is told at its place and shown as code', () => {
  assert.deepEqual(told('```mermaid\npie\n "a": 1\n```'), ['2:1 undrawn-diagram']);
  assert.deepEqual(told('> ```mermaid\n> graph LR\n>   A[x --> B\n> ```'), ['3:6 undrawn-diagram']);
  assert.deepEqual(told('```mermaid\ngrahp LR\n```'), ['2:1 wrong-mermaid']);
  assert.deepEqual(told('```mermaid\ngraph LR\nsubgraph s\n```'), ['3:1 unclosed-diagram']);
  assert.deepEqual(told('```mermaid\n```'), ['1:1 empty-diagram']);
  assert.deepEqual(told('```dot\n```'), ['1:1 empty-diagram']);
  const { parts, features } = rendered('```mermaid\npie\n "a": 1\n```');
  assert.match(String(parts[0]), /^<figure class="code"/);
  assert.deepEqual(features, []);
});

test('a drawing that lies beside the text is shown, for each scheme its own, as long as its source is the same', () => {
  const pie = 'pie\n "a": 1\n';
  const files = { [drawingFile(pie, 'light')]: '<svg/>', [drawingFile(pie, 'dark')]: '<svg/>' };
  const { parts, findings, diagrams } = rendered(`\`\`\`mermaid alt="A share"\n${pie}\`\`\``, files);
  assert.deepEqual(findings, []);
  assert.deepEqual(
    diagrams.map(({ engine }) => engine),
    ['elsewhere'],
  );
  assert.deepEqual(
    parts.flatMap((part) => (typeof part !== 'string' && part.kind === 'picture' ? [[part.source, part.alt]] : [])),
    [
      [`${drawingFile(pie, 'light')}#gh-light-mode-only`, 'A share'],
      [`${drawingFile(pie, 'dark')}#gh-dark-mode-only`, 'A share'],
    ],
  );
  assert.deepEqual(told('```mermaid\npie\n "a": 2\n```', files), ['2:1 undrawn-diagram']);
  assert.deepEqual(told(`\`\`\`mermaid\n${pie}\`\`\``, files), ['1:1 undescribed-diagram']);
});

test('an excerpt has nothing of a diagram in it, and reading one takes no time', () => {
  const { words } = rendered(`One two.\n\n\`\`\`dot\n${graph}\`\`\``);
  assert.equal(words, 2);
});

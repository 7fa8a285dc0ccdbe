import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast, hexColour } from '../../src/diagrams/colour.ts';
import { draw } from '../../src/diagrams/draw.ts';
import type { Drawing } from '../../src/diagrams/drawing.ts';
import { paint } from '../../src/diagrams/paint.ts';
import { paletteOf } from '../../src/diagrams/palette.ts';
import { load } from '../harness/html.ts';

const palette = paletteOf(() => null);

async function drawn(engine: 'graphviz' | 'mermaid', source: string): Promise<Drawing> {
  const made = await draw({ engine, source });
  if ('message' in made) throw new Error(made.message);
  return made;
}

/** One of each kind that is drawn here. */
const mermaid = [
  'graph LR\n A[One] -->|x| B{Two}\n subgraph s [In it]\n B\n end',
  'sequenceDiagram\n A->>+B: Hi\n loop often\n B-->>-A: Yo\n end\n Note over A: Said',
  'stateDiagram-v2\n [*] --> a\n a --> b : go\n b --> [*]',
  'classDiagram\n class A {\n +get(k) T\n }\n A <|-- B',
  'erDiagram\n A ||--o{ B : has\n A {\n string name PK\n }',
  'xychart-beta\n title "T"\n x-axis [a, b]\n bar [1, 2]\n line [2, 1]',
];
const dot = [
  'digraph { rankdir=LR; a -> b [label="x"]; c [style=filled,fillcolor=navy]; b -> c [color=red] }',
  'graph { layout=neato; a -- b -- c -- a }',
  'digraph { a [shape=record,label="{x|y}"]; b [shape=none,label=<<table><tr><td bgcolor="#ddffdd"><b>z</b></td></tr></table>>] }',
  'digraph { a [style="filled",fillcolor="red:blue"]; subgraph cluster_x { label=X; b } }',
];

test('a drawing is only drawing: no script, style, link, foreign or outer thing, whatever its source says', async () => {
  const sly = [
    'digraph { a [label="<script>alert(1)</script>",URL="javascript:alert(1)",tooltip="x",image="https://elsewhere.example/a.png"] }',
    'digraph { graph [stylesheet="https://elsewhere.example/a.css",fontpath="/etc"]; a [class="x",id="y"] }',
  ];
  const slier = [
    'graph LR\n A["<script>alert(1)</script>"] --> B["<img src=x onerror=alert(1)>"]\n style A fill:url(https://elsewhere.example/)',
  ];
  const all = await Promise.all([
    ...[...dot, ...sly].map((source) => drawn('graphviz', source)),
    ...[...mermaid, ...slier].map((source) => drawn('mermaid', source)),
  ]);
  for (const { svg } of all) {
    assert.doesNotMatch(
      svg,
      /<(?:script|style|a|image|foreignObject|title)\b|\s(?:on\w+|style|class|xlink:href)=|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)|var\(/,
    );
  }
});

test('the same diagram is the same drawing, whatever was drawn before it', async () => {
  for (const [engine, sources] of [
    ['graphviz', dot],
    ['mermaid', mermaid],
  ] as const) {
    const first = await Promise.all(sources.map((source) => drawn(engine, source)));
    const again = await Promise.all(sources.toReversed().map((source) => drawn(engine, source)));
    assert.deepEqual(again.toReversed(), first);
  }
});

test('numbers are rounded to hundredths, and sizes are whole pixels', async () => {
  for (const source of mermaid) {
    const { svg, width, height } = await drawn('mermaid', source);
    assert.doesNotMatch(svg, /\d\.\d{3}/);
    assert.ok(Number.isInteger(width) && Number.isInteger(height) && width > 30 && height > 20);
    assert.match(svg, new RegExp(` width="${width}" height="${height}"`));
  }
});

test('a graph of Graphviz tells each text its width, as wide as the room that was made for it', async () => {
  const { svg } = await drawn(
    'graphviz',
    'digraph { a [shape=box,label="A long label\\nof two"]; b [label="数据库"] }',
  );
  const $ = load(svg);
  const texts = $('text')
    .toArray()
    .map((text) => [$(text).text(), Number($(text).attr('textlength') ?? $(text).attr('textLength'))]);
  const box = ($('polygon').attr('points') ?? '').split(' ').map((point) => Number(point.split(',')[0]));
  const room = Math.max(...box) - Math.min(...box);
  for (const [text, width] of texts) assert.ok(Number(width) > 10 && Number(width) <= room, `${text} ${width} ${room}`);
  assert.equal(texts.length, 3);
});

test('words in a drawing are its labels, and its own label is its title', async () => {
  const graph = await drawn('graphviz', 'digraph { label="How it goes"; a [label="One\\nTwo"]; a -> b }');
  assert.deepEqual([graph.title, graph.labels], ['How it goes', ['How it goes', 'One', 'Two', 'b']]);
  const flow = await drawn('mermaid', 'graph LR\n accTitle: How it goes\n A["f(x)"] -->|"a & b"| B');
  assert.deepEqual([flow.title, flow.labels], ['How it goes', ['a & b', 'f(x)', 'B']]);
  const chart = await drawn('mermaid', mermaid[5] ?? '');
  assert.equal(chart.title, 'T');
  assert.ok(!chart.labels.some((label) => /^(?:Bar|Line) 1$/.test(label)));
});

/** What Graphviz says of mistakes, and where they are in the source. */
const mistakes: readonly (readonly [source: string, message: string, line: number, column: number])[] = [
  ['digraph { a -> }', '“}” cannot stand here', 1, 16],
  ['digraph {\n  a -> b\n  b - c\n}', '“-” cannot stand here', 3, 5],
  ['digrahp { a }', '“digrahp” cannot stand here', 1, 1],
  ['digraph {\n  a [label="x]\n}', 'a text in quotation marks has no end', 2, 12],
  ['// only a remark', 'there is no graph in it', 1, 1],
];
for (const [source, message, line, column] of mistakes) {
  test(`${JSON.stringify(source)} cannot be drawn: ${message}`, async () => {
    assert.deepEqual(await draw({ engine: 'graphviz', source }), { message, line, column });
  });
}

test('a drawing has a writer’s colours of areas in both schemes, and lines and texts that are seen in each', async () => {
  const { svg } = await drawn(
    'graphviz',
    'digraph { a [style=filled,fillcolor="#ffff99"]; b [style=filled,fillcolor=navy]; c [color=yellow,fontcolor=blue]; a -> b [color=blue] }',
  );
  for (const scheme of ['light', 'dark'] as const) {
    const $ = load(paint(svg, palette[scheme]));
    const paper = hexColour(palette[scheme].paper) ?? [0, 0, 0];
    const ellipses = $('ellipse')
      .toArray()
      .map((one) => $(one).attr('fill'));
    assert.deepEqual(ellipses, ['#ffff99', '#000080', 'none']);
    for (const [at, ground] of [
      ['a', '#ffff99'],
      ['b', '#000080'],
      ['c', palette[scheme].paper],
    ] as const) {
      const text =
        $('text')
          .filter((_, one) => $(one).text() === at)
          .attr('fill') ?? '';
      assert.ok(contrast(hexColour(text) ?? paper, hexColour(ground) ?? paper) >= 4.5, `${at} ${text} on ${ground}`);
    }
    for (const line of $('[stroke]').toArray()) {
      const stroke = hexColour($(line).attr('stroke') ?? '');
      if (stroke !== null) assert.ok(contrast(stroke, paper) >= 3, `${$(line).attr('stroke')}`);
    }
  }
});

test('nothing of a painted drawing is left without a colour', async () => {
  for (const [engine, sources] of [
    ['graphviz', dot],
    ['mermaid', mermaid],
  ] as const) {
    for (const source of sources) {
      const { svg } = await drawn(engine, source);
      const values = [...paint(svg, palette.dark).matchAll(/ (?:fill|stroke|stop-color)="([^"]*)"/g)].map(
        ([, value]) => value,
      );
      for (const value of values) assert.match(value ?? '', /^(?:none|#[\da-f]{6}|url\(#[\w-]+\))$/);
    }
  }
});

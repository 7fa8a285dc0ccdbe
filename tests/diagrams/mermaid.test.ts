import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shown } from '../../src/diagrams/mermaid/label.ts';
import { otherKinds, readMermaid } from '../../src/diagrams/mermaid/read.ts';

/** What the drawing program is given, hidden signs shown; or `line:column why what` of a fault. */
function read(source: string): string {
  const made = readMermaid(source);
  if ('why' in made) return `${made.line}:${made.column} ${made.why} ${made.what}`;
  return shown(made.text);
}

/** Sources and what is drawn of them, without the first line of each: Mermaid's documentation of each kind. */
const drawn: readonly (readonly [source: string, ...lines: string[]])[] = [
  ['graph\n  a-->b', 'n1[a] --> n2[b]'],
  ['flowchart LR\n A[One] --> B{Two} --> C((Three))', 'n1[One] --> n2{Two} --> n3((Three))'],
  ['graph TD;\n A-->B; B-->C;', 'n1[A] --> n2[B]', 'n2 --> n3[C]'],
  ['graph TD; A-->B', 'n1[A] --> n2[B]'],
  [
    'graph\n A ----> B\n A ==> B\n A -..-> B\n A --- B\n A <--> B',
    'n1[A] --> n2[B]',
    'n1 ==> n2',
    'n1 -.-> n2',
    'n1 --- n2',
    'n1 <--> n2',
  ],
  [
    'graph\n A -->|x| B\n A -- y --> B\n A -. z .-> B\n A == w ==> B',
    'n1[A] -->|x| n2[B]',
    'n1 -->|y| n2',
    'n1 -.->|z| n2',
    'n1 ==>|w| n2',
  ],
  ['graph\n A & B --> C & D', 'n1[A] & n2[B] --> n3[C] & n4[D]'],
  ['graph\n A["f(x)[0] #quot;y#quot;<br/>2"]', 'n1[f(x)[0] "y"<br>2]'],
  ['graph\n A --> B\n B[Late]', 'n1[A] --> n2[Late]', 'n2'],
  [
    'graph\n A --> B\n subgraph s1 ["In it"]\n direction LR\n B\n end',
    'n1[A] --> n2[B]',
    'subgraph part1 [In it]',
    'direction LR',
    'n2[B]',
    'end',
  ],
  ['graph\n Größe --> 大きさ', 'n1[Größe] --> n2[大きさ]'],
  [
    'graph\n classDef hot,cold fill:#f9f\n A:::hot\n style A stroke:#333;',
    'classDef hot fill:#f9f',
    'classDef cold fill:#f9f',
    'n1[A]:::hot',
    'style n1 stroke:#333',
  ],
  ['%%{init: {"theme":\n"dark"}}%%\ngraph\n %% A remark\n A\n click A "https://elsewhere.example"', 'n1[A]'],
  [
    'sequenceDiagram\n A->>+B: Hi: you\n B-->>-A: Yo',
    'participant p1 as A',
    'participant p2 as B',
    'p1->>+p2: Hi: you',
    'p2-->>-p1: Yo',
  ],
  [
    'sequenceDiagram\n actor U as A user\n autonumber\n U->>U: One\n Note over U: Said\n U-)U:',
    'actor p1 as A user',
    'p1->>p1: 1. One',
    'Note over p1: Said',
    'p1-)p1: 2.',
  ],
  [
    'sequenceDiagram\n rect rgb(1, 2, 3)\n critical A\n A->>B: x\n option B\n A->>B: y\n end\n end',
    'critical A',
    'participant p1 as A',
    'participant p2 as B',
    'p1->>p2: x',
    'else B',
    'p1->>p2: y',
    'end',
  ],
  [
    'sequenceDiagram\n A->>B: x\n activate B\n B-->>A: y\n deactivate B',
    'participant p1 as A',
    'participant p2 as B',
    'p1->>+p2: x',
    'p2-->>-p1: y',
  ],
  [
    'stateDiagram-v2\n [*] --> a\n a : At rest\n a --> b : go',
    's1 : At rest',
    '[*] --> s1',
    's2 : b',
    's1 --> s2 : go',
  ],
  [
    'stateDiagram\n state "Long one" as a\n state P {\n a --> [*]\n }',
    's1 : Long one',
    'state "P" as s2 {',
    's1 --> [*]',
    '}',
  ],
  ['classDiagram\n A<|--B\n A "1" o-- "n" B : has', 'A <|-- B', 'A "1" o-- "n" B : has'],
  [
    'classDiagram\n class A~T~ {\n +get(k) T\n }\n <<interface>> A~T~\n A~T~ : -n',
    'class A<T> {',
    '+get(k) T',
    '}',
    'class A<T> {',
    '<<interface>>',
    '}',
    'class A<T> {',
    '-n',
    '}',
  ],
  [
    'erDiagram\n A ||--o{ B : has\n p[Person] {\n string name PK "who"\n }',
    'A ||--o{ B : has',
    'Person {',
    'string name – who PK',
    '}',
  ],
  [
    'xychart-beta\n title "T"\n x-axis [a, "b, c"]\n y-axis N 0 --> 9\n bar [1, +2]\n line [3]',
    'title "T"',
    'x-axis [a, b, c]',
    'y-axis "N" 0 --> 9',
    'bar [1, 2]',
    'line [3]',
  ],
];
for (const [source, ...lines] of drawn) {
  test(`of ${JSON.stringify(source)} all lines are drawn`, () => {
    assert.deepEqual(
      read(source)
        .split('\n')
        .slice(1)
        .map((line) => line.trimEnd()),
      lines,
    );
  });
}

/** What is not drawn here, and where. */
const faults: readonly (readonly [source: string, told: string])[] = [
  ['', '1:1 empty '],
  ['%% only a remark', '1:1 empty '],
  ['grahp LR\n A --> B', '1:1 unknown-kind grahp'],
  ['graph LR\n A[open --> B', '2:3 statement [open --> B'],
  ['graph LR\n A -->', '2:7 statement A -->'],
  ['graph LR\n A --x B', '2:4 statement --x B'],
  ['graph LR\n A[/a lean one/]', '2:3 statement [/a lean one/]'],
  ['graph LR\n A --> B ~~~ C', '2:10 statement ~~~ C'],
  ['graph LR\n A@{ shape: cloud }', '2:3 statement @{ shape: cloud }'],
  ['graph LR\n subgraph s\n A\n end\n B --> s', '5:2 statement B --> s'],
  ['graph LR\n subgraph s\n A', '2:2 unclosed subgraph s'],
  ['graph LR\n A\n end', '3:2 statement end'],
  ['sequenceDiagram\n loop x\n A->>B: y', '2:2 unclosed loop x'],
  ['sequenceDiagram\n A->>B: y\n box Grey\n end', '3:2 statement box Grey'],
  ['sequenceDiagram\n A to B', '2:2 statement A to B'],
  ['stateDiagram-v2\n state f <<fork>>', '2:2 statement state f <<fork>>'],
  ['stateDiagram-v2\n state P {', '2:2 unclosed state P {'],
  ['classDiagram\n note "x"', '2:2 statement note "x"'],
  ['classDiagram\n class A {\n x', '2:2 unclosed class A {'],
  ['erDiagram\n A one to many B : has', '2:2 statement A one to many B : has'],
  ['xychart-beta\n bar [1, two]', '2:2 statement bar [1, two]'],
];
for (const [source, told] of faults) {
  test(`${JSON.stringify(source)} is not drawn: ${told}`, () => assert.equal(read(source), told));
}

test('each of the kinds that Mermaid alone draws is told by its name', () => {
  for (const kind of otherKinds) assert.equal(read(`${kind}\n x`), `1:1 kind ${kind}`);
});

test('what a diagram says of itself is no part of it', () => {
  const head = '---\ntitle: "The press"\nconfig:\n  theme: dark\n---\ngraph LR\n';
  const titleOf = (source: string) => {
    const made = readMermaid(source);
    return 'why' in made ? made.what : made.title;
  };
  assert.equal(titleOf(`${head}A --> B`), 'The press');
  assert.equal(titleOf(`${head}accTitle: A title\nA --> B`), 'A title');
  assert.equal(titleOf(`${head}accDescr: It goes\nA --> B`), 'It goes');
  assert.equal(titleOf(`${head}accDescr {\n It goes\n on\n}\nA --> B`), 'It goes on');
  assert.equal(titleOf('graph\nA'), null);
});

test('whatever stands in a diagram, reading it ends, and a fault is at one of its lines', () => {
  const piece = fc.constantFrom(
    'A',
    '-->',
    '[',
    ']',
    '"',
    '|',
    '--',
    'x',
    '\n',
    ' ',
    'end',
    'subgraph',
    ';',
    '&',
    ':',
    '{',
    '}',
    '(',
    '.',
    '=',
    '<',
    '~',
  );
  const head = fc.constantFrom(
    'graph LR\n',
    'sequenceDiagram\n',
    'stateDiagram-v2\n',
    'classDiagram\n',
    'erDiagram\n',
    'xychart\n',
    '',
  );
  fc.assert(
    fc.property(head, fc.array(piece, { maxLength: 40 }), (first, pieces) => {
      const source = first + pieces.join('');
      const made = readMermaid(source);
      if ('why' in made) assert.ok(made.line >= 1 && made.line <= source.split('\n').length && made.column >= 1);
    }),
    { numRuns: 300 },
  );
});

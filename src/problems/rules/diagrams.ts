import { asTyped } from '../../engine/typed.ts';
import { rule, variantOf } from '../problem.ts';

// What can be wrong with diagrams.

export const wrongDiagram = rule(
  'wrong-diagram',
  'error',
  {
    about: 'A diagram with a mistake cannot be drawn.',
    wrong: { body: '```dot alt="Two steps"\ndigraph { a -> }\n```' },
    right: { body: '```dot alt="Two steps"\ndigraph { a -> b }\n```' },
    isLowerable: true,
  },
  (fault: string) =>
    `this diagram cannot be drawn: ${fault}. Mend it, or write \`\`\`dot code to show its source alone.`,
);
export const undrawnDiagram = rule(
  'undrawn-diagram',
  'warning',
  {
    about:
      'Some kinds of diagrams, and some statements, are drawn by Mermaid alone, which needs a browser: a build shows their source until `broadsheet diagrams` has drawn them.',
    wrong: { body: '```mermaid alt="Two shares"\npie\n  "Paper" : 3\n  "Ink" : 1\n```' },
    right: { body: '```mermaid alt="Two steps"\ngraph LR\n  Paper --> Ink\n```' },
  },
  (kind: string) =>
    `a diagram of the kind ${kind} is drawn by Mermaid alone: run "${asTyped('diagrams')}", which keeps the drawing beside the text.`,
);
export const unknownStatement = variantOf(
  undrawnDiagram,
  (what: string) =>
    `“${what}” in a diagram is not understood here: mend it, or let Mermaid itself draw with "${asTyped('diagrams')}".`,
);
export const wrongMermaid = rule(
  'wrong-mermaid',
  'warning',
  {
    about: 'A diagram whose first line names no kind of diagram is drawn by nobody: its source is shown.',
    wrong: { body: '```mermaid\ngrahp LR\n  Paper --> Ink\n```' },
    right: { body: '```mermaid alt="Two steps"\ngraph LR\n  Paper --> Ink\n```' },
  },
  (word: string, nearest: string | null) =>
    `Mermaid has no diagrams that begin with "${word}": ${nearest === null ? 'name a kind such as flowchart LR or sequenceDiagram.' : `did you mean "${nearest}"?`}`,
);
export const unclosedDiagram = rule(
  'unclosed-diagram',
  'error',
  {
    about: 'A part of a diagram that has no end takes all that follows into it.',
    wrong: { body: '```mermaid alt="Two steps"\ngraph LR\n  subgraph Press\n  Paper --> Ink\n```' },
    right: { body: '```mermaid alt="Two steps"\ngraph LR\n  subgraph Press\n  Paper --> Ink\n  end\n```' },
    isLowerable: true,
  },
  (opening: string, closing: string) => `“${opening}” has no end: write a line ${closing} where it should end.`,
);
export const emptyDiagram = rule(
  'empty-diagram',
  'warning',
  {
    about: 'A block of a diagram with nothing in it draws nothing.',
    wrong: { body: '```mermaid\n```' },
    right: { body: '```mermaid alt="Two steps"\ngraph LR\n  Paper --> Ink\n```' },
  },
  () => 'there is no diagram in this block: write one, or remove the block.',
);
export const undescribedDiagram = rule(
  'undescribed-diagram',
  'warning',
  {
    about:
      'Readers who do not see a diagram are read what it shows; without a description they hear a list of its words.',
    wrong: { body: '```dot\ndigraph { paper -> ink }\n```' },
    right: { body: '```dot alt="Ink follows paper"\ndigraph { paper -> ink }\n```' },
  },
  (fence: string) => `this diagram does not say what it shows: write ${fence}, or a title within it.`,
);

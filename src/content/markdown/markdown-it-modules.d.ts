declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it';

  /** Adds footnotes (`[^1]`) to a parser. */
  export default function footnotes(parser: MarkdownIt): void;
}

declare module 'markdown-it/lib/rules_core/linkify.mjs' {
  import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';

  /** The parser's own rule that links addresses in text. */
  export default function linkify(state: StateCore): void;
}

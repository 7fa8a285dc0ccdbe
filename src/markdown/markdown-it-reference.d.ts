declare module 'markdown-it/lib/rules_block/reference.mjs' {
  import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs';

  /** Reads a definition of a link: `[name]: address`. */
  const reference: RuleBlock;
  export default reference;
}

declare module 'markdown-it/lib/rules_block/heading.mjs' {
  import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs';

  /** Reads a heading that begins with `#`. */
  const heading: RuleBlock;
  export default heading;
}

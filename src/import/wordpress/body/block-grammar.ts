/** A block of WordPress's editor: `<!-- wp:name {"attributes"} --> … <!-- /wp:name -->`. */
export interface Block {
  /** With its namespace: `core/paragraph`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** HTML, and the blocks in it, where they stand. */
  readonly content: readonly (string | Block)[];
}

interface OpenBlock {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly content: (string | Block)[];
}

/** A comment that begins or ends a block: closing slash, name, attributes, slash of a block without content. */
const delimiter =
  /<!--\s+(\/)?wp:([a-z][a-z\d_-]*(?:\/[a-z][a-z\d_-]*)?)\s+(?:(\{(?:(?!\}\s+\/?-->)[\s\S])*\})\s+)?(\/)?-->/g;

/** Whether a text is written in blocks. */
export function hasBlocks(text: string): boolean {
  return text.includes('<!-- wp:');
}

/**
 * The blocks of a text, and the HTML between them. One that is not closed ends with the block around it; an end without a
 * beginning is left out. Nothing of the HTML is lost.
 */
export function parseBlocks(text: string): (string | Block)[] {
  const root: OpenBlock = { name: '', attributes: {}, content: [] };
  const open: OpenBlock[] = [root];
  let from = 0;
  const innermost = () => open.at(-1) ?? root;
  const addHtml = (html: string) => {
    if (html !== '') innermost().content.push(html);
  };
  for (const { 0: whole, 1: closing, 2: typed = '', 3: json, 4: isEmpty, index } of text.matchAll(delimiter)) {
    addHtml(text.slice(from, index));
    from = index + whole.length;
    const name = typed.includes('/') ? typed : `core/${typed}`;
    if (closing === undefined) {
      const block: OpenBlock = { name, attributes: attributesIn(json), content: [] };
      innermost().content.push(block);
      if (isEmpty === undefined) open.push(block);
    } else {
      const at = open.findLastIndex((block) => block.name === name);
      if (at > 0) open.length = at;
    }
  }
  addHtml(text.slice(from));
  return root.content;
}

function attributesIn(json: string | undefined): Readonly<Record<string, unknown>> {
  if (json === undefined) return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

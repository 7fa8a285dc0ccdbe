/** What stands in braces behind something: `{#install .wide}`. */
export interface Attributes {
  readonly id: string | null;
  readonly classes: readonly string[];
  /** Words and `key="value"`, by their keys in lower case; the value of a word alone is empty. */
  readonly others: ReadonlyMap<string, string>;
}

const part = /#([^\s#.{}"'<>=]+)|\.([^\s#.{}"'<>=]+)|([A-Za-z][\w:-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s{}"']+)))?/g;

/** What stands between braces, as Pandoc, kramdown and markdown-it-attrs write it; null where something else does. */
export function readAttributes(inside: string): Attributes | null {
  let id: string | null = null;
  const classes: string[] = [];
  const others = new Map<string, string>();
  const rest = inside.replaceAll(part, (_, ofId?: string, ofClass?: string, key?: string, ...values: string[]) => {
    if (ofId !== undefined) id = ofId;
    else if (ofClass !== undefined) classes.push(ofClass);
    else if (key !== undefined)
      others.set(key.toLowerCase(), values.slice(0, 3).find((value) => value !== undefined) ?? '');
    return '';
  });
  return rest.trim() === '' ? { id, classes, others } : null;
}

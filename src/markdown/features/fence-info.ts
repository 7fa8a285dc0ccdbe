/** What stands behind a fence: ```` ```ts title="src/x.ts" {2,4-6} ````. */
export interface FenceInfo {
  /** As written; empty where there is none. */
  readonly language: string;
  readonly title: string | null;
  /** Numbers of the marked lines, from 1. */
  readonly marked: ReadonlySet<number>;
  /** What means nothing here, as written. */
  readonly unknown: readonly string[];
}

/** Lines in braces, or a word that may have a value: in quotation marks, brackets or braces, or bare. */
const item = /\{([\d,\s-]+)\}|([^\s,{}=]+)(?:=(?:"([^"]*)"|'([^']*)'|\[([^\]]*)\]|\{([^}]*)\}|([^\s,{}]+)))?/g;

/** The names that generators have for the file's name and for marked lines. */
const titleKeys = new Set(['title', 'file', 'filename', 'name', 'caption']);
const markKeys = new Set(['hl_lines', 'mark', 'highlight', 'data-line', 'hl', 'lines', 'emphasize-lines']);

/** What says that there be no line numbers, and there are none. */
const noNumbers = /^(?:linenos|linenums|linenumbers|showlinenumbers|noclasses)=(?:false|no|0)$|^nolinenumbers$/i;

/** What rustdoc and other tools that run examples are told behind a comma: nothing that a reader sees. */
const forTools =
  /^(?:ignore(?:-.*)?|no_run|should_panic|compile_fail|editable|edition\d+|E\d{4}|noplaypen|noplayground)$/;

/**
 * Reads a fence's info string. Its language is what stands before a comma, a space or a brace, as on GitHub; in
 * Pandoc's form, `{.python .numberLines}`, the first word in the braces. The file's name and marked lines are
 * understood in the forms of Hugo, Jekyll, Docusaurus, MkDocs and Pandoc.
 */
export function fenceInfo(info: string): FenceInfo {
  const text = info.trim();
  const [inFront = '', name = '', file = null] =
    /^([^\s,{}=:]+)(?::(?:title=)?([^\s,{}]+))?(?![^\s,{}])/.exec(text) ?? [];
  let language = name;
  let title: string | null = file;
  const marked = new Set<number>();
  const unknown: string[] = [];
  for (const [written, lines, word = '', ...values] of text.slice(inFront.length).matchAll(item)) {
    const value = values.find((one) => one !== undefined) ?? null;
    const key = word.toLowerCase();
    if (lines !== undefined) for (const number of lineNumbers(lines)) marked.add(number);
    else if (value !== null && titleKeys.has(key)) title ??= value || null;
    else if (value !== null && markKeys.has(key)) for (const number of lineNumbers(value)) marked.add(number);
    else if (value === null && language === '' && text.startsWith('{') && !word.startsWith('#'))
      language = word.replace(/^\./, '');
    else if (!noNumbers.test(written) && !forTools.test(written)) unknown.push(written);
  }
  return { language: language.replace(/^lang(?:uage)?-(?=.)/, ''), title, marked, unknown };
}

/** More lines than a block can have that is worth reading. */
const longest = 10_000;

/** The numbers of `2,4-6`, or of `2 4-6`, with or without quotation marks. */
function lineNumbers(ranges: string): number[] {
  return ranges.split(/[\s,"']+/).flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map((number) => Number.parseInt(number, 10) || 0);
    return first < 1 || last < first || last > longest
      ? []
      : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

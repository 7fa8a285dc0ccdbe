import { type LineRange, lineNumbers, lineRange } from './line-ranges.ts';

/** What stands behind a fence: ```` ```ts title="src/x.ts" {2,4-6} ````. */
export interface FenceInfo {
  /** As written; empty where there is none. */
  readonly language: string;
  /** Whether its lines begin with the signs of a diff, and are otherwise in the language. */
  readonly isDiff: boolean;
  /** The name of the file, or what is written in its place. */
  readonly title: string | null;
  /** `[npm]`: its name among others in a group. */
  readonly label: string | null;
  /** Numbers of the marked lines, from 1, and of those that were put in and taken away. */
  readonly marked: ReadonlySet<number>;
  readonly inserted: ReadonlySet<number>;
  readonly deleted: ReadonlySet<number>;
  /** Texts that are marked wherever they stand. */
  readonly words: readonly string[];
  /** The number of the first line, where lines have numbers; false where they have none, null where the site decides. */
  readonly firstNumber: number | false | null;
  /** Whether it is folded until a reader asks for it. */
  readonly isFolded: boolean;
  /** What a drawing made of it shows, for those who do not see it; null where nothing is said. */
  readonly alt: string | null;
  /** Whether what could be drawn is shown as its code. */
  readonly isCode: boolean;
  /** The file that is shown, as its path was written, and which of its lines; null for all of them. */
  readonly include: { readonly path: string; readonly lines: LineRange | null } | null;
  /** What means nothing here, as written. */
  readonly unknown: readonly string[];
}

/**
 * Lines in braces, a name in brackets, a text in quotation marks or slashes, or a word that may have a value: in
 * quotation marks, brackets or braces, or bare.
 */
const item =
  /\{([\d,\s-]+)\}|\[([^\]]+)\]|(?:"([^"]+)"|\/((?:[^/\\]|\\.)+)\/(?![^\s,}]))|([^\s,{}=]+)(?:=(?:"([^"]*)"|'([^']*)'|\[([^\]]*)\]|\{([^}]*)\}|([^\s,{}]+))|(?<=[Ll]ine[Nn]umbers)\{(\d+)\})?/g;

/** The names that generators have for the file's name, for marked lines and for those of a change. */
const titleKeys = new Set(['title', 'file', 'filename', 'name', 'caption']);
const markKeys = new Set(['hl_lines', 'mark', 'highlight', 'data-line', 'hl', 'lines', 'emphasize-lines']);
const insertKeys = new Set(['ins', 'add', 'insert', 'inserted', 'added']);
const deleteKeys = new Set(['del', 'rem', 'delete', 'deleted', 'remove', 'removed']);

/** What says that there be no line numbers, that there be some, and with which they begin. */
const noNumbers =
  /^(?:linenos|linenums|linenumbers|showlinenumbers|noclasses)=["']?(?:false|no|0)["']?$|^no-?line-?numbers$/i;
const numbers =
  /^\.?(?:linenos|linenums|line-?numbers|showlinenumbers|number-?lines)(?:=["']?(?:true|yes|table|inline|inlinetable)["']?)?$/i;
const startKeys =
  /^\.?(?:startfrom|start|linenostart|startlinenumber|firstnumber|first_line|linenums|line-?numbers|showlinenumbers)$/i;

const folded = /^\.?(?:collapse[ds]?|fold(?:ed)?)(?:=["']?true["']?)?$/i;

/** The languages of diagrams, and those of all that is more than its code. */
const isDrawn = (language: string) => /^(?:dot|gv|graphviz|mermaid)$/i.test(language);
const isMade = (language: string) => isDrawn(language) || /^math$/i.test(language);

/** What rustdoc and other tools that run examples are told behind a comma: nothing that a reader sees. */
const forTools =
  /^(?:ignore(?:-.*)?|no_run|should_panic|compile_fail|editable|edition\d+|E\d{4}|noplaypen|noplayground)$/;

/** A word behind the language that is the name of a file. */
const path =
  /^(?:[\w@.~+-]*\/)*(?!\.)[\w@~+-][\w@.+-]*\.[a-z][\w-]*$|^[\w@.~+-]*(?:\/[\w@.+-]+)+$|^(?:Docker|Make|Gem|Rake|Proc|Jenkins|Caddy|Vagrant)file$/i;

/**
 * Reads a fence's info string. Its language is what stands before a comma, a space or a brace, as on GitHub; in
 * Pandoc's form, `{.python .numberLines}`, the first word in the braces. The rest is understood in the forms of Hugo,
 * Jekyll, Docusaurus, VitePress, Astro's Expressive Code, MkDocs and Pandoc.
 */
export function fenceInfo(info: string): FenceInfo {
  const text = info.trim();
  const [inFront = '', name = '', behindColon = null] =
    /^([^\s,{}=:[]+)(?::(?:title=)?([^\s,{}]+))?(?![^\s,{}[])/.exec(text) ?? [];
  const [, no, start] = /^(no-)?line-numbers(?:=(\d+))?$/.exec(behindColon ?? '') ?? [null, null, null];
  const isOfNumbers = /^(?:no-)?line-numbers(?:=\d+)?$/.test(behindColon ?? '');
  let language = name;
  let isDiff = false;
  let title = isOfNumbers ? null : behindColon;
  let label: string | null = null;
  let firstNumber: number | false | null = !isOfNumbers ? null : no ? false : Number(start ?? 1);
  let isFolded = false;
  let alt: string | null = null;
  let isCode = false;
  let included: string | null = null;
  let lines: string | null = null;
  const [marked, inserted, deleted] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const words: string[] = [];
  const unknown: string[] = [];
  const isPandoc = text.startsWith('{');
  for (const [written, braces, brackets, quoted, slashes, word = '', ...values] of text
    .slice(inFront.length)
    .matchAll(item)) {
    const value = values.find((one) => one !== undefined) ?? null;
    const key = word.toLowerCase();
    const spot = quoted ?? slashes?.replaceAll(/\\(.)/g, '$1');
    if (braces !== undefined) addAll(marked, lineNumbers(braces));
    else if (brackets !== undefined) label ??= brackets;
    else if (spot !== undefined) words.push(spot);
    else if (value !== null && titleKeys.has(key)) title ??= value || null;
    else if (value !== null && key === 'alt' && isDrawn(language)) alt = value;
    else if (value === null && key === 'code' && isMade(language)) isCode = true;
    else if (value !== null && key === 'include') included = value;
    else if (value !== null && key === 'lines') lines = value;
    else if (value !== null && (key === 'words' || key === 'word')) words.push(...value.split(/\s*,\s*/));
    else if (value !== null && key === 'mark' && !/^[\d\s,-]+$/.test(value)) words.push(value);
    else if (value !== null && markKeys.has(key)) addAll(marked, lineNumbers(value));
    else if (value !== null && insertKeys.has(key)) addAll(inserted, lineNumbers(value));
    else if (value !== null && deleteKeys.has(key)) addAll(deleted, lineNumbers(value));
    else if (value !== null && key === 'lang' && language === 'diff') [language, isDiff] = [value, true];
    else if (noNumbers.test(written)) firstNumber ??= false;
    else if (numbers.test(written)) firstNumber ??= 1;
    else if (value !== null && startKeys.test(word) && /^\d+$/.test(value)) firstNumber = Number(value);
    else if (folded.test(written)) isFolded = true;
    else if (value === null && key === 'diff' && language !== '') isDiff = true;
    else if (value === null && language === '' && isPandoc && !word.startsWith('#')) language = word.replace(/^\./, '');
    else if (value === null && !isPandoc && path.test(word)) title ??= word;
    else if (!forTools.test(written)) unknown.push(written);
  }
  const ofLines = lines === null ? null : lineRange(lines);
  if (lines !== null && included === null) addAll(marked, lineNumbers(lines));
  else if (lines !== null && ofLines === null) unknown.push(`lines="${lines}"`);
  const changed = /^diff[-_](?=.)/.exec(language);
  if (changed !== null) [language, isDiff] = [language.slice(changed[0].length), true];
  return {
    language: language.replace(/^lang(?:uage)?-(?=.)/, ''),
    isDiff,
    title,
    label,
    marked,
    inserted,
    deleted,
    words,
    firstNumber,
    isFolded,
    alt,
    isCode,
    include: included === null ? null : { path: included, lines: ofLines },
    unknown,
  };
}

function addAll(numbersOfLines: Set<number>, more: readonly number[]): void {
  for (const number of more) numbersOfLines.add(number);
}

import { type Note, note } from '../../notes.ts';

/** A tag between `{%` and `%}`: of Liquid, and of Nunjucks where texts use the same. */
export interface TemplateTag {
  readonly name: string;
  /** What stands behind the name, as written. */
  readonly rest: string;
  /** What stands between it and its end; null for a tag without one. */
  readonly content: string | null;
}

/** What a tag becomes; null where it is not known, and stays as it is. */
export type CarryOut = (tag: TemplateTag) => string | null;

/** How the tags of a text are carried out. */
export interface TagRules {
  readonly tag: CarryOut;
  /** What `{{ expression }}` prints; null where that is not known. */
  readonly output: (expression: string) => string | null;
  /** Names of tags whose content is not looked into. */
  readonly verbatim: ReadonlySet<string>;
  readonly tell: (note: Note) => void;
}

const opening = /\{%-?\s*([\w-]+)([^%]*(?:%(?!\})[^%]*)*?)-?%\}|\{\{-?([\s\S]*?)-?\}\}|\{#[\s\S]*?#\}/g;

/**
 * Carries out the tags of a text whose meaning is sure. Every other one stays as it is written, where readers see it, and
 * is told by its name. What stands between `raw` and its end is what it shows.
 */
export function withTags(text: string, rules: TagRules): string {
  let written = '';
  let from = 0;
  opening.lastIndex = 0;
  for (;;) {
    opening.lastIndex = from;
    const found = opening.exec(text);
    if (found === null) return written + text.slice(from);
    const { 0: whole, 1: name, 2: rest = '', 3: expression, index } = found;
    written += text.slice(from, index);
    from = index + whole.length;
    if (expression !== undefined) written += printed(whole, expression.trim(), rules);
    else if (name === undefined) written += whole;
    else {
      const end = name.startsWith('end') ? null : endOf(text, name, from, rules);
      const place = indentOf(written);
      const content = end === null ? null : place.out(text.slice(from, end.start));
      const done = carriedOut({ name, rest: rest.trim(), content }, rules);
      if (done !== null) {
        written += place.in(done);
        from = end?.end ?? from;
      } else {
        if (!name.startsWith('end')) rules.tell(note('foreignCode', `{% ${name} %}`));
        written += whole;
      }
    }
  }
}

/** How a tag's content leaves the indentation of its line, and what it becomes stands in it again: in a list it stays in its item. */
export interface Indent {
  out(content: string): string;
  in(text: string): string;
}

/** The indentation that the last line of a text begins with, where it has nothing else. */
export function indentOf(before: string): Indent {
  const indent = /(?:^|\n)([ \t]*)$/.exec(before)?.[1] ?? '';
  if (indent === '') return { out: (content) => content, in: (text) => text };
  return {
    out: (content) => content.replaceAll(`\n${indent}`, '\n'),
    in: (text) => text.replaceAll(/\n(?=[^\n])/g, `\n${indent}`),
  };
}

function printed(whole: string, expression: string, { output, tell }: TagRules): string {
  const value = output(expression);
  if (value !== null) return value;
  tell(note('foreignCode', `{{ ${/^[\w.$-]*/.exec(expression)?.[0] || '…'} }}`));
  return whole;
}

function carriedOut(tag: TemplateTag, rules: TagRules): string | null {
  const { name, content } = tag;
  if (content === null) return rules.tag(tag);
  if (name === 'raw' || name === 'verbatim') return content;
  if (name === 'comment') return '';
  return rules.tag({ ...tag, content: rules.verbatim.has(name) ? withoutRaw(content) : withTags(content, rules) });
}

function withoutRaw(content: string): string {
  return content.replaceAll(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '');
}

/** Where a tag's end stands; null where it has none. Tags of the same name inside of it have ends of their own. */
function endOf(
  text: string,
  name: string,
  from: number,
  { verbatim }: TagRules,
): { start: number; end: number } | null {
  const ending = name === 'raw' || name === 'verbatim' || verbatim.has(name);
  const pattern = new RegExp(`\\{%-?\\s*(end)?${name}(?![\\w-])[^%]*?-?%\\}`, 'g');
  pattern.lastIndex = from;
  let depth = 1;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    if (found[1] === undefined) depth += ending ? 0 : 1;
    else depth--;
    if (depth === 0) return { start: found.index, end: pattern.lastIndex };
  }
  return null;
}

/** The words of a tag's rest: in quotes, or bare. A word that has a name before `=` or `:` is at that name. */
export function tagWords(rest: string): {
  readonly words: readonly string[];
  readonly named: Readonly<Record<string, string>>;
} {
  const words: string[] = [];
  const named: Record<string, string> = {};
  for (const [, name, double, single, bare] of rest.matchAll(
    /(?:([\w-]+)\s*[=:](?!\/)\s*)?(?:"([^"]*)"|'([^']*)'|([^\s,]+))/g,
  )) {
    const value = double ?? single ?? bare ?? '';
    if (name === undefined) words.push(value);
    else named[name] = value;
  }
  return { words, named };
}

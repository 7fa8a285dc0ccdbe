import type { RuleText } from './example.ts';

/** How bad a problem is: an error stops the build, a warning is only told. */
export type Severity = 'error' | 'warning';

/** Where a problem is, for a person and for an editor's “go to”: a path from the site's root, line and column from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where it ends, where that is known: the line, and the column behind its last character. Both or none. */
  readonly endLine?: number;
  readonly endColumn?: number;
  /**
   * The keys, of YAML or front matter, of which the one furthest down is the place, for as long as nobody has looked where
   * that is: until then line and column are those of the file's first character. See `placed` of the site's stages.
   */
  readonly keys?: readonly (readonly PropertyKey[])[];
}

/** One replacement in a file: the characters from `start` to before `end` make way for `text`. */
export interface Edit {
  /** Offsets in UTF-16 code units, in the text as `readText` gives it: no byte order mark, lines end in line feeds. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The one sure remedy of a problem, as edits of its file that overlap nowhere. */
export interface Fix {
  /** What it does, as a sentence without a full stop: `write "/images/safe.png"`. */
  readonly does: string;
  readonly edits: readonly Edit[];
}

/** One mistake in what people wrote: where it is, which rule it breaks, and a message that ends in the remedy. */
export interface Problem extends Place {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  /** What `check --fix` does about it; absent where only a person can know. */
  readonly fix?: Fix;
  /** There where nobody would see it yet: in a draft, or in a post that is scheduled or expired. */
  readonly draft?: true;
}

/** A rule: called with a place and the facts of the case, it gives the problem. All else that it is, is data. */
export interface Rule<Facts extends readonly unknown[]> extends RuleFacts {
  (place: Place, ...facts: Facts): Problem;
}

/** What a rule is, apart from what it says of a case. */
export interface RuleFacts {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: RuleText;
}

/**
 * Makes a rule from its name, its severity, what the reference tells of it, and its message as a function of the facts.
 * The rules are in `rules/`, a file for each subject; a message says what is wrong, then how to mend it, in one line.
 */
export function rule<Facts extends readonly unknown[]>(
  name: string,
  severity: Severity,
  text: RuleText,
  message: (...facts: Facts) => string,
): Rule<Facts> {
  const report = ({ file, line, column, endLine, endColumn, keys }: Place, ...facts: Facts): Problem => ({
    file,
    line,
    column,
    ...(endLine === undefined || endColumn === undefined ? {} : { endLine, endColumn }),
    ...(keys === undefined ? {} : { keys }),
    severity,
    rule: name,
    message: message(...facts),
  });
  return Object.assign(report, { rule: name, severity, text });
}

/** The same rule with other words: for another way in which it is broken. */
export function variantOf<Facts extends readonly unknown[]>(
  { rule: name, severity, text }: RuleFacts,
  message: (...facts: Facts) => string,
): Rule<Facts> {
  return rule(name, severity, text, message);
}

/** The first character of a file: the place of a problem that concerns the file as a whole. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}

/** The place of a key of a file; of several, that of the one furthest down. It is looked up when all problems are known. */
export function atKeys(file: string, ...keys: readonly (readonly PropertyKey[])[]): Place {
  return { ...startOf(file), keys };
}

/**
 * The problems of a file's values, without those at the place of a mistake in its syntax: the value there is only what was
 * guessed, and one slip would be told twice, with two remedies.
 */
export function withoutEchoes(syntax: readonly Problem[], values: readonly Problem[]): Problem[] {
  const places = new Set(syntax.map(({ line, column }) => `${line}:${column}`));
  return values.filter(({ line, column }) => !places.has(`${line}:${column}`));
}

/** How bad a problem is: an error stops the build, a warning is only told. */
export type Severity = 'error' | 'warning';

/** Where a problem is, for a person and for an editor's “go to”: a path from the site's root, line and column from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /**
   * The keys, of YAML or front matter, of which the one furthest down is the place, for as long as nobody has looked where
   * that is: until then line and column are those of the file's first character. See `placed` of the site's stages.
   */
  readonly keys?: readonly (readonly PropertyKey[])[];
}

/** One mistake in what people wrote: where it is, which rule it breaks, and a message that ends in the remedy. */
export interface Problem extends Place {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
}

/** A rule: called with a place and the facts of the case, it gives the problem. Its name and severity are data. */
export interface Rule<Facts extends readonly unknown[]> {
  (place: Place, ...facts: Facts): Problem;
  readonly rule: string;
  readonly severity: Severity;
}

/**
 * Makes a rule from its name, its severity and its message as a function of the facts. The rules are in
 * `rules/`, a file for each subject; a message says what is wrong, then how to mend it, in one line.
 */
export function rule<Facts extends readonly unknown[]>(
  name: string,
  severity: Severity,
  message: (...facts: Facts) => string,
): Rule<Facts> {
  const report = (place: Place, ...facts: Facts): Problem => ({
    file: place.file,
    line: place.line,
    column: place.column,
    ...(place.keys === undefined ? {} : { keys: place.keys }),
    severity,
    rule: name,
    message: message(...facts),
  });
  return Object.assign(report, { rule: name, severity });
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

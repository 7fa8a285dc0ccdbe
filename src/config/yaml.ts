import { FAILSAFE_SCHEMA, load, nullCoreTag, YAMLException } from 'js-yaml';

/**
 * YAML's failsafe schema and null: every scalar stays the text that was typed. `1.10` is a tag's name and not a
 * number, `no` a word, and a date keeps the zone it was written in; the schema of the file says what a text means.
 */
const typedText = FAILSAFE_SCHEMA.withTags(nullCoreTag);

/** YAML that does not parse: the parser's reason, and where it gave up, from 0 within the text given. */
export class YamlError extends Error {
  override readonly name = 'YamlError';
  readonly line: number;
  readonly column: number;

  constructor(reason: string, line: number, column: number) {
    super(reason);
    this.line = line;
    this.column = column;
  }
}

/** The value of a YAML text, scalars as typed; an empty text is null. Throws YamlError. */
export function parseYaml(text: string): unknown {
  if (text.split('\n').every((line) => /^\s*(#.*)?$/.test(line))) return null;
  try {
    return load(text, { schema: typedText });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new YamlError(error.reason, error.mark?.line ?? 0, error.mark?.column ?? 0);
  }
}

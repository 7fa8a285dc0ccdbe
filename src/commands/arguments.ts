import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command's options as `--help` tells them: the name, what it takes, and what it does. */
export interface Option {
  readonly type: 'boolean' | 'string';
  /** Whether it may be given several times. */
  readonly multiple?: true;
  readonly value?: string;
  readonly help: string;
}

/** What a command can be told. */
export interface Usage {
  /** As it is typed: `npm run build -- [options]`, or without what starts it, `build [options]`. */
  readonly synopsis: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly positionals: boolean;
}

/** What was typed: `values` by option name, absent where it was not given. */
export interface Typed {
  readonly flag: (name: string) => boolean;
  readonly value: (name: string) => string | null;
  /** What was typed for an option that may be given several times. */
  readonly values: (name: string) => readonly string[];
  /** A path that was typed, from the caller's folder; null where none was. */
  readonly path: (name: string) => string | null;
  readonly positionals: readonly string[];
  /** The folder that the command was called in: typed paths start from it, and files are named from it. */
  readonly caller: string;
}

/** A command that was used wrongly: the message says how to use it. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads a command line that was typed in the folder `caller`. Throws UsageError on an option that the command does not have. */
export function readArguments(argv: readonly string[], usage: Usage, caller = process.cwd()): Typed {
  const options: ParseArgsConfig['options'] = { help: { type: 'boolean', short: 'h' } };
  for (const [name, { type, multiple = false }] of Object.entries(usage.options)) options[name] = { type, multiple };
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: usage.positionals });
    const typedValue = (name: string): string | null => {
      const value = values[name];
      return typeof value === 'string' ? value : null;
    };
    return {
      flag: (name) => values[name] === true,
      value: typedValue,
      values: (name) => [values[name]].flat().filter((value) => typeof value === 'string'),
      path: (name) => {
        const value = typedValue(name);
        return value === null ? null : resolve(caller, value);
      },
      positionals,
      caller,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UsageError(`${reason}\n\n${helpText(usage)}`);
  }
}

/** A whole number that an option takes, or its usual one. Throws UsageError where something else was typed. */
export function numberOf(typed: Typed, name: string, usual: number, least: number, most: number): number {
  const value = typed.value(name) ?? String(usual);
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not "${value}".`);
  return number;
}

/** What `--help` prints. */
export function helpText(usage: Usage): string {
  const rows = [...Object.entries(usage.options), ['help', { type: 'boolean', help: 'This text.' }] as const].map(
    ([name, option]) =>
      [
        `  --${name}${option.type === 'string' ? ` ${'value' in option ? option.value : 'VALUE'}` : ''}`,
        option.help,
      ] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const table = rows.map(([left, help]) => left.padEnd(width) + help);
  return [synopsisAsTyped(usage.synopsis), '', usage.summary, '', ...table].join('\n');
}

/** A synopsis as the caller types it: by a script of npm where one of that name runs, else by the command's own name. */
export function synopsisAsTyped(
  synopsis: string,
  script: string | undefined = process.env.npm_lifecycle_event,
): string {
  if (synopsis.startsWith('npm ')) return synopsis;
  const [name = '', ...rest] = synopsis.split(' ');
  const byNpm = name === 'start' ? 'npm start --' : `npm run ${name} --`;
  return [script === name ? byNpm : `broadsheet ${name}`, ...rest].join(' ');
}

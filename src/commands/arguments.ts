import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command's options as `--help` tells them: the name, what it takes, and what it does. */
export interface Option {
  readonly type: 'boolean' | 'string';
  readonly value?: string;
  readonly help: string;
}

/** What a command can be told. */
export interface Usage {
  /** As it is typed: `npm run build -- [options]`. */
  readonly synopsis: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly positionals: boolean;
}

/** What was typed: `values` by option name, absent where it was not given. */
export interface Typed {
  readonly flag: (name: string) => boolean;
  readonly value: (name: string) => string | null;
  readonly positionals: readonly string[];
}

/** A command that was used wrongly: the message says how to use it. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads a command line. Throws UsageError on an option that the command does not have. */
export function readArguments(argv: readonly string[], usage: Usage): Typed {
  const options: ParseArgsConfig['options'] = { help: { type: 'boolean', short: 'h' } };
  for (const [name, { type }] of Object.entries(usage.options)) options[name] = { type };
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: usage.positionals });
    return {
      flag: (name) => values[name] === true,
      value: (name) => {
        const value = values[name];
        return typeof value === 'string' ? value : null;
      },
      positionals,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UsageError(`${reason}\n\n${helpText(usage)}`);
  }
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
  return [usage.synopsis, '', usage.summary, '', ...rows.map(([left, help]) => left.padEnd(width) + help)].join('\n');
}

import { printable } from '../problems/printable.ts';

/** Why a build makes a file anew; `parts` are the names of those parts of its fingerprint that differ. */
export type Reason =
  | { readonly kind: 'new' | 'gone' | 'altered' | 'interrupted' | 'clean' }
  | { readonly kind: 'changed'; readonly parts: readonly string[] };

/** A file that a build made anew. */
export interface Remade {
  readonly output: string;
  readonly reason: Reason;
  /** False where the new bytes are those that were in their place already. */
  readonly isChanged: boolean;
}

/** More files than this that share a reason are told as a number. */
const fewFiles = 10;

const texts = {
  new: 'new',
  gone: 'gone from disk',
  altered: 'altered on disk',
  interrupted: 'left by a build that did not end',
  clean: 'clean build',
} as const;

/** A reason in words: `altered on disk`, or the names of the parts that differ: `archive, cards`. */
export function reasonText(reason: Reason): string {
  return reason.kind === 'changed' ? reason.parts.join(', ') : texts[reason.kind];
}

/** Why files were made anew or removed, as lines for a person: file by file, and where one reason strikes many, by number. */
export function whyLines(remade: readonly Remade[], removed: readonly string[]): string[] {
  const told = [
    ...remade.map(({ output, reason, isChanged }) => ({
      output,
      text: `${reasonText(reason)}${isChanged ? '' : ' (unchanged)'}`,
    })),
    ...removed.map((output) => ({ output, text: 'removed' })),
  ];
  return [...Map.groupBy(told, ({ text }) => text)].flatMap(([text, files]) =>
    files.length > fewFiles
      ? [`${files.length.toLocaleString('en')} files: ${text}`]
      : files.map(({ output }) => `${printable(output)}: ${text}`).sort(),
  );
}

/** The reason of each changed file by its output, for `--json`. */
export function changedReasons(remade: readonly Remade[]): Readonly<Record<string, string>> {
  const changed = remade.filter(({ isChanged }) => isChanged);
  return Object.fromEntries(changed.map(({ output, reason }) => [output, reasonText(reason)]));
}

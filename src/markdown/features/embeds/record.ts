import { z } from 'zod';
import { optional, optionalEvenEmpty, text } from '../../../config/fields.ts';
import { parseYaml, YamlError } from '../../../config/yaml.ts';
import { fileProblem } from '../../../files/fault-problem.ts';
import { once } from '../../../model/once.ts';
import { unreadableRecord } from '../../../problems/rules/constructs.ts';
import { type BodyEnvironment, bodyPlace } from '../../environment.ts';
import type { Spot } from '../../lines.ts';

/** The folder, from `content/`, that holds what was fetched of what texts show, and the pictures of it. */
export const recordFolder = 'embeds';

/** The file of a record in that folder. */
export function recordName(key: string): string {
  return `${key}.yaml`;
}

/** What was fetched of something that texts show, as a file has it that people may change. */
const record = once(() =>
  z.strictObject({
    title: optional(text, null),
    author: optional(text, null),
    /** The name of a picture beside the file. */
    picture: optional(
      text.refine((name) => !/[/\\]/.test(name), { error: 'the name of a file beside this one' }),
      null,
    ),
    /** What the picture shows; empty where the title says enough. */
    alt: optionalEvenEmpty,
    /** Of what is framed: width and height. */
    size: optional(
      text.refine((size) => /^\d+x\d+$/.test(size), { error: 'width and height as in 1280x720' }),
      null,
    ),
    /** What a note says; an empty line begins a paragraph. */
    text: optional(text, null),
    /** In which it is written (BCP 47). */
    language: optional(text, null),
    /** The code. */
    files: optional(z.array(z.strictObject({ name: text, text: z.string() })), null),
  }),
);

/** A record as it is read. */
export type EmbedRecord = z.output<ReturnType<typeof record>>;

const nothing = once((): EmbedRecord => record().parse({}));

/** What is known of an embed beside its address; of one that was not fetched, nothing. A record that says nonsense is told. */
export function recordOf(key: string, spot: Spot, { means, findings }: BodyEnvironment): EmbedRecord {
  const path = `/${recordFolder}/${recordName(key)}`;
  const read = means.include(path);
  if ('fault' in read) {
    if (read.fault.kind !== 'missing') findings.push(fileProblem(read.fault, read.path, bodyPlace(spot)));
    return nothing();
  }
  const parsed = parseRecord(read.text);
  if (typeof parsed !== 'string') return parsed;
  findings.push(unreadableRecord(bodyPlace(spot), `content${path}`, parsed));
  return nothing();
}

/** The record of a file's text, or why it is none. */
export function parseRecord(written: string): EmbedRecord | string {
  try {
    const { success, data, error } = record().safeParse(parseYaml(written) ?? {});
    if (success) return data;
    const [issue] = error.issues;
    return [issue?.path.join('.'), issue?.message].filter(Boolean).join(' should be ');
  } catch (error) {
    if (error instanceof YamlError) return `${error.message} on line ${error.line + 1}`;
    throw error;
  }
}

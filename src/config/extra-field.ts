import { z } from 'zod';
import type { Calendar } from '../model/date.ts';
import { typed } from './extra.ts';
import { flag, optional, texts } from './fields.ts';
import { type ExtraScalar, extraScalars, extraTypes } from './kinds.ts';
import { strangeKey } from './services/provider-keys.ts';

/** What site.yaml says of a key below `extra` in front matter. */
export const extraField = z
  .strictObject({
    type: optional(z.enum(extraTypes, { error: `one of ${extraTypes.join(', ')}` }), 'string' as const),
    enum: optional(texts, null),
    items: optional(z.enum(extraScalars, { error: `one of ${extraScalars.join(', ')}` }), null),
    required: optional(flag, false),
  })
  .superRefine(({ type, enum: choices, items }, context) => {
    const tell = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: [key], message, continue: true });
    if (!areValues(choices ?? [], type, items ?? 'string')) tell('enum', 'a list of values of its type');
    if (choices !== null && type === 'map') tell('enum', `${strangeKey}a map has no choice of values`);
    if (choices?.length === 0) tell('enum', 'a list of values of its type');
    if (items !== null && type !== 'list') tell('items', `${strangeKey}only a list has items`);
  })
  .transform(({ items, ...field }) => ({ ...field, items: items ?? ('string' as const) }));
export type ExtraField = z.output<typeof extraField>;

/** Dates of any site are read alike as far as it matters whether they are dates. */
const anyCalendar: Calendar = { timeZone: 'UTC', language: 'en', dateFormat: 'yyyy' };

function areValues(choices: readonly string[], type: (typeof extraTypes)[number], items: ExtraScalar): boolean {
  const of = type === 'list' ? items : type === 'map' ? 'string' : type;
  return choices.every((choice) => typed(of, anyCalendar).safeParse(choice).success);
}

import { z } from 'zod';
import { type Calendar, parseDate } from '../model/date.ts';
import type { Extra, ExtraValue } from '../model/extra.ts';
import { isRecord } from '../model/is-record.ts';
import { DateError } from '../model/written-date.ts';
import type { ExtraField } from './extra-field.ts';
import { flag, optional, text, webUrl } from './fields.ts';
import type { ExtraScalar } from './kinds.ts';
import { scalar } from './yaml-text.ts';

/** The keys that a site's themes ask for below `extra`. */
export type ExtraFields = Readonly<Record<string, ExtraField>>;

/**
 * A schema for the map at `extra` of a text; unknown keys are told like any others. What is required is asked of posts
 * alone: `isPost` says whether this is one. `calendar` reads dates.
 */
export function extraSchema(fields: ExtraFields, calendar: Calendar, isPost: boolean): ExtraSchema {
  const keys = Object.entries(fields).map(([name, field]): [string, z.ZodType<ExtraValue>] => {
    const value = valueType(field, calendar);
    return [name, isPost && field.required ? value : optional(value, null)];
  });
  const map = z.strictObject(Object.fromEntries(keys));
  const isNeeded = isPost && Object.values(fields).some(({ required }) => required);
  return z.strictObject({ extra: isNeeded ? map : optional(map, {}) });
}

/** A schema for what a text holds at `extra`. */
export type ExtraSchema = z.ZodObject<{ extra: z.ZodType<Extra> }>;

/** What might stand at the required keys, for the message where one is missing: by their paths, as YAML. */
export function extraExamples(fields: ExtraFields): Record<string, string> {
  const needed = Object.entries(fields).filter(([, { required }]) => required);
  const examples = needed.map(([name, field]) => [name, exampleOf(field)] as const);
  return {
    extra: `{ ${examples.map(([name, example]) => `${scalar(name)}: ${example}`).join(', ')} }`,
    ...Object.fromEntries(examples.map(([name, example]) => [`extra.${name}`, example])),
  };
}

/**
 * A value that no schema describes: texts as they were typed, `true` and `false` as what they say, as a template would take
 * the text "false" for true.
 */
export function plainExtra(value: unknown): ExtraValue {
  if (typeof value === 'string') {
    const typed = value.trim().toWellFormed();
    if (typed === '') return null;
    return /^(?:true|false)$/i.test(typed) ? typed.toLowerCase() === 'true' : typed;
  }
  if (Array.isArray(value)) return value.map(plainExtra);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainExtra(one)])) : null;
}

function valueType({ type, enum: choices, items }: ExtraField, calendar: Calendar): z.ZodType<ExtraValue> {
  if (type === 'map') return z.record(z.string(), z.unknown(), { error: 'keys with values' }).transform(plainExtra);
  if (type !== 'list') return scalarOf(type, choices, calendar);
  const error = choices === null ? 'a list of texts, such as [one, two]' : `a list out of ${choices.join(', ')}`;
  return z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',') : value),
    z.array(scalarOf(items, choices, calendar), { error }),
  );
}

function scalarOf(type: ExtraScalar, choices: readonly string[] | null, calendar: Calendar): z.ZodType<ExtraValue> {
  if (choices === null) return typed(type, calendar);
  const chosen = text.refine((value) => choices.includes(value), { error: `one of ${choices.join(', ')}` });
  return chosen.pipe(typed(type, calendar));
}

/** The schema of a value of a type, whatever it is. */
export function typed(type: ExtraScalar, calendar: Calendar) {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return flag;
    case 'url':
      return webUrl;
    case 'number':
      return text
        .refine((value) => /^[-+]?\d+(?:\.\d+)?$/.test(value), { error: 'a number such as 4.5' })
        .transform(Number);
    case 'integer':
      return text.refine((value) => /^[-+]?\d+$/.test(value), { error: 'a whole number' }).transform(Number);
    case 'date':
      return text
        .transform((value) => dateOf(value, calendar))
        .refine((value) => value !== null, { error: 'a date such as 2026-11-24' });
  }
}

function dateOf(value: string, calendar: Calendar): { readonly iso: string; readonly text: string } | null {
  try {
    const { iso, text } = parseDate(value, calendar);
    return { iso, text };
  } catch (error) {
    if (error instanceof DateError) return null;
    throw error;
  }
}

const exampleValues: Readonly<Record<ExtraScalar, string>> = {
  string: 'some text',
  number: '4.5',
  integer: '3',
  boolean: 'true',
  date: '2026-11-24',
  url: 'https://example.com/',
};

function exampleOf({ type, enum: choices, items }: ExtraField): string {
  if (type === 'map') return '{ key: value }';
  const [first] = choices ?? [];
  const value = first === undefined ? exampleValues[type === 'list' ? items : type] : scalar(first);
  return type === 'list' ? `[${value}]` : value;
}

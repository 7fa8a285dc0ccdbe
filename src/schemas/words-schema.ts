import { isPlural, pluralCategories } from '../config/words/word-tree.ts';
import { enTexts } from '../i18n/en.ts';
import { isRecord } from '../model/is-record.ts';
import type { JsonSchema } from './key-schema.ts';

/** The words of the interface, each with its English; none is needed, as English stands in. */
export const wordsSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'content/words/LANGUAGE.yaml',
  ...groupOf(enTexts),
};

function groupOf(group: object): JsonSchema {
  const properties = Object.entries(group).map(([key, value]): [string, JsonSchema] => [key, schemaOf(value)]);
  return { type: ['object', 'null'], properties: Object.fromEntries(properties), additionalProperties: false };
}

function schemaOf(value: unknown): JsonSchema {
  if (!isRecord(value)) return { description: `In English: ${String(value)}`, type: ['string', 'null'] };
  if (!isPlural(value)) return groupOf(value);
  const form = { description: `In English: ${String(value.other)}`, type: ['string', 'null'] };
  return groupWith(Object.fromEntries(pluralCategories.map((category) => [category, form])));
}

function groupWith(properties: JsonSchema): JsonSchema {
  return { type: ['object', 'null'], properties, additionalProperties: false };
}

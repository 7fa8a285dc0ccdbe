import { editKeys, type KeyValue, plainValues, UneditableError } from './edit-keys.ts';

/** How a field of the browser's editor is filled in: `choice` is true, false, or as the site says. */
export type FieldKind = 'text' | 'flag' | 'choice' | 'list';

/** A key of front matter as a field of the browser's editor. Plain data. */
export interface EditorField {
  readonly name: string;
  readonly kind: FieldKind;
  /** Spellings that mean one of the names that the site lists, by the spelling in small letters. */
  readonly spellings: Readonly<Record<string, string>>;
}

/** What a field holds: empty where the key is absent. */
export type FieldValue = string | boolean | readonly string[];

/** A text as the editor's form holds it. */
export type FormValues = Readonly<Record<string, unknown>>;

/** The fields of every form beside those of keys: the body, and the text that it was opened with. */
export const bodyField = 'body';
export const sourceField = 'broadsheetSource';

/** A Markdown file in its parts: together they are the file. */
interface Parts {
  /** `---` and its line break; empty where there is no front matter. */
  readonly open: string;
  readonly head: string;
  /** `---`, its line break, and the blank lines behind it. */
  readonly close: string;
  readonly body: string;
}

/** A Markdown file as the values of a form. Throws UneditableError where its front matter cannot be read. */
export function valuesOf(text: string, fields: readonly EditorField[]): Record<string, unknown> {
  const { head, body } = partsOf(text);
  const keys = plainValues(head);
  const values = fields.map((field) => [field.name, fieldValue(field, keys[field.name])] as const);
  return { ...Object.fromEntries(values), [bodyField]: body, [sourceField]: text };
}

/**
 * The file of a form's values: the text that it was opened with, where only what was changed is another. Keys that are
 * empty, or false where they were absent, are not written. `today` is the date of a new post that names none; null for texts
 * without a date.
 */
export function textOf(values: FormValues, fields: readonly EditorField[], today: string | null): string {
  const written = values[sourceField];
  const source = typeof written === 'string' ? written : '';
  const parts = partsOf(source);
  const before = valuesOf(source, fields);
  const keys = plainValues(parts.head);
  const changes = new Map<string, KeyValue | null>();
  for (const field of fields) {
    const now = cleaned(field, values[field.name]);
    if (JSON.stringify(now) !== JSON.stringify(before[field.name]))
      changes.set(field.name, keyValue(field, now, keys[field.name]));
  }
  if (source === '' && today !== null && !changes.has('date')) changes.set('date', today);
  const head = editKeys(parts.head, source === '' ? withoutNull(changes) : changes);
  const body = typeof values[bodyField] === 'string' ? values[bodyField] : '';
  // The editor's own form drops white space at both ends: that alone is no change.
  const isSame = body.trim() === parts.body.trim();
  if (parts.open === '' && changes.size === 0) return isSame ? source : body;
  const open = parts.open === '' ? '---\n' : parts.open;
  const close = parts.open === '' ? '---\n\n' : parts.close;
  return open + head + close + (isSame ? parts.body : indentedAsBefore(body, parts.body));
}

/** A body that begins with the line that it began with, indented as that was: it may be code. */
function indentedAsBefore(body: string, before: string): string {
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  const [line] = body.split('\n', 1);
  return before.slice(indent.length).split('\n', 1)[0] === line ? indent + body : body;
}

function withoutNull(changes: ReadonlyMap<string, KeyValue | null>): ReadonlyMap<string, KeyValue | null> {
  return new Map([...changes].filter(([, value]) => value !== null));
}

function partsOf(text: string): Parts {
  const found = /^(---[ \t]*\n)([\s\S]*?)(^---[ \t]*(?:\n|$)\n*)/m.exec(text);
  if (found !== null && found.index === 0) {
    const [whole, open = '', head = '', close = ''] = found;
    return { open, head, close, body: text.slice(whole.length) };
  }
  if (/^(?:---|\+\+\+|;;;)/.test(text))
    throw new UneditableError('The front matter of this file is not between two lines of ---.');
  return { open: '', head: '', close: '', body: text };
}

function fieldValue({ kind, spellings }: EditorField, value: unknown): FieldValue {
  switch (kind) {
    case 'list':
      return listOf(value).map((name) => spellings[name.toLowerCase()] ?? name);
    case 'flag':
      return /^true$/i.test(String(value));
    case 'choice':
      return /^(?:true|false)$/i.test(String(value)) ? String(value).toLowerCase() : '';
    case 'text':
      return typeof value === 'string' ? value : '';
  }
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string'
    ? value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '')
    : [];
}

/** A value of a form, which may hold nothing where it holds an empty text. */
function cleaned({ kind }: EditorField, value: unknown): FieldValue {
  switch (kind) {
    case 'list':
      return Array.isArray(value) ? value.map(String).filter((item) => item.trim() !== '') : [];
    case 'flag':
      return value === true;
    default:
      return value === undefined || value === null ? '' : String(value);
  }
}

/** What is written for a value; a name that stays is spelled as it was. */
function keyValue({ kind, spellings }: EditorField, value: FieldValue, before: unknown): KeyValue | null {
  if (value === '' || value === false) return null;
  if (typeof value !== 'object') return kind === 'choice' ? value === 'true' : value;
  if (value.length === 0) return null;
  const written = listOf(before);
  return value.map((name) => written.find((one) => (spellings[one.toLowerCase()] ?? one) === name) ?? name);
}

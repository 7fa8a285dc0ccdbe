import { Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { meanings } from '../../config/listed-terms.ts';
import { parseSite } from '../../config/load.ts';
import { nameKey } from '../../model/name-key.ts';
import type { ImportedAuthor, ImportedSite, ImportedTerm } from '../item.ts';
import { type Note, note } from '../notes.ts';

/** A site.yaml as it is to be, and what it says otherwise than the source. */
export interface MergedSite {
  readonly text: string;
  readonly notes: readonly Note[];
}

const scalars = ['name', 'tagline', 'language', 'timeZone', 'url', 'permalink'] as const;
const lists = ['categories', 'tags', 'authors', 'nav'] as const;

/** What stands for a site whose source does not say it: two keys are needed. */
const needed = { name: 'My blog', url: 'https://example.com/' };

/**
 * A site.yaml with what the source says: `existing` is the text that is there, null where there is none. What an editor
 * wrote stays, comments too; only what is missing is added. Where the two say different things, a note names both.
 */
export function mergedSite(existing: string | null, imported: ImportedSite): MergedSite {
  const document = existing === null ? new Document({}) : parseDocument(existing);
  const notes: Note[] = [];
  for (const key of scalars) notes.push(...setScalar(document, key, imported[key]));
  for (const key of ['name', 'url'] as const) {
    const value = needed[key];
    if (!document.has(key)) document.set(key, value);
    // Said as long as it stands there: the next import of the same source says it too.
    else if (imported[key] !== null || document.get(key) !== value) continue;
    notes.push(
      note('decision', `the source names no ${key}: content/site.yaml says "${value}", which is to be changed`),
    );
  }
  for (const key of lists) addItems(document, key, imported[key].map(written));
  for (const key of ['categories', 'authors'] as const) addItems(document, key, strangers(document, key, imported));
  addRedirects(document, imported.redirects);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return { text: existing !== null && sameData(existing, text) ? existing : text, notes };
}

function setScalar(document: Document, key: string, value: string | null): Note[] {
  if (value === null) return [];
  const there = document.get(key);
  if (there === undefined || there === null) document.set(key, value);
  else if (String(there) !== value)
    return [note('decision', `${key} is "${String(there)}" in content/site.yaml and "${value}" in the source`)];
  return [];
}

type Item = Readonly<Record<string, unknown>> & {
  readonly name?: string;
  readonly slug?: string;
  readonly url?: string;
};

/** An item of a list without the keys that say nothing. */
function written(item: ImportedTerm | ImportedAuthor | ImportedSite['nav'][number]): Item {
  const said = Object.entries(item).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said);
}

/** Adds the items that the list has not yet: an entry of navigation is known by its URL. */
function addItems(document: Document, key: string, items: readonly Item[]): void {
  if (items.length === 0) return;
  const there = document.get(key);
  const known = new Set(isSeq(there) ? there.items.filter((item) => isMap(item)).flatMap(keysOf) : []);
  const names = Map.groupBy(items, ({ name = '' }) => nameKey(name));
  const isKnown = (item: Item) => known.has(keyOf(item, (names.get(nameKey(item.name ?? ''))?.length ?? 0) > 1));
  const missing = items.filter((item) => !isKnown(item));
  if (missing.length === 0) return;
  if (isSeq(there)) for (const item of missing) there.add(document.createNode(item));
  else document.set(key, document.createNode(missing));
}

/** Names that texts have and a list does not know, where there is one: with a list, a name that is not on it is a mistake. */
function strangers(document: Document, key: 'categories' | 'authors', { used }: ImportedSite): Item[] {
  const site = parseSite(document.toString()).readable;
  const list = site[key] ?? [];
  const known = list.length === 0 ? null : meanings(list, site.language);
  const names = new Map(used[key].map((name) => [nameKey(name), name]));
  return known === null ? [] : [...names.values()].filter((name) => known(name) === null).map((name) => ({ name }));
}

/** Adds the old addresses that lead nowhere yet. */
function addRedirects(document: Document, redirects: ImportedSite['redirects']): void {
  const missing = Object.entries(redirects).filter(([from]) => !document.hasIn(['redirects', from]));
  if (missing.length > 0 && !isMap(document.get('redirects'))) document.set('redirects', document.createNode({}));
  for (const [from, to] of missing) document.setIn(['redirects', from], to);
}

/** What an item is known by: its URL, its name, or where several have that, name and slug. */
function keyOf({ name = '', slug, url }: Item, isShared: boolean): string {
  return url ?? (isShared ? `${nameKey(name)} ${slug}` : nameKey(name));
}

function keysOf(item: YAMLMap): string[] {
  const [name, slug, url] = ['name', 'slug', 'url'].map((key) => item.get(key));
  return [
    ...(typeof name === 'string' ? [nameKey(name), `${nameKey(name)} ${String(slug)}`] : []),
    ...(typeof url === 'string' ? [url] : []),
  ];
}

function sameData(one: string, other: string): boolean {
  return JSON.stringify(parseDocument(one).toJS()) === JSON.stringify(parseDocument(other).toJS());
}

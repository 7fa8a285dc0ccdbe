import { type Data, isData, mapAt, textAt, textOf } from '../folder/data.ts';
import { namesIn } from '../folder/entry-data.ts';
import { termOf } from '../folder/settings.ts';
import type { ImportedTerm } from '../item.ts';

/** A page that describes a term. */
export interface HugoTerm {
  /** The folder of its taxonomy: `tags`. */
  readonly taxonomy: string;
  readonly name: string;
  readonly data: Data;
  readonly body: string;
  /** The file of the picture beside it; null where there is none. */
  readonly picture: string | null;
}

/** The taxonomies of a site, by the key of front matter that is also the folder of their lists. */
export function taxonomiesOf(settings: Data): readonly string[] {
  if (!isData(settings.taxonomies)) return ['tags', 'categories'];
  return Object.values(settings.taxonomies).flatMap((plural) => textOf(plural)?.toLowerCase() ?? []);
}

/** Whether this contract has no such taxonomy: its terms are tags then. */
export function isOwnTaxonomy(taxonomy: string): boolean {
  return !/^(?:tags|categories|authors?|series)$/.test(taxonomy);
}

/** The terms of a text in taxonomies of the site's own, which are tags here. */
export function ownTerms(data: Data, taxonomies: readonly string[]): { taxonomy: string; names: string[] }[] {
  return taxonomies
    .filter(isOwnTaxonomy)
    .map((taxonomy) => ({ taxonomy, names: namesIn(data[taxonomy]) }))
    .filter(({ names }) => names.length > 0);
}

/** Names and descriptions that pages of terms give them; a text without a description describes it itself. */
export function listedTerms(terms: readonly HugoTerm[], taxonomy: string): ImportedTerm[] {
  return terms
    .filter((term) => term.taxonomy === taxonomy)
    .map(({ name, data, body }) => {
      const title = textAt(data, 'title') ?? name;
      const written = body.replaceAll(/\s+/g, ' ').trim();
      const description = textAt(data, 'description', 'summary') ?? (written === '' ? null : written);
      const slug = title.toLowerCase().replaceAll(/\s+/g, '-') === name.toLowerCase() ? null : name;
      const isSame = title.toLowerCase() === name.toLowerCase();
      return { ...termOf(title, { slug, description }), aliases: isSame ? [] : [name] };
    });
}

/** The address of a taxonomy's lists, by `permalinks.term`, with `:name` for the segment of a term. */
export function termPattern(settings: Data, taxonomy: string): string {
  const own = textAt(mapAt(mapAt(settings, 'permalinks'), 'term'), taxonomy);
  return own === null
    ? `/${taxonomy}/:name/`
    : own.replaceAll(/:(?:slug|title|contentbasename|slugorcontentbasename)\b/g, ':name');
}

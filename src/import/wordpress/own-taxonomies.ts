import { nameKey } from '../../model/name-key.ts';
import { sanitizeTitle } from '../../model/slug.ts';
import type { ImportedTerm } from '../item.ts';
import { type Note, note } from '../notes.ts';
import type { OldAddress } from '../redirects.ts';
import { readableSlug, type TermNames } from './names.ts';
import type { WxrTerm } from './wxr/records.ts';

/** Taxonomies that this contract has itself. */
const ours = new Set(['category', 'post_tag', 'author']);

/** What WordPress and its plugins note for themselves in the form of a taxonomy. */
const bookkeeping =
  /^(?:nav_menu|link_category|post_format|wp_.*|language|term_language|(?:post|term)_translations|product_(?:type|visibility)|elementor_.*|yst_prominent_words|action-group|amp_.*|.*-hidden)$/;

/** Whether a taxonomy is of the blog's own making: its terms are tags here. */
export function isOwnTaxonomy(taxonomy: string): boolean {
  return !ours.has(taxonomy) && !bookkeeping.test(taxonomy);
}

/** The terms of a blog's own taxonomies as tags. */
export interface OwnTerms {
  /** What site.yaml lists of them besides the blog's tags. */
  readonly list: readonly ImportedTerm[];
  /** How a post names a term. */
  nameOf(taxonomy: string, slug: string, name: string): string;
  /** The lists of terms that had texts, and the tags that they are now; `front` is what permalinks begin with. */
  addresses(front: string): readonly OldAddress[];
  readonly notes: readonly Note[];
}

/**
 * The terms of those taxonomies that texts use, by `used` (`genre jazz`). One with a tag's name is that tag; one with
 * another tag's slug has its taxonomy before its own.
 */
export function ownTerms(
  terms: readonly WxrTerm[],
  used: ReadonlySet<string>,
  tags: TermNames,
  language: string,
): OwnTerms {
  const taxonomies = new Set([...used].flatMap((use) => use.split(' ')[0] ?? []).filter(isOwnTaxonomy));
  const known = new Map(tags.list.map((tag) => [nameKey(tag.name), tagOf(tag.name, tag.slug ?? tag.name, language)]));
  const taken = new Set([...known.values()].map(({ slug }) => slug));
  const list: ImportedTerm[] = [];
  const references = new Map<string, Tag>();
  for (const { taxonomy, slug, name, description } of terms.filter((term) => taxonomies.has(term.taxonomy))) {
    const there = known.get(nameKey(name));
    const wanted = tagOf(name, readableSlug(slug || name), language);
    const tag = there ?? (taken.has(wanted.slug) ? { name, slug: `${taxonomy}-${wanted.slug}` } : wanted);
    references.set(`${taxonomy} ${slug}`, tag);
    if (there !== undefined) continue;
    known.set(nameKey(name), tag);
    taken.add(tag.slug);
    const isMade = sanitizeTitle(name, language) === tag.slug;
    if (!isMade || description !== '')
      list.push({ name, slug: isMade ? null : tag.slug, description: description || null, parent: null, aliases: [] });
  }
  const nested = terms.filter(({ taxonomy, parent }) => taxonomies.has(taxonomy) && parent !== '');
  return {
    list,
    nameOf: (taxonomy, slug, name) => references.get(`${taxonomy} ${slug}`)?.name ?? name,
    addresses: (front) =>
      [...references].flatMap(([key, { slug }]): OldAddress[] => {
        const [taxonomy = '', old = ''] = key.split(' ');
        const path = `/${taxonomy}/${sanitizeTitle(readableSlug(old), language)}/`;
        return !used.has(key)
          ? []
          : [...new Set([path, front + path])].flatMap((from): OldAddress[] => [
              [from, `/tag/${slug}/`],
              [`${from}feed/`, `/tag/${slug}/feed.xml`],
            ]);
      }),
    notes: nested.map(({ taxonomy }) => note('dataLost', `which term of the taxonomy ${taxonomy} is above another`)),
  };
}

interface Tag {
  readonly name: string;
  readonly slug: string;
}

function tagOf(name: string, slug: string, language: string): Tag {
  return { name, slug: sanitizeTitle(slug, language) };
}

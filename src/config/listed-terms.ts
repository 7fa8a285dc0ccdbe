import { nameKey } from '../model/name-key.ts';
import { sanitizeTitle } from '../model/slug.ts';
import type { TermName } from '../model/term-name.ts';

/** What `site.yaml` says of a term, as far as posts name it. */
export interface Listed {
  readonly name: string;
  readonly slug: string | null;
  readonly aliases: readonly string[];
}

/** A term of a list, and how posts are told which one it is. */
export interface ListedTerm<Definition> {
  readonly definition: Definition;
  readonly term: TermName;
  readonly slug: string;
}

/** What a text means: a listed term, and where several have the name that was written, the slugs of them all. */
export interface Meaning {
  readonly term: TermName;
  readonly slug: string;
  readonly sharing: readonly string[];
}

/** Gives what a text means; null for what the list does not know. */
export type Meanings = (text: string) => Meaning | null;

/** The terms of a list in its order. Two may share a name: the later one is known by its slug too. */
export function listedTerms<Definition extends Listed>(
  definitions: readonly Definition[],
  language: string,
): ListedTerm<Definition>[] {
  const names = new Set<string>();
  return definitions.map((definition) => {
    const key = nameKey(definition.name);
    const slug = sanitizeTitle(definition.slug ?? definition.name, language);
    const isFirst = !names.has(key);
    names.add(key);
    return { definition, slug, term: { name: definition.name, slug: isFirst ? null : slug } };
  });
}

/**
 * Gives what texts mean in a list: a term by its name, else by its slug, else by one of its aliases, in any spelling. Of several
 * with one name it is the first, unless the text is exactly another's slug; null for what the list does not know.
 */
export function meanings(definitions: readonly Listed[], language: string): Meanings {
  const listed = listedTerms(definitions, language);
  const byName = Map.groupBy(listed, ({ definition }) => nameKey(definition.name));
  const meaning = ({ definition, term, slug }: ListedTerm<Listed>): Meaning => {
    const alike = byName.get(nameKey(definition.name)) ?? [];
    return { term, slug, sharing: alike.length < 2 ? [] : alike.map((one) => one.slug) };
  };
  const exact = new Map<string, Meaning>();
  const others = new Map<string, Meaning>();
  for (const one of listed) {
    const found = { ...meaning(one), sharing: [] };
    for (const alias of one.definition.aliases) others.set(nameKey(alias), found);
  }
  for (const one of listed) {
    const { sharing, ...found } = meaning(one);
    const slugs = [one.definition.slug, ...(sharing.length > 0 ? [one.slug] : [])].filter((slug) => slug !== null);
    for (const slug of slugs) {
      others.set(nameKey(slug), { ...found, sharing: [] });
      if (sharing.length > 0) exact.set(slug, { ...found, sharing: [] });
    }
  }
  for (const [key, [first]] of byName) if (first !== undefined) others.set(key, meaning(first));
  return (text) => exact.get(text) ?? others.get(nameKey(text)) ?? null;
}

import type { Blog } from '../archive/blog.ts';
import type { Taxonomy, Term } from '../archive/term.ts';
import { meanings } from '../config/listed-terms.ts';
import type { Site } from '../config/site.ts';
import { nameKey } from '../model/name-key.ts';
import type { Post } from '../model/post.ts';
import { termKey } from '../model/term-name.ts';
import { atKeys, type Problem } from '../problems/problem.ts';
import { namesInOne, repeatedTitle, termVariant } from '../problems/rules/names.ts';
import { misspelt } from './misspelt.ts';

const listNames = { tag: 'tags', category: 'categories', author: 'authors' } as const satisfies Record<
  Taxonomy,
  string
>;

/** Names that are nearly those of others: of terms, of series, and titles that two texts share. */
export function alikeProblems(blog: Blog): Problem[] {
  return [
    ...[blog.tags, blog.categories, blog.authors].flatMap(({ list }) => {
      const [first] = list;
      if (first === undefined) return [];
      const isListed = listedIn(first.taxonomy, blog.site);
      return [...variants(list, isListed), ...inOne(list, isListed)];
    }),
    ...seriesVariants(blog),
    ...repeatedTitles(blog),
  ];
}

type IsListed = (name: string) => boolean;

/** Tells whether site.yaml lists a term of a name. */
function listedIn(taxonomy: Taxonomy, site: Site): IsListed {
  const list = site[listNames[taxonomy]] ?? [];
  const meaning = meanings(list, site.language);
  return (name) => list.length > 0 && meaning(name) !== null;
}

/**
 * What is the same for names that differ only in number, hyphens, points or accents: `Build system`, `buildsystems`. Signs
 * that make another name of one count, as in `C++`.
 */
export function stemOf(name: string): string {
  const letters = nameKey(name.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .replaceAll(/[\s.'’/]/g, '')
    .replace(/^#(?=\p{L})/u, '');
  return /^\p{L}{3,}$/u.test(letters) ? singular(letters) : letters;
}

/** Words that are others without their last letter. */
const noPlurals = new Set(['https', 'windows', 'rails', 'always']);

/** A word as it is in one number: no form of English, but the same for both numbers. */
function singular(word: string): string {
  const isPlural = word.length > 3 && !/(?:ss|us|is|os|ews|ics)$/.test(word) && !noPlurals.has(word);
  const one = isPlural ? word.replace(/ies$/, 'y').replace(/s$/, '') : word;
  return one.replace(/(ss|x|z|ch|sh)e$/, '$1');
}

/** The terms that differ little from one that more posts have, told in each of their posts. */
function variants(terms: readonly Term[], isListed: IsListed): Problem[] {
  const alike = [...Map.groupBy(terms, ({ name }) => stemOf(name)).values()].filter((group) => group.length > 1);
  const rank = ({ name, posts }: Term) => (isListed(name) ? Number.MAX_SAFE_INTEGER : posts.length);
  const slips = misspelt(terms.map((term) => ({ name: term.name, posts: term.posts.length, term })));
  const misspeltOnes = [...slips].flatMap(([{ term }, common]) =>
    isListed(term.name) || stemOf(term.name) === stemOf(common.name) ? [] : variantIn(term, common.term),
  );
  const ofOneStem = alike.flatMap((group) => {
    const [common, ...others] = group.toSorted((a, b) => rank(b) - rank(a) || (a.name < b.name ? -1 : 1));
    if (common === undefined) return [];
    return others.filter(({ name }) => !isListed(name)).flatMap((term) => variantIn(term, common));
  });
  return [...ofOneStem, ...misspeltOnes];
}

/** A term in each of its posts, where another was most likely meant. */
function variantIn({ taxonomy, name, reference, posts }: Term, common: Term): Problem[] {
  return posts.flatMap((post) => {
    const list = listNames[taxonomy];
    const index = post[list].findIndex((one) => termKey(one) === termKey(reference));
    const place = atKeys(post.source, [list, index]);
    return index < 0 ? [] : [termVariant(place, taxonomy, name, common.name, common.posts.length)];
  });
}

/** Names with a comma or the like in them, of which each part is one by itself, or that stand alone in their list. */
function inOne(terms: readonly Term[], isListed: IsListed): Problem[] {
  const known = new Set(terms.map(({ name }) => nameKey(name)));
  return terms.flatMap((term) => {
    const parts = term.name
      .split(term.taxonomy === 'author' ? /\s*[,;|&]\s*|\s+and\s+/ : /\s*[,;|]\s*/)
      .filter((part) => part !== '');
    if (parts.length < 2 || isListed(term.name)) return [];
    const list = listNames[term.taxonomy];
    const areKnown = parts.every((part) => known.has(nameKey(part)) || isListed(part));
    return term.posts.flatMap((post) => {
      const index = post[list].findIndex((one) => termKey(one) === termKey(term.reference));
      const isAlone = term.taxonomy === 'tag' && post[list].length === 1;
      if (index < 0 || !(areKnown || isAlone)) return [];
      const names = post[list].flatMap(({ name }, at) => (at === index ? parts : [name]));
      return [namesInOne(atKeys(post.source, [list, index]), term.name, list, `[${names.join(', ')}]`)];
    });
  });
}

/** Series of which one post writes the name otherwise than the others. */
function seriesVariants({ listed }: Blog): Problem[] {
  const named = listed.filter((post) => post.series !== null);
  const all = [...Map.groupBy(named, ({ series }) => series ?? '')].map(([name, posts]) => ({
    name,
    posts: posts.length,
    members: posts,
  }));
  const ofOneStem = [...Map.groupBy(all, ({ name }) => stemOf(name)).values()].flatMap((group) => {
    const [common, ...others] = group.toSorted((a, b) => b.posts - a.posts || (a.name < b.name ? -1 : 1));
    return others.map((one) => [one, common ?? one] as const);
  });
  const known = new Set(ofOneStem.map(([one]) => one));
  return [...ofOneStem, ...[...misspelt(all)].filter(([one]) => !known.has(one))].flatMap(
    ([{ name, members }, common]) =>
      members.map(({ source }) => termVariant(atKeys(source, ['series']), 'series', name, common.name, common.posts)),
  );
}

/** Titles that more than one listed text of a language has; of two, the one whose file's name comes later is told. */
function repeatedTitles({ listed, standalone }: Blog): Problem[] {
  const texts: readonly (Pick<Post, 'source' | 'title'> & Partial<Pick<Post, 'language'>>)[] = [
    ...listed,
    ...standalone,
  ];
  const alike = Map.groupBy(texts, ({ title, language }) => `${language ?? ''}\n${nameKey(title)}`);
  return [...alike.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) => {
      const [first, ...others] = group.toSorted((a, b) => (a.source < b.source ? -1 : 1));
      return others.map(({ source, title }) => repeatedTitle(atKeys(source, ['title']), title, first?.source ?? ''));
    });
}

import { type Listed, listedTerms, meanings } from '../config/listed-terms.ts';
import type { Site } from '../config/site.ts';
import { isFilePath } from '../model/paths.ts';
import type { Post } from '../model/post.ts';
import { sanitizeTitle } from '../model/slug.ts';
import { type TermName, termKey } from '../model/term-name.ts';
import { compareText, nameOrder, newestFirst } from './order.ts';
import type { SlugConflict, Taxonomy, Term, TermLink } from './term.ts';
import { termUrl } from './term-url.ts';

/** The terms of one taxonomy. */
export interface Terms {
  /** Those that have posts, by name. */
  readonly list: readonly Term[];
  /** The link of a name in any of its spellings; null for a name that no listed post has. */
  find(name: TermName): TermLink | null;
  readonly conflicts: readonly SlugConflict[];
  /** Those whose URL no file can have: they are in no list, and nothing finds them. */
  readonly unusable: readonly Term[];
}

interface Definition extends Listed {
  readonly description: string | null;
  readonly parent: string | null;
}

interface Spelled {
  readonly key: string;
  readonly reference: TermName;
  readonly name: string;
  readonly slug: string;
  readonly description: string | null;
  readonly parentKey: string | null;
  readonly posts: readonly Post[];
}

/** The tags of posts that are newest first. Spellings that differ in case or spacing are one tag. */
export function tagTerms(posts: readonly Post[], site: Site): Terms {
  const definitions = site.tags.map((tag) => ({ ...tag, parent: null }));
  return termsOf('tag', posts, (post) => post.tags, definitions, site);
}

/** The categories of posts that are newest first; a parent has its children's posts too. */
export function categoryTerms(posts: readonly Post[], site: Site): Terms {
  return termsOf('category', posts, (post) => post.categories, site.categories ?? [], site);
}

/** The authors of posts that are newest first. */
export function authorTerms(posts: readonly Post[], site: Site): Terms {
  const definitions = site.authors.map((author) => ({ ...author, description: author.bio, parent: null }));
  return termsOf('author', posts, (post) => post.authors, definitions, site);
}

function termsOf(
  taxonomy: Taxonomy,
  posts: readonly Post[],
  names: (post: Post) => readonly TermName[],
  definitions: readonly Definition[],
  site: Site,
): Terms {
  const spelled = spellings(posts, names, definitions, site.language);
  // Categories alone have others above them, where site.yaml says so.
  const hasParents = spelled.some((term) => term.parentKey !== null);
  const byKey = new Map(hasParents ? spelled.map((term) => [term.key, term]) : []);
  const children = Map.groupBy(hasParents ? spelled : [], (term) => term.parentKey);
  const links = new Map<string, TermLink>();
  const list: Term[] = [];
  const conflicts = slugConflicts(taxonomy, spelled);
  const unusable: Term[] = [];
  // A term whose slug is another's is told as that conflict; a second archive there would be told as one more mistake.
  const conflicting = new Set(conflicts.map(({ names: [, later] }) => termKey(later)));
  for (const term of spelled) {
    const chain = ancestorsOf(term, byKey);
    const path = [...chain, term].map((one) => one.slug);
    const all = withDescendants(term, children);
    const ancestors = chain.map((one, index) => linkOf(taxonomy, one, path.slice(0, index + 1)));
    const link = linkOf(taxonomy, term, path);
    const { name, slug, url } = link;
    const { reference, description } = term;
    const listed = { taxonomy, name, slug, url, reference, description, ancestors, posts: all };
    if (!isFilePath(url)) {
      if (all.length > 0) unusable.push(listed);
      continue;
    }
    links.set(term.key, link);
    if (all.length > 0 && !conflicting.has(term.key)) list.push(listed);
  }
  const find = (name: TermName) => links.get(termKey(name)) ?? null;
  const byName = nameOrder(site.language);
  return {
    list: list.sort((a, b) => byName(a.name, b.name) || compareText(a.url, b.url)),
    find,
    conflicts,
    unusable,
  };
}

function linkOf(taxonomy: Taxonomy, term: Spelled, path: readonly string[]): TermLink {
  return { name: term.name, slug: term.slug, url: termUrl(taxonomy, path) };
}

/** Every name that is defined or used, under the spelling to print: the defined one, else the most frequent one. */
function spellings(
  posts: readonly Post[],
  names: (post: Post) => readonly TermName[],
  definitions: readonly Definition[],
  language: string,
): Spelled[] {
  const listed = listedTerms(definitions, language);
  const defined = new Map(listed.map((one) => [termKey(one.term), one]));
  const meant = meanings(definitions, language);
  const parentOf = ({ parent }: Definition) => (parent === null ? null : (meant(parent)?.term ?? null));
  const used = new Map<string, UsedTerm>([...defined.keys()].map((key) => [key, { posts: [], spellings: [] }]));
  const ofName = new Map<string, Spelling>();
  for (const post of posts) {
    for (const term of names(post)) {
      // A site has few names and its posts have them again and again.
      const known = term.slug === null ? ofName.get(term.name) : undefined;
      const spelling = known ?? spellingIn(used, term);
      if (term.slug === null && known === undefined) ofName.set(term.name, spelling);
      spelling.count++;
      const { posts: own } = spelling.term;
      if (own[own.length - 1] !== post) own.push(post);
    }
  }
  return [...used].map(([key, { posts: own, spellings }]) => {
    const listedAs = defined.get(key) ?? null;
    const definition = listedAs?.definition ?? null;
    const name = definition?.name ?? mostFrequent(spellings);
    const parent = definition && parentOf(definition);
    return {
      key,
      reference: { name, slug: listedAs?.term.slug ?? null },
      name,
      slug: listedAs?.slug ?? sanitizeTitle(name, language),
      description: definition?.description ?? null,
      parentKey: parent && termKey(parent),
      posts: own,
    };
  });
}

/** A term's posts, and the names that they have for it. */
interface UsedTerm {
  readonly posts: Post[];
  readonly spellings: Spelling[];
}

/** One of the names of a term, and how often posts write it. */
interface Spelling {
  readonly term: UsedTerm;
  readonly name: string;
  count: number;
}

/** The spelling of a name as a post writes it; added where it is new. */
function spellingIn(used: Map<string, UsedTerm>, { name, slug }: TermName): Spelling {
  const key = termKey({ name, slug });
  const term = used.get(key) ?? { posts: [], spellings: [] };
  used.set(key, term);
  const known = term.spellings.find((one) => one.name === name);
  if (known !== undefined) return known;
  const spelling = { term, name, count: 0 };
  term.spellings.push(spelling);
  return spelling;
}

function mostFrequent(spellings: readonly Spelling[]): string {
  const [only] = spellings;
  if (spellings.length < 2) return only?.name ?? '';
  const [first] = spellings.toSorted((a, b) => b.count - a.count || compareText(a.name, b.name));
  return first?.name ?? '';
}

/** The terms above one, from the top; a circle of parents ends where it closes. */
function ancestorsOf(term: Spelled, byKey: ReadonlyMap<string, Spelled>): Spelled[] {
  const chain: Spelled[] = [];
  let above = term.parentKey === null ? undefined : byKey.get(term.parentKey);
  while (above !== undefined && above !== term && !chain.includes(above)) {
    chain.unshift(above);
    above = above.parentKey === null ? undefined : byKey.get(above.parentKey);
  }
  return chain;
}

function withDescendants(term: Spelled, children: ReadonlyMap<string | null, readonly Spelled[]>): readonly Post[] {
  const below = children.get(term.key) ?? [];
  if (below.length === 0) return term.posts;
  const family = new Set([term]);
  for (const member of family) for (const child of children.get(member.key) ?? []) family.add(child);
  return newestFirst([...new Set([...family].flatMap((member) => member.posts))]);
}

/**
 * Pairs of used terms with one slug, the one of the earlier file first. Names in site.yaml that no post uses disturb nobody.
 */
function slugConflicts(taxonomy: Taxonomy, spelled: readonly Spelled[]): SlugConflict[] {
  // Nearly always, each has a slug of its own.
  if (new Set(spelled.map((term) => term.slug)).size === spelled.length) return [];
  const source = ({ posts }: Spelled) => posts[0]?.source ?? '';
  const used = spelled
    .filter((term) => term.posts.length > 0 && isFilePath(`/${term.slug}/`))
    .toSorted((a, b) => compareText(source(a), source(b)));
  const sharing = [...Map.groupBy(used, (term) => `${term.parentKey ?? ''}/${term.slug}`).values()];
  return sharing.flatMap(([first, ...others]) =>
    others.map(
      (other): SlugConflict => ({
        taxonomy,
        slug: other.slug,
        names: [(first ?? other).reference, other.reference],
        sources: [first?.posts[0]?.source ?? null, other.posts[0]?.source ?? null],
      }),
    ),
  );
}

import type { TermName } from '../model/term-name.ts';
import type { FileRecord } from './file-record.ts';

const nothing: readonly never[] = [];
const emptyMap = {};

/**
 * Makes one object of the parts of posts that are equal: names of terms, and lists and maps that hold nothing. Thousands of
 * posts name the same few terms, and most show no picture and no diagram; a thread that is sent the posts gets each part once too.
 * Gives what is to be asked for one record after the other.
 */
export function partSharer(): (record: FileRecord) => FileRecord {
  const terms = new Map<string, TermName>();
  const shared = (term: TermName): TermName => {
    const key = term.slug === null ? `=${term.name}` : JSON.stringify(term);
    const known = terms.get(key) ?? term;
    terms.set(key, known);
    return known;
  };
  return (record) => {
    if (record.entry === null || !('post' in record.entry)) return record;
    const { post } = record.entry;
    return {
      ...record,
      entry: {
        post: {
          ...post,
          categories: post.categories.map(shared),
          tags: post.tags.map(shared),
          authors: post.authors.map(shared),
          aliases: filled(post.aliases),
          pictures: filled(post.pictures),
          links: filled(post.links),
          features: filled(post.features),
          diagrams: filled(post.diagrams),
          extra: Object.keys(post.extra).length === 0 ? emptyMap : post.extra,
        },
      },
    };
  };
}

function filled<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? nothing : items;
}

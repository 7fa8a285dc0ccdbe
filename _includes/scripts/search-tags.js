import { wordsOf } from 'broadsheet-search';

/** The tags whose names resemble a query most, at most so many; where none does (`isNear` is false), those with the most posts. */
export function nearestTags(tags, query, count) {
  const published = tags.filter((tag) => tag.url);
  const wanted = pairsOf(query);
  const rated = published.map((tag) => ({ tag, likeness: likeness(pairsOf(tag.name), wanted) }));
  const near = rated.filter((one) => one.likeness > 0.3).sort((a, b) => b.likeness - a.likeness);
  const isNear = near.length > 0;
  const all = isNear ? near.map((one) => one.tag) : published.toSorted((a, b) => b.posts - a.posts);
  return { links: all.slice(0, count), isNear };
}

/** Neighbouring letters of the words of a text, as Dice's coefficient compares them. */
function pairsOf(text) {
  return new Set(
    [...wordsOf(text)].flatMap(({ form }) =>
      Array.from(` ${form} `, (_, at) => ` ${form} `.slice(at, at + 2)).slice(0, -1),
    ),
  );
}

function likeness(some, others) {
  return (2 * some.intersection(others).size) / (some.size + others.size || 1);
}

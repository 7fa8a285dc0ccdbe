/** Texts become comparable: without case and accents. */
function folded(text) {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function wordsOf(text) {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Letters that a word of a query may have more than the word that was found for it: endings, which stemming removes. */
const longestEnding = 4;

/** True where what Pagefind found is not just the beginnings of the query's words. */
export function isAnswer({ content, locations, meta }, query) {
  const texts = content.split(/\s+/);
  const found = [...locations.map((location) => texts[location] ?? ''), meta.title].flatMap(wordsOf);
  return wordsOf(query).every((wanted) => {
    const alike = found.filter((word) => wanted.startsWith(word.slice(0, 2)));
    return alike.length === 0 || alike.some((word) => !isOnlyBeginning(word, wanted));
  });
}

function isOnlyBeginning(word, wanted) {
  return wanted.startsWith(word) && wanted.length - word.length > Math.min(longestEnding, word.length);
}

/** A text in pieces, those that a query's words begin or that begin them marked: `{ text, isMarked }`. */
export function markedPieces(text, query) {
  const wanted = wordsOf(query);
  const isWanted = (word) => wanted.some((one) => word.startsWith(one) || (word.length > 3 && one.startsWith(word)));
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .map((piece, position) => ({ text: piece, isMarked: position % 2 === 1 && isWanted(folded(piece)) }));
}

/** The tags whose names resemble a query most, at most so many; where none does, those with the most posts. */
export function nearestTags(tags, query, count) {
  const published = tags.filter((tag) => tag.url);
  const wanted = pairsOf(query);
  const rated = published.map((tag) => ({ tag, likeness: likeness(pairsOf(tag.name), wanted) }));
  const near = rated.filter((one) => one.likeness > 0.3).sort((a, b) => b.likeness - a.likeness);
  const all = near.length > 0 ? near.map((one) => one.tag) : published.toSorted((a, b) => b.posts - a.posts);
  return all.slice(0, count);
}

/** Neighbouring letters of the words of a text, as Dice's coefficient compares them. */
function pairsOf(text) {
  return new Set(
    wordsOf(text).flatMap((word) => Array.from(` ${word} `, (_, at) => ` ${word} `.slice(at, at + 2)).slice(0, -1)),
  );
}

function likeness(some, others) {
  return (2 * some.intersection(others).size) / (some.size + others.size || 1);
}

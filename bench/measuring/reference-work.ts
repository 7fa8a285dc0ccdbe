// A fixed piece of work, about a second of one processor's time: what a machine can do, to set the builds against. It
// does what a generator does most: it builds strings, escapes them, counts words, sorts and hashes. Changing anything
// here makes all recorded figures worthless.

const rounds = 110;
const wordsPerRound = 20_000;

let state = 1;
let sum = 0;
for (let round = 0; round < rounds; round += 1) {
  const text = makeText(wordsPerRound);
  const escaped = text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const counts = new Map<string, number>();
  for (const word of escaped.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  sum = hash(sum, ranked.map(([word, count]) => `${word}:${count}`).join('\n'));
}
console.log(sum >>> 0);

function makeText(words: number): string {
  let text = '';
  for (let index = 0; index < words; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    text += `${(state >>> 20).toString(36)}${state % 16 === 0 ? '<&>' : ''} `;
  }
  return text;
}

/** FNV-1a with 32 bits, by characters. */
function hash(seed: number, text: string): number {
  let value = seed ^ 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}

import type { Random } from './random.ts';
import { adjectives, adverbs, deeds, durations, nouns, openings, people, places, units, verbs } from './words.ts';

type Maker = (random: Random) => string;

const sentences: readonly [Maker, ...Maker[]] = [
  (r) => `the ${thing(r)} ${r.pick(verbs)} the ${marked(r)} ${r.pick(places)}.`,
  (r) =>
    `${r.pick(openings)} ${r.pick(people)} ${r.pick(deeds)} the ${marked(r)}, and the ${thing(r)} ${r.pick(verbs)} it ${r.pick(adverbs)}.`,
  (r) => `when a ${thing(r)} ${r.pick(verbs)} the ${r.pick(nouns)}, every ${marked(r)} has to wait ${r.pick(places)}.`,
  (r) =>
    `${r.pick(people)} ${r.pick(deeds)} the ${thing(r)} because no ${r.pick(nouns)} ${r.pick(verbs)} a ${marked(r)} ${r.pick(adverbs)}.`,
  (r) => `it took ${r.pick(durations)} until the ${marked(r)} was down from ${amount(r)} to ${r.whole(2, 99)}.`,
  (r) => `why should a ${thing(r)} know which ${r.pick(nouns)} ${r.pick(verbs)} the ${marked(r)}?`,
  (r) => `the numbers are plain: ${amount(r)} with the ${thing(r)}, ${amount(r)} without it.`,
  (r) =>
    `${r.pick(openings)} the ${r.pick(nouns)} is the easy part; the ${thing(r)} that ${r.pick(verbs)} it ${r.pick(places)} is not.`,
  (r) => `nothing here depends on the ${marked(r)}, so ${r.pick(people)} ${r.pick(deeds)} it ${r.pick(places)}.`,
  (r) => `a ${thing(r)}, a ${r.pick(nouns)} and a ${marked(r)} are enough to begin with.`,
  (r) =>
    `if the ${r.pick(nouns)} ${r.pick(verbs)} more than ${amount(r)}, the ${thing(r)} ${r.pick(verbs)} the rest ${r.pick(adverbs)}.`,
];

const titles: readonly [Maker, ...Maker[]] = [
  (r) => `how the ${thing(r)} ${r.pick(verbs)} the ${thing(r)}`,
  (r) => `what a ${thing(r)} taught us about the ${thing(r)}`,
  (r) => `the ${thing(r)} that nobody ${r.pick(deeds)}`,
  (r) => `${thing(r)}, ${thing(r)}, and ${amount(r)}`,
  (r) => `a ${thing(r)} for every ${thing(r)}`,
  (r) => `moving the ${thing(r)} ${r.pick(places)}`,
  (r) => `why our ${thing(r)} ${r.pick(verbs)} ${amount(r)} ${r.pick(places)}`,
];

/** A sentence about machines, now and then with emphasis, code or a link in it, as Markdown. */
export function sentence(random: Random): string {
  return finished(random.pick(sentences)(random));
}

/** A title of a post or a heading, in sentence case and without a full stop. */
export function title(random: Random): string {
  return finished(random.pick(titles)(random));
}

/** `stale index`, or only `index`. */
export function thing(random: Random): string {
  const noun = random.pick(nouns);
  return random.chance(0.6) ? `${random.pick(adjectives)} ${noun}` : noun;
}

/** A quantity with its unit. */
export function amount(random: Random): string {
  return `${random.whole(2, 9) * 10 ** random.whole(1, 3) + random.whole(0, 9)} ${random.pick(units)}`;
}

/** A thing, one in four times as strong, emphasised, code, or a link. */
function marked(random: Random): string {
  const plain = thing(random);
  if (!random.chance(0.25)) return plain;
  switch (random.whole(0, 4)) {
    case 0:
      return `**${plain}**`;
    case 1:
      return `*${plain}*`;
    case 2:
      return `[${plain}](https://docs.example/${plain.replaceAll(' ', '/')}/)`;
    default:
      return `\`${plain.replaceAll(' ', '_')}\``;
  }
}

/** A capital at the beginning, and `an` before a vowel, whatever mark stands between. */
function finished(text: string): string {
  const articled = text.replaceAll(/\ba (?=[*`[]*[aeiou])/g, 'an ');
  return articled.charAt(0).toUpperCase() + articled.slice(1);
}

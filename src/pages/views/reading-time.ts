import type { Words } from '../../i18n/words.ts';
import type { Post } from '../../model/post.ts';

/** Words that a person reads in a minute. */
const wordsPerMinute = 230;

/** How long a post takes to read, in whole minutes and at least one, in a language's words: `3 minutes to read`. */
export function readingTime({ words: count }: Post, words: Words, number: (value: number) => string): string {
  const minutes = Math.max(1, Math.ceil(count / wordsPerMinute));
  return words.phrases.readingTime(minutes, number(minutes));
}

import { body } from './markdown.ts';
import { sentence, title } from './prose.ts';
import { type Random, randomFrom, zipfRanks } from './random.ts';
import { adjectives, authors, categories, nouns } from './words.ts';

/** What a generated blog is like. The same options give the same posts, byte for byte. */
export interface CorpusOptions {
  readonly posts: number;
  /** Words of a post on average; posts are 0.6 to 1.4 times as long. */
  readonly words: number;
  /** Fenced blocks of code in each post. */
  readonly codeBlocks: number;
  /** How many tags the blog knows; the rarest of them may stay unused. */
  readonly tags: number;
  /** How many different thumbnails the posts share in turn; 0 for posts without. */
  readonly pictures: number;
  readonly seed: number;
}

/** A generated post. */
export interface CorpusPost {
  readonly title: string;
  readonly slug: string;
  /** `2023-06-22`; posts come oldest first. */
  readonly date: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly author: string;
  readonly thumbnail: { readonly number: number; readonly alt: string } | null;
  readonly body: string;
}

const tagsPerPost = 3;
const firstDay = Date.UTC(2015, 0, 1);
const lastDay = Date.UTC(2024, 11, 31);
const dayLength = 86_400_000;

/**
 * How many tags a blog of so many posts has come to know: they grow with the square root of the posts, as the words of
 * a language do with the length of a text (Heaps' law). 877 for 5,000 posts.
 */
export function usualTagCount(posts: number): number {
  return Math.max(tagsPerPost, Math.round(12.4 * Math.sqrt(posts)));
}

/** Makes the posts of a blog one by one, evenly spread over the ten years up to the end of 2024. */
export function* corpusPosts(options: CorpusOptions): Generator<CorpusPost> {
  const random = randomFrom(options.seed);
  const tags = tagNames(options.tags);
  const tagRank = zipfRanks(tags.length);
  const categoryRank = zipfRanks(categories.length);
  const slugs = new Set<string>();
  for (let index = 0; index < options.posts; index += 1) {
    const heading = newTitle(random, slugs);
    yield {
      title: heading,
      slug: slugOf(heading),
      date: dateOf(index, options.posts),
      categories: distinct(random.whole(1, 2), () => categories[categoryRank(random)]),
      tags: distinct(Math.min(tagsPerPost, tags.length), () => tags[tagRank(random)]),
      author: random.pick(authors),
      thumbnail: options.pictures === 0 ? null : { number: index % options.pictures, alt: sentence(random) },
      body: body(random, {
        words: Math.round(options.words * (0.6 + 0.8 * random.number())),
        codeBlocks: options.codeBlocks,
      }),
    };
  }
}

/** A post as a Markdown file with its front matter. */
export function postFile(post: CorpusPost): string {
  const picture =
    post.thumbnail === null
      ? []
      : [`thumbnail: ${pictureFile(post.thumbnail.number)}`, `thumbnailAlt: ${JSON.stringify(post.thumbnail.alt)}`];
  const lines = [
    `title: ${JSON.stringify(post.title)}`,
    `date: ${post.date}`,
    `categories: [${post.categories.join(', ')}]`,
    `tags: [${post.tags.join(', ')}]`,
    `authors: [${post.author}]`,
    ...picture,
  ];
  return `---\n${lines.join('\n')}\n---\n\n${post.body}`;
}

/** The name of a post's file in `content/posts/`. */
export function postFileName(post: Pick<CorpusPost, 'date' | 'slug'>): string {
  return `${post.date}-${post.slug}.md`;
}

/** The path of a thumbnail as front matter names it. */
export function pictureFile(number: number): string {
  return `/images/picture-${String(number + 1).padStart(4, '0')}.jpg`;
}

/** The slug of a title of plain words, as every generator makes it. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** So many names for tags: single nouns first, then nouns with an adjective. */
export function tagNames(count: number): string[] {
  const names: string[] = [...nouns];
  for (const adjective of adjectives) for (const noun of nouns) names.push(`${adjective} ${noun}`);
  return names.slice(0, count);
}

function newTitle(random: Random, slugs: Set<string>): string {
  for (;;) {
    const candidate = title(random);
    const slug = slugOf(candidate);
    if (slugs.has(slug)) continue;
    slugs.add(slug);
    return candidate;
  }
}

function dateOf(index: number, posts: number): string {
  const days = (lastDay - firstDay) / dayLength;
  const day = posts === 1 ? 0 : Math.floor((index * days) / (posts - 1));
  return new Date(firstDay + day * dayLength).toISOString().slice(0, 10);
}

function distinct(count: number, draw: () => string | undefined): string[] {
  const drawn = new Set<string>();
  while (drawn.size < count) {
    const one = draw();
    if (one !== undefined) drawn.add(one);
  }
  return [...drawn];
}

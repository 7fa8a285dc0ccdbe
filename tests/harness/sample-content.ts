import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { photograph, picture } from './pictures.ts';
import { post } from './site.ts';

/** What is written by hand of the sample: its settings, and the posts that tests call by name. */
const written = join(import.meta.dirname, '../fixtures/sample/content');

const subjects = ['Caches', 'Slugs', 'Feeds', 'Headings', 'Redirects', 'Thumbnails', 'Excerpts', 'Sitemaps', 'Diffs'];
const events = ['in four lines', 'and their numbers', 'by heart', 'with an address', 'for every alphabet', 'at noon'];
const tags = [
  ...['archives', 'caching', 'C++', 'CSS', 'HTTP', 'links', 'Markdown', 'pagination', 'prose', 'testing', 'type'],
  ...['builds', 'hosts', 'review', 'layout', 'pixels'],
];
const categories = ['Infrastructure', 'Build systems', 'Archives', 'Pictures', 'Editorial'];
const authors = ['The Build Desk', 'The Picture Desk', 'The Reading Room'];
/** Their sides are 2 to 1, which every width that pictures are resized to can keep to the pixel. */
const drawings = 6;
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 32" width="48" height="32"><path fill="#c8102e" d="M0 0h48v32H0z"/></svg>\n';

/**
 * Writes the content of the sample site into a folder: what is written by hand, 54 posts of seven years that are the
 * same each time, and drawn pictures.
 */
export async function writeSample(root: string): Promise<void> {
  cpSync(written, join(root, 'content'), { recursive: true });
  const images = join(root, 'content/images');
  mkdirSync(join(images, 'authors'), { recursive: true });
  for (let number = 1; number <= drawings; number++) {
    writeFileSync(join(images, `drawing-${number}.png`), await (await photograph(1600, 800, number)).png().toBuffer());
  }
  writeFileSync(join(images, 'logo.svg'), logo);
  writeFileSync(join(images, 'icon.png'), await picture(512, 512));
  writeFileSync(join(images, 'authors/build-desk.png'), await picture(400, 400, '#1e46b4'));
  writeFileSync(join(images, 'authors/picture-desk.png'), await picture(400, 400, '#28a03c'));
  for (const [number, subject] of events.flatMap((event) => subjects.map((one) => `${one} ${event}`)).entries()) {
    writeFileSync(join(root, 'content/posts', `${slugOf(subject)}.md`), samplePost(subject, number));
  }
}

function slugOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

/** Of the posts every other one is about publishing, every third has no thumbnail, and every ninth is of a series. */
function samplePost(title: string, number: number): string {
  const day = new Date(Date.UTC(2020, 0, 15) + number * 45 * 86_400_000).toISOString().slice(0, 10);
  const thumbnail = { thumbnail: `/images/drawing-${(number % drawings) + 1}.png`, thumbnailAlt: 'Blurred spots' };
  const body = [
    `${title}: a sentence that an excerpt can begin with, and that goes on for longer than the twenty words it keeps.`,
    `## What ${title.toLowerCase()} are for\n\nA paragraph with \`code\`, a [link](2023-06-22-the-archive-is-the-product.md) and *emphasis*.`,
    '```ts\nexport const pages = (posts: number, each: number): number => Math.ceil(posts / each);\n```',
    '## What is left\n\n- one thing\n- and another',
  ];
  return post(
    {
      title,
      date: day,
      categories: [categories[number % categories.length]],
      tags: [
        ...(number % 2 === 0 ? ['publishing'] : []),
        tags[number % tags.length],
        tags[(number * 3 + 1) % tags.length],
      ],
      authors: [authors[number % authors.length]],
      ...(number % 3 === 0 ? {} : thumbnail),
      ...(number % 9 === 0 ? { series: 'The long run' } : {}),
    },
    body.join('\n\n'),
  );
}

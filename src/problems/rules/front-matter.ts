import { examplePicture } from '../example.ts';
import { rule, variantOf } from '../problem.ts';

// What can be wrong with the front matter of a post or a page, beyond its single keys.

export const missingFrontMatter = rule(
  'front-matter',
  'error',
  {
    about: 'Title and date of a post stand in its front matter.',
    wrong: { files: { 'content/posts/notes.md': '# Notes\n\nText.\n' } },
    right: { files: { 'content/posts/notes.md': '---\ntitle: Notes\ndate: 2026-01-15\n---\n\nText.\n' } },
  },
  () => 'no front matter: begin the file with a line `---`, the keys (`title: A headline`, …), and a line `---`.',
);
export const foreignFrontMatter = variantOf(
  missingFrontMatter,
  (language: string) =>
    `front matter in ${language} is not read: write it in YAML, a line \`---\`, each key as \`title: A headline\`, and a line \`---\`.`,
);
export const wrongFence = variantOf(missingFrontMatter, (message: string) => message);
export const missingAlt = rule(
  'missing-alt',
  'warning',
  {
    about: 'Those who do not see the thumbnail hear nothing of it.',
    wrong: {
      keys: 'title: An example\ndate: 2026-01-15\nthumbnail: /images/chart.svg',
      files: { 'content/images/chart.svg': examplePicture },
    },
    right: {
      keys: 'title: An example\ndate: 2026-01-15\nthumbnail: /images/chart.svg\nthumbnailAlt: A chart that rises',
      files: { 'content/images/chart.svg': examplePicture },
    },
  },
  () =>
    'the thumbnail has no alternative text: add a line "thumbnailAlt: what it shows", or "" where it only decorates.',
);
export const unclosedFrontMatter = variantOf(
  missingFrontMatter,
  () => 'the front matter has no end: add a line `---` here, below its last key.',
);
export const remoteThumbnail = rule(
  'remote-thumbnail',
  'error',
  {
    about: 'Thumbnails are resized, which takes a file.',
    wrong: {
      keys: 'title: An example\ndate: 2026-01-15\nthumbnail: https://pictures.example/chart.png\nthumbnailAlt: A chart',
    },
    right: {
      keys: 'title: An example\ndate: 2026-01-15\nthumbnail: /images/chart.svg\nthumbnailAlt: A chart',
      files: { 'content/images/chart.svg': examplePicture },
    },
  },
  (url: string) => `${url} is on another host: save the picture in content/ and write its path.`,
);

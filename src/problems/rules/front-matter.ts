import { rule } from '../problem.ts';

// What can be wrong with the front matter of a post or a page, beyond its single keys.

export const missingFrontMatter = rule(
  'front-matter',
  'error',
  () => 'no front matter: begin the file with a line `---`, the keys (`title: A headline`, …), and a line `---`.',
);
export const foreignFrontMatter = rule(
  'front-matter',
  'error',
  (language: string) =>
    `front matter in ${language} is not read: write it in YAML, a line \`---\`, each key as \`title: A headline\`, and a line \`---\`.`,
);
export const wrongFence = rule('front-matter', 'error', (message: string) => message);
export const missingAlt = rule(
  'missing-alt',
  'warning',
  () =>
    'the thumbnail has no alternative text: add a line "thumbnailAlt: what it shows", or "" where it only decorates.',
);
export const unclosedFrontMatter = rule(
  'front-matter',
  'error',
  () => 'the front matter has no end: add a line `---` here, below its last key.',
);
export const remoteThumbnail = rule(
  'remote-thumbnail',
  'error',
  (url: string) => `${url} is on another host: save the picture in content/ and write its path.`,
);

import { rule } from '../problem.ts';

// What can be wrong with the comments that lie beside a text.

const text = '---\ntitle: An example\ndate: 2026-01-15\n---\n\nSome text.\n';

/** A site with a post and the comments beside it. */
function beside(comments: string) {
  return { files: { 'content/posts/example.md': text, 'content/posts/example.comments.json': `${comments}\n` } };
}

export const unreadableComments = rule(
  'unreadable-comments',
  'error',
  {
    about: 'A file of comments that is no list in JSON holds none, and nobody could tell whether some are lost.',
    wrong: beside('[{ "id": "1", "author": "Ada", "text": "So it is."]'),
    right: beside('[{ "id": "1", "author": "Ada", "text": "So it is." }]'),
  },
  (reason: string) =>
    `these comments cannot be read, ${reason}: write a list in JSON, such as [{ "id": "1", "author": "Ada", "date": "2026-01-15", "text": "So it is." }].`,
);

export const wrongComment = rule(
  'wrong-comment',
  'error',
  {
    about: 'A comment without an id or a text, or with a date that is none, cannot be shown below its text.',
    wrong: beside('[{ "id": "1", "author": "Ada", "date": "yesterday", "text": "So it is." }]'),
    right: beside('[{ "id": "1", "author": "Ada", "date": "2026-01-15", "text": "So it is." }]'),
  },
  (key: string, expected: string, remedy: string) => `"${key}" of a comment must be ${expected}: ${remedy}`,
);

import { examplePicture } from '../example.ts';
import { rule } from '../problem.ts';

// Files that lie in `content/` and are not used.

export const unusedPicture = rule(
  'unused-picture',
  'warning',
  {
    about: 'A picture that no text shows is left over, or was meant to be shown.',
    wrong: { files: { 'content/images/chart.svg': examplePicture } },
    right: { body: '![A chart](/images/chart.svg)', files: { 'content/images/chart.svg': examplePicture } },
  },
  (ignore: string) =>
    `no text shows this picture, so it is not published: remove it, or leave it alone with \`${ignore}\` in content/site.yaml.`,
);

export const unreadFile = rule(
  'unread-file',
  'warning',
  {
    about: 'A file that nothing reads is not published, which its writer may not know.',
    wrong: { files: { 'content/notes.md': 'Some text.\n' } },
    right: { site: 'ignore: [notes.md]', files: { 'content/notes.md': 'Some text.\n' } },
  },
  (what: string, remedy: string) => `this file ${what}: ${remedy}.`,
);

export const unusedIgnore = rule(
  'unused-ignore',
  'warning',
  {
    about: 'A pattern that leaves nothing alone is a slip, or was forgotten when its file went.',
    wrong: { site: 'ignore: [nots.md]' },
    right: { site: 'ignore: [notes.md]', files: { 'content/notes.md': 'Some text.\n' } },
  },
  (pattern: string) =>
    `nothing in content/ fits "${pattern}": correct the pattern, which is told from content/, or take it out.`,
);

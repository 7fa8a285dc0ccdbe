import { examplePicture, examplePost } from '../example.ts';
import { rule } from '../problem.ts';

// What can be wrong with a file as such: where it lies, its name, what it is, whether it can be read or written.

export const missingFile = rule(
  'missing-file',
  'error',
  {
    about: 'A file that goes while a site is built is in no build.',
    wrong: { told: 'A file is removed while the site is being built.' },
    right: { told: 'The site is built again.' },
  },
  (path: string) => `${path} is not there any more: put it back, or build again.`,
);
export const outsideContent = rule(
  'outside-content',
  'error',
  {
    about: 'What is outside of the site is neither read nor published: it may be anything.',
    wrong: { body: '![A chart](/images/chart.svg)', links: { 'content/images/chart.svg': '/dev/null' } },
    right: { body: '![A chart](/images/chart.svg)', files: { 'content/images/chart.svg': examplePicture } },
  },
  (path: string) => {
    const folder = path.startsWith('public/') ? 'public/' : 'content/';
    return `${path} leads out of ${folder}, so it is neither read nor published: put what it leads to into ${folder} itself.`;
  },
);
export const hiddenFile = rule(
  'hidden-file',
  'error',
  {
    about: 'Names that begin with a dot are for the system, and servers refuse them.',
    wrong: { body: '![A chart](/images/.chart.svg)', files: { 'content/images/.chart.svg': examplePicture } },
    right: { body: '![A chart](/images/chart.svg)', files: { 'content/images/chart.svg': examplePicture } },
  },
  (path: string) => `${path} has a name that begins with a dot, and such files are never published: rename it.`,
);
export const foreignName = rule(
  'foreign-name',
  'error',
  {
    about: 'A name that is not in UTF-8 has no address.',
    wrong: { told: 'A file whose name was written in Windows-1252.' },
    right: { told: 'The same file, renamed.' },
  },
  (path: string) => `${path} has a name that is not in UTF-8: rename it.`,
);
export const misspeltFile = rule(
  'misspelt-file',
  'error',
  {
    about: 'Some disks take capital and small letters for the same, and most servers do not.',
    wrong: { body: '![A chart](/images/Chart.svg)', files: { 'content/images/chart.svg': examplePicture } },
    right: { body: '![A chart](/images/chart.svg)', files: { 'content/images/chart.svg': examplePicture } },
  },
  (path: string, actual: string) =>
    `there is no ${path}, but ${actual}: capital and small letters differ on most servers, so write it in the same ones.`,
);
export const brokenSymlink = rule(
  'broken-symlink',
  'error',
  {
    about: 'A link that leads to nothing is no file.',
    wrong: { links: { 'content/posts/notes.md': 'gone.md' } },
    right: { files: { 'content/posts/notes.md': examplePost('') } },
  },
  (path: string, to: string) => `${path} is a symbolic link ${to}: put a file in its place, or remove it.`,
);
export const linkedTwice = rule(
  'linked-twice',
  'warning',
  {
    about: 'A file that is reached by two names would be published twice.',
    wrong: { files: { 'content/posts/2026/notes.md': examplePost('') }, links: { 'content/posts/new': '2026' } },
    right: { files: { 'content/posts/2026/notes.md': examplePost('') } },
  },
  (path: string, first: string) =>
    `${path} leads to what is read as ${first} already, so it is left out: remove the link.`,
);
export const notAFile = rule(
  'not-a-file',
  'error',
  {
    about: 'Only files can be read.',
    wrong: { told: 'A folder that is called `site.yaml`.' },
    right: { told: 'A file of that name.' },
  },
  (path: string, what: string) => `${path} is ${what}, where a file is wanted: rename it, or put a file in its place.`,
);
export const notAFolder = rule(
  'not-a-folder',
  'error',
  {
    about: 'Texts are read from folders.',
    wrong: { files: { 'content/posts': 'Text.' } },
    right: { files: { 'content/posts/notes.md': examplePost('') } },
  },
  (path: string) => `${path} is a file, where a folder is wanted: rename it, or put it into a folder of this name.`,
);
export const largeFile = rule(
  'large-file',
  'error',
  {
    about: 'A text of this size is data, or a mistake, and would take all memory.',
    wrong: { told: 'A post of 6 MB.' },
    right: { told: 'The same data in a file of its own, linked from the post.' },
  },
  (path: string, size: string, limit: string) =>
    `${path} has ${size}, more than the ${limit} that are read of such a file: make several files of it, and keep pictures and data in files of their own.`,
);
export const unreadableFile = rule(
  'unreadable-file',
  'error',
  {
    about: 'What nobody may read cannot be published.',
    wrong: { told: 'A post that only another user of the machine may read.' },
    right: { told: 'The same post after `chmod a+r`.' },
  },
  (path: string, reason: string) =>
    `${path} cannot be read (${reason}): let it be read, as with "chmod a+rX '${path}'".`,
);
export const systemRefusal = rule(
  'system',
  'error',
  {
    about: 'What the operating system refuses cannot be done.',
    wrong: { told: 'A folder for the output that cannot be written.' },
    right: { told: 'Another folder, named with `--output`.' },
  },
  (reason: string, remedy: string) => `the operating system refuses this (${reason}): ${remedy}.`,
);
export const foreignEncoding = rule(
  'encoding',
  'error',
  {
    about: 'A text in another encoding would show wrong letters.',
    wrong: { told: 'A post that was saved in Windows-1252.' },
    right: { told: 'The same post, saved in UTF-8.' },
  },
  (what: string) => `this text is not in UTF-8 (${what}): save it in UTF-8.`,
);
export const missingSite = rule(
  'missing-site',
  'error',
  {
    about: 'A site is told by its `content/site.yaml`.',
    wrong: { site: null, files: { 'content/posts/notes.md': examplePost('') } },
    right: { files: { 'content/posts/notes.md': examplePost('') } },
  },
  () => 'there is no such file: create it with the keys "name" and "url".',
);
export const blockedOutput = rule(
  'blocked-output',
  'error',
  {
    about: 'What Broadsheet has not written is not removed for it.',
    wrong: { told: 'A folder `_site/index.html/` that somebody made.' },
    right: { told: 'The same folder, moved elsewhere.' },
  },
  (kind: 'link' | 'file' | 'folder') =>
    `${{ link: 'a link is where a folder of the site belongs', file: 'a file is where a folder of the site belongs', folder: 'a folder is where a file of the site belongs' }[kind]}, and Broadsheet did not put it there: move it elsewhere, or build into another folder with --output.`,
);
export const leftOut = rule(
  'left-out',
  'warning',
  {
    about: 'A file in the folders of texts that is not published is probably meant to be.',
    wrong: { files: { 'content/posts/_notes.md': examplePost('') } },
    right: { files: { 'content/posts/notes.md': examplePost('draft: true') } },
  },
  (reason: string, remedy: string) => `this file ${reason}, and is not published: ${remedy}.`,
);

import { rule } from '../problem.ts';

// What can be wrong with a file as such: where it lies, its name, what it is, whether it can be read or written.

export const missingFile = rule(
  'missing-file',
  'error',
  (path: string) => `${path} is not there any more: put it back, or build again.`,
);
export const outsideContent = rule('outside-content', 'error', (path: string) => {
  const folder = path.startsWith('public/') ? 'public/' : 'content/';
  return `${path} leads out of ${folder}, so it is neither read nor published: put what it leads to into ${folder} itself.`;
});
export const hiddenFile = rule(
  'hidden-file',
  'error',
  (path: string) => `${path} has a name that begins with a dot, and such files are never published: rename it.`,
);
export const foreignName = rule(
  'foreign-name',
  'error',
  (path: string) => `${path} has a name that is not in UTF-8: rename it.`,
);
export const misspeltFile = rule(
  'misspelt-file',
  'error',
  (path: string, actual: string) =>
    `there is no ${path}, but ${actual}: capital and small letters differ on most servers, so write it in the same ones.`,
);
export const brokenSymlink = rule(
  'broken-symlink',
  'error',
  (path: string, to: string) => `${path} is a symbolic link ${to}: put a file in its place, or remove it.`,
);
export const linkedTwice = rule(
  'linked-twice',
  'warning',
  (path: string, first: string) =>
    `${path} leads to what is read as ${first} already, so it is left out: remove the link.`,
);
export const notAFile = rule(
  'not-a-file',
  'error',
  (path: string, what: string) => `${path} is ${what}, where a file is wanted: rename it, or put a file in its place.`,
);
export const notAFolder = rule(
  'not-a-folder',
  'error',
  (path: string) => `${path} is a file, where a folder is wanted: rename it, or put it into a folder of this name.`,
);
export const largeFile = rule(
  'large-file',
  'error',
  (path: string, size: string, limit: string) =>
    `${path} has ${size}, more than the ${limit} that are read of such a file: make several files of it, and keep pictures and data in files of their own.`,
);
export const unreadableFile = rule(
  'unreadable-file',
  'error',
  (path: string, reason: string) =>
    `${path} cannot be read (${reason}): let it be read, as with "chmod a+rX '${path}'".`,
);
export const systemRefusal = rule(
  'system',
  'error',
  (reason: string, remedy: string) => `the operating system refuses this (${reason}): ${remedy}.`,
);
export const foreignEncoding = rule(
  'encoding',
  'error',
  (what: string) => `this text is not in UTF-8 (${what}): save it in UTF-8.`,
);
export const missingSite = rule(
  'missing-site',
  'error',
  () => 'there is no such file: create it with the keys "name" and "url".',
);
export const blockedOutput = rule(
  'blocked-output',
  'error',
  (kind: 'link' | 'file' | 'folder') =>
    `${{ link: 'a link is where a folder of the site belongs', file: 'a file is where a folder of the site belongs', folder: 'a folder is where a file of the site belongs' }[kind]}, and Broadsheet did not put it there: move it elsewhere, or build into another folder with --output.`,
);
export const leftOut = rule(
  'left-out',
  'warning',
  (reason: string, remedy: string) => `this file ${reason}, and is not published: ${remedy}.`,
);

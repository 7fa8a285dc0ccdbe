import { rule } from './problem.ts';

const meant = (nearest: string | null, otherwise: string) => (nearest ? `did you mean "${nearest}"?` : otherwise);

export const unreadableYaml = rule('yaml', 'error', (message: string) => message);
export const commentInValue = rule('yaml-comment', 'warning', (message: string) => message);
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
export const tooManyTerms = rule(
  'too-many-terms',
  'error',
  (key: string, number: number, most: number) =>
    `"${key}" has ${number} names, more than the ${most} that a post may have, as each has pages of its own: keep those that readers look for.`,
);
export const foreignEncoding = rule(
  'encoding',
  'error',
  (what: string) => `this text is not in UTF-8 (${what}): save it in UTF-8.`,
);
export const missingFrontMatter = rule(
  'front-matter',
  'error',
  () => 'no front matter: begin the file with a line `---`, the keys (`title: A headline`, …), and a line `---`.',
);
export const missingKey = rule(
  'missing-key',
  'error',
  (key: string, { line, isNew }: { readonly line: string; readonly isNew: boolean }) =>
    `"${key}" is missing: ${isNew ? 'add a line' : 'write'} \`${line}\`.`,
);
export const wrongValue = rule(
  'wrong-value',
  'error',
  (
    key: string,
    expected: string,
    found: string,
    mended: { readonly line: string; readonly isForMany: boolean } | null,
  ) =>
    `"${key}" must be ${expected}, but is ${found}${mended === null ? '.' : `: write \`${mended.line}\`${mended.isForMany ? ' instead of all of it' : ''}.`}`,
);
export const wrongDate = rule(
  'wrong-date',
  'error',
  (key: string, value: string, reason: string, mended: string) =>
    `"${key}: ${value}" is no date (${reason}): write \`${mended}\`.`,
);
export const unknownKey = rule(
  'unknown-key',
  'warning',
  (key: string, nearest: string | null) =>
    `"${key}" means nothing here: ${meant(nearest, 'put "#" before it to keep it as a note.')}`,
);
export const unknownCategory = rule(
  'unknown-category',
  'error',
  (name: string, nearest: string | null) =>
    `"${name}" is not among the categories of content/site.yaml: ${meant(nearest, 'add it there, or remove it here.')}`,
);
export const missingSite = rule(
  'missing-site',
  'error',
  () => 'there is no such file: create it with the keys "name" and "url".',
);
export const foreignFrontMatter = rule(
  'front-matter',
  'error',
  (language: string) =>
    `front matter in ${language} is not read: write it in YAML, a line \`---\`, each key as \`title: A headline\`, and a line \`---\`.`,
);
export const wrongFence = rule('front-matter', 'error', (message: string) => message);
export const missingSlug = rule(
  'missing-slug',
  'error',
  (name: string) => `"${name}" leaves no letter or digit for the URL: add a line "slug: some-words".`,
);
export const unusableName = rule(
  'missing-permalink',
  'error',
  (source: string) => `${source} is no name for a URL: add a line "permalink: /some-words/".`,
);
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
export const unknownParent = rule(
  'unknown-parent',
  'error',
  (category: string, parent: string, nearest: string | null) =>
    `the parent "${parent}" of "${category}" is not in this list: ${meant(nearest, 'add it as a category.')}`,
);
export const circularParent = rule(
  'circular-parent',
  'error',
  (category: string) => `"${category}" is its own ancestor: remove "parent" from one category of the circle.`,
);
export const wrongPermalink = rule('permalink', 'error', (message: string) => message);
export const missingId = rule(
  'missing-id',
  'error',
  () => 'the permalink pattern has ":id", and this post has none: add a line "id: 123".',
);
export const sharedUrl = rule(
  'shared-url',
  'error',
  (url: string, other: string) => `${url} is also the URL of ${other}: give one of them another slug or permalink.`,
);
export const fileAndFolder = rule(
  'shared-url',
  'error',
  (url: string, other: string) =>
    `${url} cannot be beside ${other}, as one is a file where the other needs a folder: give one of them another slug or permalink.`,
);
export const takenUrl = rule(
  'shared-url',
  'error',
  (url: string, owner: string) =>
    `this file would be published at ${url}, where ${owner} is: give one of the two another name, or remove this one.`,
);
export const publicFileAndFolder = rule(
  'shared-url',
  'error',
  (url: string, other: string, owner: string) =>
    `this file would be published at ${url}, which cannot be beside ${other} (${owner}), as one is a file where the other needs a folder: give one of the two another name, or remove this one.`,
);
export const backslashName = rule(
  'public-name',
  'error',
  (path: string) => `${path} has a backslash in its name, which no URL has: rename it.`,
);
export const sharedSlug = rule(
  'shared-slug',
  'error',
  (taxonomy: string, names: readonly [string, string], slug: string, list: string) =>
    `the ${taxonomy} "${names[1]}" would have the slug "${slug}" of "${names[0]}": give one of them its own in content/site.yaml, as in "${list}: [{ name: ${names[1]}, slug: … }]".`,
);
export const sharedName = rule(
  'shared-name',
  'error',
  (taxonomy: string, name: string, first: string) =>
    `the ${taxonomy} "${name}" is listed already${name === first ? '' : `, as "${first}"`}: remove one of the two; another spelling needs no entry.`,
);
export const sharedAlias = rule(
  'shared-alias',
  'error',
  (taxonomy: string, alias: string, name: string, owner: string, isName: boolean) =>
    `"${alias}" cannot stand for the ${taxonomy} "${name}", as it is ${isName ? `the name of the ${taxonomy} "${owner}"` : `an alias ${owner === name ? 'of it already' : `of "${owner}"`}`}: remove it here.`,
);
export const unusableSlug = rule(
  'unusable-slug',
  'error',
  (taxonomy: string, name: string, fault: string, list: string) =>
    `the ${taxonomy} "${name}" ${fault}: give it one in content/site.yaml, as in "${list}: [{ name: ${JSON.stringify(name)}, slug: … }]".`,
);
export const brokenLink = rule(
  'broken-link',
  'warning',
  (target: string, nearest: string | null) => `nothing is at ${target}: ${meant(nearest, 'correct the link.')}`,
);
export const hiddenLink = rule(
  'broken-link',
  'warning',
  (source: string, status: string) =>
    `${source} is ${status}, so it has no page yet that this link could lead to: take the link out until it has.`,
);
export const brokenAnchor = rule(
  'broken-anchor',
  'warning',
  (fragment: string, where: string, nearest: string | null) =>
    `${where} has no heading or id "${fragment}": ${meant(nearest && `#${nearest}`, 'correct what stands behind the #.')}`,
);
export const unreadPath = rule(
  'unread-path',
  'warning',
  (kind: string, mended: string) =>
    `this is text and no ${kind}, as a path in Markdown has no spaces unless it is in < and >: write ${mended}`,
);
export const unknownFenceWord = rule(
  'unknown-fence-word',
  'warning',
  (word: string) =>
    `${word} means nothing behind a fence: remove it. Understood are a language, title="…", and lines to mark as in {2,4-6}.`,
);
export const conflictMarker = rule(
  'conflict-marker',
  'error',
  (line: string) => `"${line}" is left from a merge: keep one of the two versions and remove the lines of git.`,
);
export const unfinishedHtml = rule(
  'unfinished-html',
  'warning',
  (beginning: string, ending: string) =>
    `what begins with ${beginning} has no end before the block's: write the missing ${ending}, or &lt; for a < that is text.`,
);
export const unclosedTag = rule('unclosed-tag', 'warning', (name: string, isSelfClosing: boolean) =>
  isSelfClosing
    ? `in HTML the slash closes no <${name}>: write <${name}></${name}>.`
    : `<${name}> is never closed, so it ends where it must at the latest: write </${name}> where it should end.`,
);
export const strayTag = rule(
  'stray-tag',
  'warning',
  (name: string) =>
    `</${name}> closes nothing that is open here, and is left out: remove it, or write <${name}> before.`,
);
export const pageTag = rule(
  'page-tag',
  'warning',
  (name: string) => `<${name}> is for a whole page and is left out here: remove it.`,
);
export const forbiddenAttribute = rule('forbidden-attribute', 'warning', (name: string) =>
  name === 'style'
    ? 'style="…" is left out, as pages allow no styles in attributes: write a class="…" and give it rules in _includes/styles/owner.css.'
    : `${name}="…" is left out, as pages allow no scripts in attributes: remove it.`,
);
export const remoteThumbnail = rule(
  'remote-thumbnail',
  'error',
  (url: string) => `${url} is on another host: save the picture in content/ and write its path.`,
);
export const remotePicture = rule(
  'remote-picture',
  'warning',
  (url: string) => `${url} is on another host, so it is not resized and may vanish: save it in content/.`,
);
export const blockedOutput = rule(
  'blocked-output',
  'error',
  (kind: 'link' | 'file' | 'folder') =>
    `${{ link: 'a link is where a folder of the site belongs', file: 'a file is where a folder of the site belongs', folder: 'a folder is where a file of the site belongs' }[kind]}, and Broadsheet did not put it there: move it elsewhere, or build into another folder with --output.`,
);
export const foreignKey = rule(
  'foreign-key',
  'warning',
  (key: string, remedy: string) => `"${key}" means nothing here: ${remedy}.`,
);
export const hidingKey = rule(
  'hiding-key',
  'error',
  (key: string, value: string, remedy: string) =>
    `"${key}${value}" neither hides nor times a post here, and it would be published: ${remedy}.`,
);
export const templateError = rule('template-error', 'error', (reason: string) => reason);
export const missingTemplate = rule(
  'template-error',
  'error',
  (name: string, nearest: string | null) =>
    `there is no template "${name}": ${meant(nearest, 'create it in _includes/, or name another.')}`,
);
export const unknownFilter = rule(
  'template-error',
  'error',
  (kind: 'filter' | 'test', name: string, nearest: string | null) =>
    `there is no ${kind} "${name}": ${meant(nearest, 'remove it.')}`,
);
export const styleError = rule('style-error', 'error', (reason: string) => `${reason}: mend the style sheet here.`);
export const scriptError = rule('script-error', 'error', (reason: string) => `${reason}: mend the script here.`);
export const leftOut = rule(
  'left-out',
  'warning',
  (reason: string, remedy: string) => `this file ${reason}, and is not published: ${remedy}.`,
);

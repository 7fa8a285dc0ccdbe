import { dateInName } from '../model/paths.ts';
import type { Problem } from '../problems/problem.ts';
import { startOf } from '../problems/problem.ts';
import { leftOut } from '../problems/rules/files.ts';

/** The path of nearly every text: no name begins with an underscore, and that of the file not with `read`. */
const usualPath = /^[^_]*\/(?![Rr][Ee][Aa][Dd])[^_/][^/]*\.md$/;

/**
 * What is said of a Markdown file that is neither a post nor a page, by its path and text; null for one that is. A
 * README is for those who work in the folder, and nothing is said of it unless it has front matter. What begins with an
 * underscore, or is in such a folder, has another meaning for the generators that know it: none is published. Jekyll's
 * `_posts` holds posts, and its `_drafts` drafts.
 */
export function setApart(source: string, text: string): readonly Problem[] | null {
  if (usualPath.test(source)) return null;
  const names = source.split('/').slice(2);
  const file = names.at(-1) ?? '';
  const tell = (reason: string, remedy: string) => [leftOut(startOf(source), reason, remedy)];
  if (/^readme\.\w+$/i.test(file)) {
    return text.startsWith('---') ? tell('is a README', 'give it another name, such as index.md, to publish it') : [];
  }
  if (file === '_index.md') {
    return tell(
      'is the page of a list, which Broadsheet makes itself',
      'write its text as a "description" in content/site.yaml',
    );
  }
  const ending = /\.(?!(?:md|markdown)$)\w+$/i.exec(file)?.[0].toLowerCase() ?? null;
  if (ending === '.mdx') {
    return tell('is MDX, a program that makes text', 'write in Markdown what it makes, and end its name in .md');
  }
  if (ending !== null) return tell(`ends in ${ending}`, 'end its name in .md');
  const marked = names.find((name) => name.startsWith('_') && name !== '_posts' && name !== draftsFolder);
  if (marked === undefined) return null;
  return tell(
    `begins with "_"${marked === file ? '' : ` ("${marked}")`}`,
    'move it to a name without one, with "draft: true" until it may be published',
  );
}

/** The folder of Jekyll whose posts are drafts, whatever they say themselves. */
const draftsFolder = '_drafts';

/** True for a post that is a draft by the folder it is in. */
export function isInDrafts(source: string): boolean {
  return source.includes(draftsFolder) && source.split('/').slice(2, -1).includes(draftsFolder);
}

/**
 * What such a draft lacks of what a post needs: Jekyll's have no date until they are published. It would be in no build, so it
 * stops none. Null where it has what nobody could do without.
 */
export function lackingIn(source: string, text: string, data: Record<string, unknown> | null): Problem | null {
  const tell = (what: string, remedy: string) =>
    leftOut(startOf(source), `is a draft without ${what}`, `${remedy}, and the preview shows it`);
  if (!text.startsWith('---')) {
    return tell(
      'front matter',
      'begin it with a line `---`, the keys `title: A headline` and `date: 2026-01-31`, and a line `---`',
    );
  }
  const isDated = data === null || dateInName(source) !== null || (data.date ?? '') !== '';
  return isDated ? null : tell('a date', 'add a line `date: 2026-01-31`');
}

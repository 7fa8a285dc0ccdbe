import type { Problem } from '../problems/problem.ts';
import { startOf } from '../problems/problem.ts';
import { leftOut } from '../problems/rules/files.ts';

/**
 * What is said of a Markdown file that is neither a post nor a page, by its path and text; null for one that is. A
 * README is for those who work in the folder, and nothing is said of it unless it has front matter. What begins with an
 * underscore, or is in such a folder, has another meaning for the generators that know it: none is published. Jekyll's
 * `_posts` holds posts.
 */
export function setApart(source: string, text: string): readonly Problem[] | null {
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
  const marked = names.find((name) => name.startsWith('_') && name !== '_posts');
  if (marked === undefined) return null;
  return tell(
    `begins with "_"${marked === file ? '' : ` ("${marked}")`}`,
    'move it to a name without one, with "draft: true" until it may be published',
  );
}

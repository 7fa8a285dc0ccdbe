import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BenchSite, newPostPath } from './sites.ts';

/** Something that happens to a site, after which a build is measured. */
export interface Scenario {
  readonly name: string;
  readonly about: string;
  /** Makes it happen. `home` is the generator's own folder. */
  readonly happen: (site: BenchSite, home: string) => void;
}

/** In the order in which each round plays them: each begins where the build of the one before it left the site. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'cold',
    about:
      'neither a cache nor an output folder; what V8 has compiled of the generator lies beside that, from the first round on',
    happen: ({ output, cache }) => {
      for (const folder of [output, cache]) rmSync(folder, { recursive: true, force: true });
    },
  },
  { name: 'unchanged', about: 'nothing happened since the last build', happen: () => undefined },
  {
    name: 'edit',
    about: 'a paragraph was added to one post',
    happen: ({ edited }) => writeFileSync(edited.path, `${edited.text}\nOne more paragraph, at the very end.\n`),
  },
  {
    name: 'new post',
    about: 'one post was added, newer than all: the cards of later archive pages move on by one',
    happen: (site) => writeFileSync(newPostPath(site), site.edited.text.replace(/^date: .*$/m, 'date: 2025-01-01')),
  },
  {
    name: 'template',
    about: 'the layout of posts was edited: every post is printed again',
    happen: ({ root }, home) => editLayout(home, root, 'layouts/post.njk'),
  },
];

/** Gives a site its own copy of a layout, a little different. Throws where the layout has no article to mark. */
function editLayout(home: string, root: string, name: string): void {
  const text = readFileSync(join(home, '_includes', name), 'utf8');
  const changed = text.replace('</article>', '<!-- edited --></article>');
  if (changed === text) throw new Error(`${name} has no </article>: the template scenario has nothing to edit.`);
  const path = join(root, '_includes', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, changed);
}

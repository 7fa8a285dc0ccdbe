import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeAtomically } from '../cache/sealed-file.ts';
import { loadSite } from '../config/load.ts';
import { asTyped } from '../engine/typed.ts';
import { dateAt, dayOf } from '../model/date.ts';
import { sanitizeTitle, slugToPath } from '../model/slug.ts';
import { formatProblem } from '../problems/format.ts';
import { buildTime } from '../site/options.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { asCallerSees, siteRoot, wayTo } from './site-root.ts';

const usage: Usage = {
  synopsis: 'new "Title" [options]',
  summary: 'Begins a post: a Markdown file in content/posts/ with its front matter, as a draft dated today.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    folder: { type: 'boolean', help: 'Make a folder with an index.md, for a post with pictures beside it.' },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed): Promise<ExitStatus> {
  const [title, ...more] = typed.positionals;
  if (title === undefined || title.trim() === '' || more.length > 0) {
    throw new UsageError(`One title is needed, in quotes: ${asTyped('new "A headline"')}`);
  }
  const root = siteRoot(typed);
  const { value: site, problems } = loadSite(root);
  for (const problem of asCallerSees(problems, root, typed)) console.error(formatProblem(problem));
  if (site === null) return 1;
  const slug = sanitizeTitle(title, site.language);
  if (slug === '') throw new UsageError(`"${title}" has no letter or digit to make a file name of.`);
  const { year, month, day } = dayOf(dateAt(buildTime(process.env, Date.now), site));
  const date = `${year}-${month}-${day}`;
  const name = `content/posts/${date}-${slugToPath(slug)}`;
  const file = typed.flag('folder') ? `${name}/index.md` : `${name}.md`;
  if (existsSync(join(root, file))) throw new UsageError(`${file} exists already: choose another title, or edit it.`);
  writeAtomically(join(root, file), newPost(title, date));
  console.log(wayTo(root, typed.caller) + file);
  return 0;
}

/** The file's text: what is needed, and what is asked for most, ready to be filled in. */
function newPost(title: string, date: string): string {
  const frontMatter = stringify({ title: title.trim(), date, categories: [], tags: [], draft: true });
  return `---\n${frontMatter}---\n\nWrite here.\n`;
}

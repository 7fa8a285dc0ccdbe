import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { writeAtomically } from '../cache/sealed-file.ts';
import { loadSite } from '../config/load.ts';
import { dateAt, dayOf } from '../model/date.ts';
import { sanitizeTitle, slugToPath } from '../model/slug.ts';
import { formatProblem } from '../problems/format.ts';
import { buildTime } from '../site/options.ts';
import { type Usage, UsageError } from './arguments.ts';
import { runCommand } from './command.ts';

const usage: Usage = {
  synopsis: 'npm run new -- "Title" [options]',
  summary: 'Begins a post: a Markdown file in content/posts/ with its front matter, as a draft dated today.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    folder: { type: 'boolean', help: 'Make a folder with an index.md, for a post with pictures beside it.' },
  },
};

await runCommand(usage, async (typed) => {
  const [title, ...more] = typed.positionals;
  if (title === undefined || title.trim() === '' || more.length > 0) {
    throw new UsageError('One title is needed, in quotes: npm run new -- "A headline".');
  }
  const root = resolve(typed.value('root') ?? '.');
  const { value: site, problems } = loadSite(root);
  for (const problem of problems) console.error(formatProblem(problem));
  if (site === null) return 1;
  const slug = sanitizeTitle(title, site.language);
  if (slug === '') throw new UsageError(`"${title}" has no letter or digit to make a file name of.`);
  const { year, month, day } = dayOf(dateAt(buildTime(process.env, Date.now), site));
  const date = `${year}-${month}-${day}`;
  const name = `content/posts/${date}-${slugToPath(slug)}`;
  const file = typed.flag('folder') ? `${name}/index.md` : `${name}.md`;
  if (existsSync(join(root, file))) throw new UsageError(`${file} exists already: choose another title, or edit it.`);
  writeAtomically(join(root, file), newPost(title, date));
  console.log(file);
  return 0;
});

/** The file's text: what is needed, and what is asked for most, ready to be filled in. */
function newPost(title: string, date: string): string {
  const frontMatter = stringify({ title: title.trim(), date, categories: [], tags: [], draft: true });
  return `---\n${frontMatter}---\n\nWrite here.\n`;
}

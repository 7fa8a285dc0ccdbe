import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadSite } from '../config/load.ts';
import type { Site } from '../config/site.ts';
import { openQuestions, type Questions } from '../create/ask.ts';
import { asTyped } from '../engine/typed.ts';
import { readText } from '../files/text.ts';
import { writeAtomically } from '../files/write-whole.ts';
import { dateAt, dayOf, parseDate, type SiteDate } from '../model/date.ts';
import { sanitizeTitle, slugToPath } from '../model/slug.ts';
import { DateError } from '../model/written-date.ts';
import { formatProblem } from '../problems/format.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import { newPostText, postTextFrom, titleIn } from '../source/new-post.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { type PostTerms, termsAsListed } from './new-terms.ts';
import { editorCommand, openEditor } from './open-editor.ts';
import type { Shell } from './shell.ts';
import { asCallerSees, siteRoot, wayTo } from './site-root.ts';

const usage: Usage = {
  synopsis: 'new ["Title"] [options]',
  summary:
    'Begins a post: a Markdown file in content/posts/ with its front matter, as a draft dated today. On a terminal, it asks for what is not said.',
  positionals: true,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    category: {
      type: 'string',
      value: 'NAME',
      multiple: true,
      help: 'A category, by name, slug or alias; several times.',
    },
    tag: { type: 'string', value: 'NAME', multiple: true, help: 'A tag; several times, or with commas.' },
    author: { type: 'string', value: 'NAME', multiple: true, help: 'Who signs it; several times, or with commas.' },
    date: { type: 'string', value: 'DATE', help: 'When it appears, as in front matter (default: today).' },
    slug: { type: 'string', value: 'SLUG', help: 'The last part of its address (default: made of the title).' },
    from: {
      type: 'string',
      value: 'FILE',
      help: 'A Markdown file to begin from: its text, and its front matter but for its address.',
    },
    folder: { type: 'boolean', help: 'Make a folder with an index.md, for a post with pictures beside it.' },
    open: { type: 'boolean', help: 'Open it in $VISUAL, or $EDITOR.' },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  if (typed.positionals.length > 1) throw new UsageError(needsTitle());
  const editor = typed.flag('open') ? editorCommand(shell.environment) : null;
  const root = siteRoot(typed, shell);
  const { value: site, problems } = loadSite(root);
  for (const problem of asCallerSees(problems, root, typed)) shell.errors.print(formatProblem(problem));
  if (site === null) return 1;
  const source = sourceText(typed);
  const now = buildTime(shell.environment, Date.now);
  const date = dateOf(typed, site, now);
  const { title, terms } = await completed(typed, site, source, shell);
  const slug = sanitizeTitle(typed.value('slug') ?? title, site.language);
  if (slug === '')
    throw new UsageError(`"${title}" has no letter or digit to make an address of: name one with --slug.`);
  const options = { ...productionOptions(root), now };
  const { slugOwner } = await import('../build/slug-owner.ts');
  const owner = await slugOwner(options, slug, site.language);
  const way = wayTo(root, typed.caller);
  if (owner !== null) {
    throw new UsageError(`"${slug}" is the slug of ${way}${owner}: choose another title, or another slug with --slug.`);
  }
  const { year, month, day } = dayOf(date.moment);
  const name = `content/posts/${year}-${month}-${day}-${slugToPath(slug)}`;
  const file = typed.flag('folder') ? `${name}/index.md` : `${name}.md`;
  if (existsSync(join(root, file)))
    throw new UsageError(`${way}${file} exists already: choose another title, or edit it.`);
  const post = { title, date: date.written ?? `${year}-${month}-${day}`, ...terms };
  const text = source === null ? newPostText(post, await placeholder(root, site)) : postTextFrom(source, post);
  if (text === null)
    throw new UsageError(`${typed.value('from')} has front matter that cannot be read: mend it first.`);
  writeAtomically(join(root, file), text);
  shell.output.print(way + file);
  if (editor !== null) await openEditor(editor, join(root, file));
  return 0;
}

function needsTitle(): string {
  return `One title is needed, in quotes: ${asTyped('new "A headline"')}`;
}

/** The text of the file that the post begins from; null where none was named. */
function sourceText(typed: Typed): string | null {
  const path = typed.path('from');
  if (path === null) return null;
  const read = readText(path);
  if ('fault' in read) throw new UsageError(`--from ${typed.value('from')} cannot be read: name a Markdown file.`);
  return read.text;
}

function dateOf(typed: Typed, site: Site, now: number): { readonly moment: SiteDate; readonly written: string | null } {
  const written = typed.value('date');
  if (written === null) return { moment: dateAt(now, site), written };
  try {
    return { moment: parseDate(written, site), written: written.trim() };
  } catch (error) {
    if (!(error instanceof DateError)) throw error;
    throw new UsageError(
      `--date ${written} is no date (${error.message}): write one such as 2026-11-24 or "2026-11-24 09:30".`,
    );
  }
}

/** The title and the terms, asked for on a terminal where they were not said. Throws UsageError where a title is lacking. */
async function completed(
  typed: Typed,
  site: Site,
  source: string | null,
  shell: Shell,
): Promise<{ readonly title: string; readonly terms: PostTerms }> {
  const said = {
    title: (typed.positionals[0] ?? '').trim(),
    terms: { categories: typed.values('category'), tags: typed.values('tag'), authors: typed.values('author') },
  };
  const isTerminal = shell.input.isTTY && shell.output.isTTY;
  if (said.title === '' && !isTerminal) throw new UsageError(needsTitle());
  const { title, terms } = isTerminal ? await asked(said, site, source) : said;
  if (title === '') throw new UsageError(needsTitle());
  return { title, terms: termsAsListed(terms, site) };
}

/** Asks for what was not said. What a file to begin from has itself is not asked for. */
async function asked(said: { title: string; terms: PostTerms }, site: Site, source: string | null) {
  const questions = openQuestions();
  try {
    const title =
      said.title === '' ? await questions.ask('Title', source === null ? '' : (titleIn(source) ?? '')) : said.title;
    if (source !== null) return { title, terms: said.terms };
    const names = (list: readonly { readonly name: string }[] | null) => (list ?? []).map(({ name }) => name);
    return {
      title,
      terms: {
        categories: await askedTerms(questions, 'Categories', said.terms.categories, names(site.categories)),
        tags: await askedTerms(questions, 'Tags', said.terms.tags, names(site.tags)),
        authors: await askedTerms(questions, 'Authors', said.terms.authors, names(site.authors)),
      },
    };
  } finally {
    questions.close();
  }
}

async function askedTerms(
  questions: Questions,
  label: string,
  said: readonly string[],
  known: readonly string[],
): Promise<readonly string[]> {
  if (said.length > 0) return said;
  const some = `${known.slice(0, mostOffered).join(', ')}${known.length > mostOffered ? ', …' : ''}`;
  const answer = await questions.ask(
    `${label}, with commas, or nothing${known.length === 0 ? '' : `; there are ${some}`}`,
    '',
  );
  return answer === '' ? [] : [answer];
}

/** Names that a question lists. */
const mostOffered = 12;

/** What stands in a new post until somebody writes, in the site's language. */
async function placeholder(root: string, site: Site): Promise<string> {
  const { wordsIn } = await import('./site-words.ts');
  return (await wordsIn(root, site)).writeHere;
}

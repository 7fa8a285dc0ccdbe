// Writes the pages of the documentation that are made of the sources: node docs/reference.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../src/commands/list.ts';
import { siteSchema } from '../src/config/site.ts';
import type { Example } from '../src/problems/example.ts';
import type { Problem, RuleFacts } from '../src/problems/problem.ts';
import { ruleGroups } from '../src/problems/rules/all.ts';
import { pageKeys, postKeys } from '../src/source/front-matter-texts.ts';
import { type KeyText, siteKeys } from '../src/source/key-texts.ts';
import { pageSchema, postSchema } from '../src/source/schema.ts';
import { type CheckedExamples, checkExamples } from './examples.ts';

/** The folder of the documentation's pages. */
export const pagesFolder = join(import.meta.dirname, 'content/pages');

/** The pages that are made, by their names, each with its whole text. */
export async function referencePages(
  examples: ReadonlyMap<string, CheckedExamples>,
): Promise<Readonly<Record<string, string>>> {
  return {
    'front-matter.md': frontMatter(),
    'site-yaml.md': siteYaml(),
    'commands.md': await commandList(),
    'rules.md': rules(examples),
  };
}

function frontMatter(): string {
  const posts = postSchema().parse({ title: 'x', date: 'x' });
  const pages = pageSchema().parse({ title: 'x' });
  return page(
    {
      title: 'Front matter',
      permalink: '/front-matter/',
      description: 'Every key of a post and of a standalone page.',
    },
    [
      'Front matter is YAML between two lines `---` at the head of a file. A key that is left empty is as good as absent.',
      '## Posts',
      'A post is a Markdown file anywhere below `content/posts/`, or a folder with an `index.md` and its pictures.',
      ...entries(postKeys, posts),
      '## Pages',
      'A standalone page is a file below `content/pages/`.',
      ...entries(pageKeys, pages),
    ],
  );
}

function siteYaml(): string {
  const defaults = siteSchema.parse({ name: 'x', url: 'https://example.com/' });
  return page({ title: 'site.yaml', permalink: '/site-yaml/', description: 'Every setting of a site.' }, [
    '`content/site.yaml` holds all settings of a site. Only `name` and `url` are needed. What is switched off costs nothing.',
    ...entries(siteKeys, defaults),
  ]);
}

/** The keys, each with what may be written, what it is without being written, and an example. */
function entries(texts: Readonly<Record<string, KeyText>>, defaults: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(texts).flatMap(([key, { value, meaning, example }]) => {
    const usual = written(defaults[key]);
    const isNeeded = meaning.includes('Needed');
    const facts = `${capital(value)}.${isNeeded || usual === null ? '' : ` Without it: \`${usual}\`.`}`;
    return [`### ${key}`, `${facts} ${meaning}`, `\`\`\`yaml\n${key}: ${example}\n\`\`\``];
  });
}

/** A default as it would be typed; null for one that is nothing. */
function written(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'))
    return `[${value.join(', ')}]`;
  return null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

async function commandList(): Promise<string> {
  const loaded = await Promise.all(
    Object.entries(commands).map(async ([name, { load }]) => ({ name, usage: (await load()).command.usage })),
  );
  const sections = loaded.flatMap(({ name, usage: { synopsis, summary, options } }) => {
    const rows = Object.entries(options).map(
      ([option, { type, value, help }]) =>
        `| \`--${option}${type === 'string' ? ` ${value ?? 'VALUE'}` : ''}\` | ${help.replaceAll('|', '\\|')} |`,
    );
    const table = rows.length === 0 ? [] : [['| option | does |', '| --- | --- |', ...rows].join('\n')];
    return [
      `## ${name}`,
      `\`\`\`sh\nbroadsheet ${synopsis.replace(/^npm run (\S+) --/, '$1')}\n\`\`\``,
      summary,
      ...table,
    ];
  });
  return page({ title: 'Commands', permalink: '/commands/', description: 'Every command and its options.' }, [
    'Each command has `--help`, and ends with 0 (done), 1 (the content is wrong) or 2 (it was used wrongly).',
    ...sections,
  ]);
}

/** Every rule with the two examples, and what is told of the wrong one. */
function rules(checked: ReadonlyMap<string, CheckedExamples>): string {
  const sections = ruleGroups.flatMap((group) => [
    `## ${group.subject}`,
    ...group.rules.flatMap((rule) => ruleEntry(rule, checked.get(rule.rule)?.wrong ?? [])),
  ]);
  return page({ title: 'Rules', permalink: '/rules/', description: 'Everything that a check can find.' }, [
    'What `broadsheet check` finds breaks one of these rules. An error keeps a site from being written; a warning is only told, unless `--strict` is given. `rules` of [site.yaml](site-yaml.md#rules) makes another of a rule: `error`, `warning` or `off`. An error can only be lowered where it says so here, as no build could go on with the others.',
    ...sections,
  ]);
}

function ruleEntry({ rule, severity, text }: RuleFacts, problems: readonly Problem[]): string[] {
  const kind =
    severity === 'warning' ? 'A warning.' : text.isLowerable ? 'An error, which may be lowered.' : 'An error.';
  const { message } = problems.find((problem) => problem.rule === rule) ?? { message: null };
  return [
    `### ${rule}`,
    `${kind} ${text.about}`,
    ...exampleBlocks('Wrong', text.wrong),
    ...(message === null ? [] : [`Told as:\n\n${fenced('text', message)}`]),
    ...exampleBlocks('Right', text.right),
  ];
}

/** An example as its files show it; of a post whose front matter or body is not what matters, only the other half. */
function exampleBlocks(label: string, example: Example): string[] {
  if ('told' in example) return [`${label}: ${example.told.charAt(0).toLowerCase()}${example.told.slice(1)}`];
  const { body, keys, site, files, links } = example;
  const parts = [
    ...(site === undefined
      ? []
      : site === null
        ? ['No `content/site.yaml`.']
        : [fenced('yaml title="content/site.yaml"', site)]),
    ...(keys === undefined ? [] : [fenced('yaml', keys)]),
    ...(body === undefined ? [] : [fenced('markdown', body)]),
    ...Object.entries(files ?? {}).map(([path, content]) =>
      fenced(`${languageOf(path)} title="${path}"`, content.trimEnd()),
    ),
    ...Object.entries(links ?? {}).map(([path, target]) => `A symbolic link \`${path}\` to \`${target}\`.`),
  ];
  return [`${label}:`, ...parts];
}

function languageOf(path: string): string {
  const languages: Readonly<Record<string, string>> = {
    md: 'markdown',
    njk: 'jinja2',
    yaml: 'yaml',
    css: 'css',
    js: 'js',
    svg: 'svg',
  };
  return languages[path.replace(/^.*\./, '')] ?? 'text';
}

/** A block of code whose fence is longer than any in it. */
function fenced(info: string, content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info}\n${content}\n${fence}`;
}

/** A page of the documentation that says of itself that it is made. */
function page(keys: Readonly<Record<string, string>>, blocks: readonly string[]): string {
  const front = Object.entries(keys).map(([key, value]) => `${key}: ${value}`);
  return `---\n${front.join('\n')}\n---\n<!-- Made by docs/reference.ts: change the sources, then run npm run docs:reference. -->\n\n${blocks.join('\n\n')}\n`;
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(await referencePages(await checkExamples())))
    writeFileSync(join(pagesFolder, name), text);
}

// Writes the pages of the documentation that are made of the sources: node docs/reference.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../src/commands/list.ts';
import { siteSchema } from '../src/config/site.ts';
import { pageKeys, postKeys } from '../src/source/front-matter-texts.ts';
import { type KeyText, siteKeys } from '../src/source/key-texts.ts';
import { pageSchema, postSchema } from '../src/source/schema.ts';

/** The folder of the documentation's pages. */
export const pagesFolder = join(import.meta.dirname, 'content/pages');

/** The pages that are made, by their names, each with its whole text. */
export async function referencePages(): Promise<Readonly<Record<string, string>>> {
  return { 'front-matter.md': frontMatter(), 'site-yaml.md': siteYaml(), 'commands.md': await commandList() };
}

function frontMatter(): string {
  const posts = postSchema.parse({ title: 'x', date: 'x' });
  const pages = pageSchema.parse({ title: 'x' });
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

/** A page of the documentation that says of itself that it is made. */
function page(keys: Readonly<Record<string, string>>, blocks: readonly string[]): string {
  const front = Object.entries(keys).map(([key, value]) => `${key}: ${value}`);
  return `---\n${front.join('\n')}\n---\n<!-- Made by docs/reference.ts: change the sources, then run npm run docs:reference. -->\n\n${blocks.join('\n\n')}\n`;
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(await referencePages())) writeFileSync(join(pagesFolder, name), text);
}

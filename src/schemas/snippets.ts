import type { SiteValues } from './values.ts';

/** Choices that a snippet offers: more are no help. */
const mostChoices = 100;

/**
 * Snippets of VS Code for the front matter of Markdown, which no JSON Schema reaches there: a key by its name, with what the
 * site has to choose from. In the form of its `*.code-snippets` files.
 */
export function snippetsOf(values: SiteValues): object {
  const { categories, tags, authors, series, pictures, layouts } = values;
  const choice = (names: readonly string[]) =>
    names.length === 0 ? '$1' : `\${1|${names.slice(0, mostChoices).map(escaped).join(',')}|}`;
  const lines: readonly (readonly [key: string, line: string, about: string])[] = [
    ['categories', `categories: [${choice(categories)}]`, 'A category of this site'],
    ['tags', `tags: [${choice(tags)}]`, 'A tag that posts have'],
    ['authors', `authors: [${choice(authors)}]`, 'Who signs it'],
    ['series', `series: ${choice(series)}`, 'The series that it is part of'],
    ['thumbnail', `thumbnail: ${choice(pictures)}\nthumbnailAlt: $2`, 'A picture of content/, and what it shows'],
    ['layout', `layout: ${choice(layouts)}`, 'The template that prints it'],
    ['draft', 'draft: true', 'Shown by the preview alone'],
    ['date', 'date: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', 'Today'],
    ['picture', `![$2](${choice(pictures)})`, 'A picture of content/'],
  ];
  return Object.fromEntries(
    lines.map(([key, line, about]) => [
      `Broadsheet: ${key}`,
      { scope: 'markdown', prefix: key, body: line.split('\n'), description: about },
    ]),
  );
}

/** A name as it stands in YAML's lists, for a choice of a snippet, in which commas, pipes and backslashes are escaped. */
function escaped(name: string): string {
  const typed = /^[\p{L}\p{N}/][\p{L}\p{N} ./_-]*$/u.test(name) ? name : JSON.stringify(name);
  return typed.replaceAll(/[\\,|$}]/g, '\\$&');
}

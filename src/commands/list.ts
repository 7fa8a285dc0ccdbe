import type { Command } from './command.ts';

/** A command as the list of all of them tells it; its module is loaded when it is asked for. */
export interface ListedCommand {
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Every command by its name, in the order of `--help`. */
export const commands: Readonly<Record<string, ListedCommand>> = {
  create: { summary: 'Begins a blog.', load: () => import('./create.ts') },
  build: { summary: 'Builds the site into _site/.', load: () => import('./build.ts') },
  start: { summary: 'Shows the site while it is being written, with live reload.', load: () => import('./start.ts') },
  check: { summary: 'Checks content/ without building.', load: () => import('./check.ts') },
  links: { summary: 'Checks the links to other sites.', load: () => import('./links.ts') },
  embeds: {
    summary: 'Fetches titles and pictures of films, notes and programs that texts show.',
    load: () => import('./embeds.ts'),
  },
  new: { summary: 'Begins a post.', load: () => import('./new.ts') },
  import: { summary: 'Moves a blog in from elsewhere.', load: () => import('./import.ts') },
  theme: {
    summary: 'Tells of the files of the theme, and copies them for you to change.',
    load: () => import('./theme.ts'),
  },
  publish: { summary: 'Publishes the site to a folder or a bucket.', load: () => import('./publish.ts') },
  preview: { summary: 'Serves the built site as its host will.', load: () => import('./preview.ts') },
  hosts: {
    summary: 'Writes what a host has to be told, and how to bring the site there.',
    load: () => import('./hosts.ts'),
  },
  words: { summary: 'Begins the words of the interface in a language.', load: () => import('./words.ts') },
  changes: {
    summary: 'Tells what differs between two builds.',
    load: () => import('./changes.ts'),
  },
  schema: { summary: 'Writes schemas with what the site has, for editors.', load: () => import('./schema.ts') },
  diagrams: {
    summary: 'Draws the diagrams that a build does not draw.',
    load: () => import('./diagrams.ts'),
  },
  images: { summary: 'Encodes the pictures, or a share of them.', load: () => import('./images.ts') },
};

/** What `broadsheet --help` prints. */
export function overview(): string {
  const names = Object.keys(commands);
  const width = Math.max(...names.map((name) => name.length)) + 4;
  return [
    'broadsheet COMMAND [options]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name}`.padEnd(width) + summary),
    '',
    'broadsheet COMMAND --help tells the options of one.',
  ].join('\n');
}

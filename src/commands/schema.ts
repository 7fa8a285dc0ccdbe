import { join, relative, resolve } from 'node:path';
import { schemaFolder } from '../schemas/schema-store.ts';
import { buildTime, home, productionOptions } from '../site/options.ts';
import type { Typed, Usage } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import type { Shell } from './shell.ts';
import { siteRoot, wayTo } from './site-root.ts';

const usage: Usage = {
  synopsis: 'schema [options]',
  summary:
    'Writes JSON Schemas of front matter, site.yaml, theme.yaml and words, with the categories, tags, authors and pictures of this site, for editors that complete and check them. The preview keeps them fresh.',
  positionals: false,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    output: {
      type: 'string',
      value: 'FOLDER',
      help: 'Where they go (default: .cache/schemas in the root: they are made of the site, and git need not keep them).',
    },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const [{ readTexts }, { siteValues }, { editorFiles, writeEditorFiles }, { loadSite }] = await Promise.all([
    import('../build/read-texts.ts'),
    import('../site/site-values.ts'),
    import('../schemas/write-schemas.ts'),
    import('../config/load.ts'),
  ]);
  const root = siteRoot(typed, shell);
  const folder = typed.path('output') ?? join(root, schemaFolder);
  const posts = await readTexts({ ...productionOptions(root), now: buildTime(shell.environment, Date.now) });
  const values = siteValues(loadSite(root).readable, posts, { root, home });
  const written = writeEditorFiles(root, editorFiles(values, relative(root, resolve(folder))));
  for (const path of written) shell.output.print(wayTo(root, typed.caller) + path);
  return 0;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asTyped } from '../engine/typed.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import type { Typed, Usage } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { showProgress } from './progress.ts';
import type { Shell } from './shell.ts';
import { siteCache, siteRoot, wayTo } from './site-root.ts';

const usage: Usage = {
  synopsis: 'diagrams [options]',
  summary:
    'Draws the diagrams that a build does not draw, with Mermaid’s own program, and keeps them beside their texts, in diagrams/: commit them. Nothing is sent anywhere.',
  positionals: false,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    cache: { type: 'string', value: 'FOLDER', help: 'What is kept between builds (default: .cache in the root).' },
    again: { type: 'boolean', help: 'Draw those too that are there: after a change of the theme’s colours.' },
    browser: {
      type: 'string',
      value: 'FILE',
      help: 'A file of JSON that tells puppeteer of the browser: {"executablePath": "…", "args": ["--no-sandbox"]}.',
    },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const [{ drawElsewhere, removeDrawings, wantedDrawings }, { mermaidPackages, mermaidProgram }] = await Promise.all([
    import('../build/draw-elsewhere.ts'),
    import('../diagrams/mermaid-program.ts'),
  ]);
  const browser = typed.path('browser');
  const root = siteRoot(typed, shell);
  const options = {
    ...productionOptions(root),
    cache: siteCache(typed, root),
    now: buildTime(shell.environment, Date.now),
    progress: showProgress(shell.errors),
  };
  const { wanted, old, palette } = await wantedDrawings(options);
  const open = typed.flag('again') ? wanted : wanted.filter(({ file }) => !existsSync(join(root, file)));
  const program = open.length === 0 ? null : mermaidProgram(root);
  if (open.length > 0 && program === null) {
    shell.errors.print(
      `Mermaid’s own program, which draws ${open.length} of the drawings that are missing, is not installed here: npm install --save-dev ${mermaidPackages.join(' ')}`,
    );
    shell.errors.print(`Then run ${asTyped('diagrams')} again.`);
    return 1;
  }
  removeDrawings(old, root);
  const { drawn, failures } =
    program === null
      ? { drawn: [], failures: [] }
      : await drawElsewhere({ wanted: open, palette }, program, options, browser);
  const before = wayTo(root, typed.caller);
  for (const file of drawn) shell.output.print(`drawn ${before}${file}`);
  for (const file of old) shell.output.print(`removed ${before}${file}`);
  const told = new Map(failures.map(({ text, line, reason }) => [`${before}${text}:${line}:1`, reason]));
  for (const [place, reason] of told) shell.errors.print(`${place} Mermaid cannot draw this diagram: ${reason}`);
  shell.output.print(`${drawn.length} drawn, ${wanted.length - open.length} kept, ${old.length} removed`);
  return failures.length > 0 ? 1 : 0;
}

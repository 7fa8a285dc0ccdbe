import { join, resolve } from 'node:path';
import { formatProblem } from '../problems/format.ts';
import { buildTime, home, productionOptions } from '../site/options.ts';
import { type Usage, UsageError } from './arguments.ts';
import { messageOf, runCommand } from './command.ts';
import { keepHeapSmall } from './heap.ts';
import { showProgress } from './progress.ts';

const usage: Usage = {
  synopsis: 'npm start -- [options]',
  summary: 'Shows the site while it is being written: drafts and scheduled posts too, marked, with live reload.',
  positionals: false,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    port: { type: 'string', value: 'NUMBER', help: 'The port to listen on (default: 8080, or the next free one).' },
  },
};

keepHeapSmall();

await runCommand(usage, async (typed) => {
  const stopped = new Promise<void>((end) => process.once('SIGINT', end).once('SIGTERM', end));
  const [{ loadSite }, { Preview }, { servePreview }, { watchSite }] = await Promise.all([
    import('../config/load.ts'),
    import('../preview/preview.ts'),
    import('../preview/server.ts'),
    import('../preview/watch.ts'),
  ]);
  const root = resolve(typed.value('root') ?? '.');
  const port = portOf(typed.value('port') ?? '8080');
  const { value: site, problems } = loadSite(root);
  if (site === null) {
    for (const problem of problems) console.error(formatProblem(problem));
    return 1;
  }
  const output = join(root, '.cache', 'preview');
  const server = servePreview(output, site.basePath, console.log);
  const options = {
    ...productionOptions(root),
    output,
    preview: true,
    progress: showProgress(process.stderr),
  };
  const preview = new Preview(options, () => buildTime(process.env, Date.now), {
    onShown: server.show,
    onLine: console.log,
    onProblems: (told) => {
      for (const problem of told) console.error(formatProblem(problem));
    },
    onFailure: (error) => console.error(messageOf(error)),
  });
  const stopWatching = watchSite(root, home, (files) => void preview.change(files));
  const isReady = await Promise.race([preview.change([]).then(() => true), stopped.then(() => false)]);
  if (isReady) {
    server.open(port);
    await stopped;
  }
  stopWatching();
  await preview.close();
  await server.close();
  return 0;
});

function portOf(typed: string): number {
  const port = Number(typed);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`--port takes a number from 1 to 65535, not "${typed}".`);
  return port;
}

import { join, resolve } from 'node:path';
import { buildTime, home } from '../build/options.ts';
import { formatProblem } from '../problems/format.ts';
import { type Usage, UsageError } from './arguments.ts';
import { messageOf, runCommand } from './command.ts';
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

await runCommand(usage, async (typed) => {
  const [{ build }, { loadSite }, { servePreview }, { watchSite }] = await Promise.all([
    import('../build/build.ts'),
    import('../config/load.ts'),
    import('../serve/server.ts'),
    import('../serve/watch.ts'),
  ]);
  const root = resolve(typed.value('root') ?? '.');
  const port = portOf(typed.value('port') ?? '8080');
  const { value: site, problems } = loadSite(root);
  if (site === null) {
    for (const problem of problems) console.error(formatProblem(problem));
    return 1;
  }
  const output = join(root, '.cache', 'preview');
  const rebuild = async () =>
    await build({
      root,
      output,
      cache: join(root, '.cache'),
      home,
      now: buildTime(process.env, Date.now),
      preview: true,
      clean: false,
      prune: false,
      progress: showProgress(process.stderr),
    });
  const tell = ({ problems: told, summary }: Awaited<ReturnType<typeof rebuild>>) => {
    for (const problem of told) console.error(formatProblem(problem));
    console.log(
      summary === null
        ? 'not shown: mend the errors first'
        : `${summary.written} files in ${Math.round(summary.milliseconds)} ms`,
    );
  };
  const first = await rebuild();
  tell(first);
  const server = servePreview(output, site.basePath, port, console.log);
  server.show([], first.summary === null ? first.problems : []);
  let work = Promise.resolve();
  const stop = watchSite(root, home, () => {
    work = work.then(async () => {
      try {
        const result = await rebuild();
        tell(result);
        server.show(result.summary?.changed ?? [], result.summary === null ? result.problems : []);
      } catch (error) {
        console.error(messageOf(error));
      }
    });
  });
  await new Promise<void>((end) => process.once('SIGINT', end).once('SIGTERM', end));
  await stop();
  await work;
  await server.close();
  return 0;
});

function portOf(typed: string): number {
  const port = Number(typed);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`--port takes a number from 1 to 65535, not "${typed}".`);
  return port;
}

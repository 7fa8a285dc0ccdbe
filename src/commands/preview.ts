import { once } from 'node:events';
import { resolve } from 'node:path';
import { hostNames } from '../config/kinds.ts';
import { manifestFile } from '../site/options.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { lastBuildOptions } from './last-build.ts';
import type { Shell } from './shell.ts';

const usage: Usage = {
  synopsis: 'preview [options]',
  summary:
    'Serves what the last build has left, as the site’s host will: its redirects, header fields, caching, compressed copies and page for what is not there.',
  positionals: false,
  options: {
    ...lastBuildOptions,
    as: {
      type: 'string',
      value: 'NAME',
      help: `By whose rules: ${hostNames.join(', ')} (default: site.yaml’s host, or nginx).`,
    },
    port: { type: 'string', value: 'NUMBER', help: 'The port to listen on (default: 8080, or the next free one).' },
    host: {
      type: 'string',
      value: 'NAME',
      help: 'The address or name to listen on (default: localhost, which no other machine reaches; 0.0.0.0: all).',
    },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const stopped = once(shell.stopped(), 'abort');
  const port = Number(typed.value('port') ?? '8080');
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`--port takes a number from 1 to 65535, not "${typed.value('port')}".`);
  const [{ serveHosted }, { ListenError }, { loadSite }] = await Promise.all([
    import('../preview/hosted.ts'),
    import('../preview/server/listen.ts'),
    import('../config/load.ts'),
  ]);
  const root = typed.path('root') ?? shell.folder();
  const output = resolve(root, typed.value('output') ?? '_site');
  const named = typed.value('as');
  const host = named === null ? loadSite(root).readable.host : (hostNames.find((one) => one === named) ?? null);
  if (named !== null && host === null)
    throw new UsageError(`"${named}" is no host that is known: the hosts are ${hostNames.join(', ')}.`);
  const manifest = resolve(root, typed.value('manifest') ?? manifestFile(output));
  const site = await serveHosted({ output, manifest, host, port, address: typed.value('host') }).catch(
    (error: unknown) => {
      throw error instanceof ListenError ? new UsageError(error.message) : error;
    },
  );
  if (site === null) throw new UsageError('there is no manifest of the site: build it first.');
  shell.output.print(`${site.url} as ${host ?? 'a server of your own'} serves it (stop it with Ctrl-C)`);
  await stopped;
  await site.close();
  return 0;
}

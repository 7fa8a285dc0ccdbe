import { once } from 'node:events';
import { pathIn } from '../cache/store.ts';
import { previewStore } from '../output/places.ts';
import { type EditorLink, editorLinks, editorNames, noEditor } from '../preview/editor-link.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import { type Command, type ExitStatus, messageOf } from './command.ts';
import { showProgress } from './progress.ts';
import type { Shell } from './shell.ts';
import { siteRoot, wayTo } from './site-root.ts';

const usage: Usage = {
  synopsis: 'start [options]',
  summary: 'Shows the site while it is being written: drafts and scheduled posts too, marked, with live reload.',
  positionals: false,
  options: {
    root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
    port: { type: 'string', value: 'NUMBER', help: 'The port to listen on (default: 8080, or the next free one).' },
    host: {
      type: 'string',
      value: 'NAME',
      help: 'The address or name to listen on (default: localhost, which no other machine reaches; 0.0.0.0: all).',
    },
    editor: {
      type: 'string',
      value: 'NAME',
      help: 'The editor that pages lead to: vscode (default), vscodium, cursor, zed, jetbrains, sublime, textmate, none, or a URL with {path}, {line} and {column}. BROADSHEET_EDITOR says so for every blog.',
    },
    poll: { type: 'boolean', help: 'Look for changes every half second: for volumes that tell of none.' },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  shell.keepHeapSmall();
  const stopped = once(shell.stopped(), 'abort');
  const clock = () => buildTime(shell.environment, Date.now);
  clock();
  const port = portOf(typed.value('port') ?? '8080');
  const [{ startPreview }, { ListenError }] = await Promise.all([
    import('../preview/start-preview.ts'),
    import('../preview/server/listen.ts'),
  ]);
  const root = siteRoot(typed, shell);
  const options = productionOptions(root);
  const host = typed.value('host');
  const stop = await startPreview({
    options: {
      ...options,
      output: pathIn(previewStore, options.cache),
      progress: showProgress(shell.errors),
    },
    clock,
    port,
    host,
    editor: editorOf(typed.value('editor') ?? shell.environment.BROADSHEET_EDITOR ?? null, host, root),
    poll: typed.flag('poll'),
    way: wayTo(root, typed.caller),
    onLine: (line) => shell.output.print(line),
    onTrouble: (line) => shell.errors.print(line),
    describe: (error) => messageOf(error, root),
  }).catch((error: unknown) => {
    throw error instanceof ListenError ? new UsageError(error.message) : error;
  });
  await stopped;
  await stop();
  return 0;
}

/** Without a word, the links are for who sits at this machine: others would only learn where the files lie. */
function editorOf(wanted: string | null, host: string | null, root: string): EditorLink {
  if (wanted === null || wanted === '') return host === null ? (editorLinks('vscode', root) ?? noEditor) : noEditor;
  const links = editorLinks(wanted, root);
  if (links !== null) return links;
  throw new UsageError(
    `--editor takes ${editorNames.join(', ')}, none, or a URL with {path} in it, like "vscode://file{path}:{line}:{column}"; not "${wanted}".`,
  );
}

function portOf(typed: string): number {
  const port = Number(typed);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`--port takes a number from 1 to 65535, not "${typed}".`);
  return port;
}

import { sep } from 'node:path';
import { loadSite } from '../config/load.ts';
import type { BuildOptions, Progress } from '../site/options.ts';
import { editorHelp } from './editor-help.ts';
import type { EditorLink } from './editor-link.ts';
import { Preview } from './preview.ts';
import { problemLines, reportLines } from './report.ts';
import { servePreview } from './server/server.ts';
import { afterBuild, afterFailure, firstState, type PreviewState, whilePrinting } from './state.ts';
import { watchSite } from './watch/watch.ts';

/** How a preview is started. */
export interface PreviewStart {
  /** Where it reads and writes; not for which time. */
  readonly options: Omit<BuildOptions, 'now' | 'schedule' | 'preview' | 'partial'>;
  readonly clock: () => number;
  readonly port: number;
  /** What `--host` named; null serves to this machine alone. */
  readonly host: string | null;
  /** Looks at the files again and again instead of waiting for events. */
  readonly poll: boolean;
  /** How the places of files are opened from its pages. */
  readonly editor: EditorLink;
  /** What stands before the name of a file of the site for who reads the terminal: empty, or `blog/`. */
  readonly way: string;
  readonly onLine: (line: string) => void;
  readonly onTrouble: (line: string) => void;
  /** An exception as a sentence. */
  readonly describe: (error: unknown) => string;
}

/**
 * Starts a preview: it listens first, then builds, and from then on shows what is saved, whatever is wrong with it. Gives
 * the function that ends it. Throws ListenError where it cannot listen.
 */
export async function startPreview(start: PreviewStart): Promise<() => Promise<void>> {
  const { options, port, host, editor, way, onLine, onTrouble } = start;
  const { root, home, output } = options;
  const freshen = editorHelp(root, home);
  let state = firstState(loadSite(root).value?.basePath ?? '/');
  const server = await servePreview({ root, output, port, host, editor, state });
  const { origin } = server;
  onLine(`preview at ${origin}${state.basePath} (stop it with Ctrl-C)`);
  onLine('the site is being built …');

  const show = (next: PreviewState): void => {
    state = next;
    server.show(state);
  };
  const progress = (now: Progress): void => {
    options.progress(now);
    server.tell(`${now.step}: ${now.done} of ${now.total}`);
  };
  const preview = new Preview({ ...options, preview: true, partial: true, progress }, start.clock, {
    onShown: () => server.show(whilePrinting(state)),
    onBuilt(built, problems, made) {
      const next = afterBuild(state, problems, made);
      for (const line of problemLines(state.problems, problems, built.saved)) onTrouble(way + line);
      for (const line of reportLines(built, state, next, { origin, root, way })) onLine(line);
      show(next);
      if (made !== null) freshen(made.arranged.snapshot);
      // What is wrong may be in a file that only its mistake is known of.
      watcher.alsoWatch([
        ...(made?.templates.extension?.files ?? []),
        ...(made?.code ?? []),
        ...problems.map(({ file }) => file),
      ]);
    },
    onFailure(error) {
      // Others may look at the page: where the files lie is nobody's business.
      const failure = [root, home].reduce((text, folder) => text.replaceAll(folder + sep, ''), start.describe(error));
      onTrouble(failure);
      show(afterFailure(state, failure));
    },
  });
  const onChange = (files: readonly string[]) => void preview.change(files);
  const watcher = watchSite({ root, home, poll: start.poll, onChange, onLine });
  void preview.change([]);
  return async () => {
    watcher.close();
    await preview.close();
    await server.close();
  };
}

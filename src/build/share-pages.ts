import { expectMuchWork } from '../engine/heap.ts';
import type { Snapshot } from '../site/snapshot.ts';
import type { TemplateSources } from '../theme/check-templates.ts';
import type { BuildThreads, Notice, Outcome, PrintTask, TryTask } from './tasks.ts';

/** Fewer pages than this are printed faster by one thread than another can get ready. */
const fewPages = 600;

/** Prints pages in all threads, this one by `here`, or in this one alone where they are few. */
export async function sharePages(
  threads: BuildThreads,
  task: PrintTask | TryTask,
  here: () => AsyncIterable<Outcome>,
): Promise<readonly Outcome[]> {
  if (task.job.outputs.length < fewPages) return await Array.fromAsync(here());
  return await threads.work(task, async function* () {
    for await (const outcome of here()) {
      if (threads.haveBegun) expectMuchWork();
      yield outcome;
    }
  });
}

/** Tells threads of a site and of what prints it. */
export function siteNotice(snapshot: Snapshot, theme: TemplateSources): Notice {
  return { snapshot, templates: templatesOf(theme) };
}

/** What of a theme prints its pages: threads are sent no more of it. */
export function templatesOf({ includes, layouts, extension }: TemplateSources): TemplateSources {
  return { includes, layouts, extension };
}

import { parentPort, workerData } from 'node:worker_threads';
import { highlight } from '../../src/markdown/features/code/highlight.ts';

/** What a thread of its own is asked to highlight: a piece of code in languages, one after the other. */
export interface HighlightTask {
  readonly code: string;
  readonly languages: readonly string[];
}

if (parentPort !== null) {
  const { code, languages }: HighlightTask = workerData;
  const found = languages.map((language) => [language, highlight(code, language)]);
  parentPort.postMessage(Object.fromEntries(found));
}

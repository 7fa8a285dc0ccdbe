/** The program of the thread that looks at the disk while a build begins; see `look.ts`. */
import { lookAtOutput } from '../output/look.ts';
import type { OutputFolder } from '../output/places.ts';
import { listFiles } from '../source/list-files.ts';
import { answerFrom } from '../workers/background.ts';
import type { Seen } from './look.ts';

answerFrom(function* (folder: OutputFolder): Generator<Seen> {
  yield { files: listFiles(folder.root) };
  yield { output: lookAtOutput(folder) };
});

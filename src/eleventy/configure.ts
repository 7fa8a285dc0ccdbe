import { join, relative } from 'node:path';
import type { UserConfig } from '@11ty/eleventy';
import { writeAtomically } from '../cache/sealed-file.ts';
import { attachmentFiles, bytesOf } from '../output/files.ts';
import { outputPlaces } from '../output/places.ts';
import { formatProblem, hasErrors } from '../problems/format.ts';
import { searchFiles } from '../search/search-files.ts';
import { survey } from '../site/load.ts';
import { buildTime, productionOptions } from '../site/options.ts';
import { encodePictures } from '../site/pictures.ts';
import { contextOf, pagesOf, withEncoded } from '../site/snapshot.ts';
import { listFiles } from '../source/list-files.ts';
import { assetFiles } from '../theme/assets.ts';
import { createEnvironment } from '../theme/environment.ts';
import { Threads } from '../workers/threads.ts';
import { makeInputFolder, registerPages, textOf } from './print-pages.ts';

/**
 * The configuration of the site in the current folder for Eleventy's own command: all pages as global data, one virtual
 * template, and the files that no layout prints written beside it. Throws, with all problems, where the content is
 * wrong.
 */
export async function configure(config: UserConfig): Promise<object> {
  const root = process.cwd();
  const options = { ...productionOptions(root), now: buildTime(process.env, Date.now) };
  const threads = new Threads();
  const { prepared } = await survey(options, listFiles(root), threads, () => undefined).finally(() => threads.close());
  if (prepared === null || hasErrors(prepared.problems))
    throw new Error('the content has mistakes: npm run check lists them.');
  for (const problem of prepared.problems) console.error(formatProblem(problem));
  const { includes, assets } = prepared;
  const pictures = await encodePictures(prepared.pictures, options);
  const seed = withEncoded(prepared.seed, pictures.shelf);
  await pictures.mend(new Set(pictures.files.map((file) => file.output)));
  const environment = createEnvironment(includes);
  registerPages(config, pagesOf(seed), (page) => textOf(page, environment));
  const search = await searchFiles(contextOf(seed), outputPlaces(options).search, prepared.generator);
  const attachments = attachmentFiles(seed.attachments, root);
  config.on('eleventy.after', () => {
    for (const file of [...pictures.files, ...assetFiles(assets, seed.site), ...search, ...attachments]) {
      writeAtomically(join(options.output, file.output), bytesOf(file));
    }
  });
  const input = join(options.cache, 'eleventy');
  makeInputFolder(input);
  return { dir: { input: relative(root, input), output: '_site' } };
}

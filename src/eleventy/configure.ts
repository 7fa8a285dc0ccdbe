import { mkdirSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { UserConfig } from '@11ty/eleventy';
import { usedFeatures } from '../archive/features.ts';
import { pathIn } from '../cache/store.ts';
import { publishedEditor } from '../editor/published.ts';
import { asTyped } from '../engine/typed.ts';
import { attachmentFiles } from '../output/files.ts';
import { outputPlaces } from '../output/places.ts';
import { Staging } from '../output/staging.ts';
import { formatProblem, hasErrors } from '../problems/format.ts';
import { searchFiles } from '../search/search-files.ts';
import { assemble } from '../site/assemble.ts';
import { encodedSite } from '../site/encoded-site.ts';
import { buildTime, manifestFile, productionOptions } from '../site/options.ts';
import { encodePictures } from '../site/pictures.ts';
import { readHere } from '../site/read-content.ts';
import { hashAttachments } from '../source/file-hashes.ts';
import { listFiles } from '../source/list-files.ts';
import { prepareForLostBodies } from '../source/lost-body.ts';
import { assetFiles } from '../theme/assets.ts';
import { createPrinter } from '../theme/print.ts';
import { cardPrinter } from '../theme/print-card.ts';
import { isOwnBuild } from './configured.ts';
import { emptyStore } from './files.ts';
import { registerRoutes } from './register-routes.ts';
import { siteCode } from './run-code.ts';

/** What Eleventy tells when it has written everything. */
interface Finished {
  /** The folders in force, from where it was started. */
  readonly directories: { readonly output: string };
}

/**
 * The configuration of the site in the current folder for Eleventy's own command: all pages as global data, one virtual
 * template, and the files that no layout prints written beside it. Does nothing to the configuration of a build of
 * Broadsheet's own. Throws, with all problems, where the content is wrong.
 */
export async function configure(config: UserConfig): Promise<object> {
  // A build of Broadsheet's own runs the site's configuration too, for what it adds.
  if (isOwnBuild(config)) return {};
  const root = process.cwd();
  const options = { ...productionOptions(root), now: buildTime(process.env, Date.now) };
  const code = siteCode(options);
  const means = { readShared: readHere, onSnapshot: () => undefined, code };
  const { ready, problems } = await assemble(options, listFiles(root), means);
  if (ready === null || hasErrors(problems))
    throw new Error(`the content has mistakes: ${asTyped('check')} lists them.`);
  for (const problem of problems) console.error(formatProblem(problem));
  const { theme, generator, publicFiles } = ready;
  const pictures = await encodePictures(ready.pictures, options);
  await pictures.mend(new Set(pictures.files.map((file) => file.output)));
  const { arranged, own } = await encodedSite(ready, pictures.onPages, code);
  const { snapshot, context, routes } = arranged;
  const functions = theme.extension && (await code.functionsOf(theme.extension));
  await prepareForLostBodies();
  // Transforms are Eleventy's own to run here.
  const print = createPrinter(theme, functions && { ...functions, transform: null });
  registerRoutes(config, routes, print);
  const cards = cardPrinter(theme, snapshot.slots, async () => functions);
  const search = await searchFiles(context, cards, outputPlaces(options).search, generator);
  const attachments = attachmentFiles(hashAttachments(root, options.cache, snapshot.attachments));
  const editor = await publishedEditor(snapshot.site, root);
  // Into the folder of Eleventy's `--output`, where one is typed: else the pages there would be without their styles.
  config.on('eleventy.after', ({ directories }: Finished) => {
    const output = resolve(root, directories.output);
    // What a build said of this folder is no longer true of it.
    rmSync(manifestFile(output), { force: true });
    const assets = assetFiles(theme, snapshot.site, usedFeatures(snapshot.content, snapshot.site));
    const files = [...pictures.files, ...assets, ...search, ...attachments, ...own.files, ...publicFiles, ...editor];
    const staging = new Staging(outputPlaces({ ...options, output }).staging);
    for (const file of files) staging.writePlain(file);
    staging.commit(
      output,
      files.map((file) => file.output),
    );
  });
  const input = pathIn(emptyStore, options.cache);
  mkdirSync(input, { recursive: true });
  return { dir: { input: relative(root, input), output: '_site' } };
}

// The process that renders a site's own templates: own-pages.ts starts it, in the site's folder, and sends one order. A
// process of its own loads templates, data and all that they import anew each time, and stands where they expect to be.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, relative, sep } from 'node:path';
import type { Eleventy, PrintedTemplate } from '@11ty/eleventy';
import { hashOfFile } from '../../cache/file-hash.ts';
import { outputUrl } from '../../model/output-path.ts';
import type { OwnFile, OwnPage } from '../../model/own-page.ts';
import { contextOf } from '../../site/snapshot.ts';
import { configuredEleventy } from '../configured.ts';
import { templatesFolder } from '../files.ts';
import { guard, isAsync } from '../functions.ts';
import { extendEngine } from './engine.ts';
import { importedCode } from './imported-code.ts';
import type { OwnOrder, OwnOutcome } from './order.ts';
import { ownProblem } from './own-problem.ts';
import { readPage } from './page-data.ts';
import { linksOfPage } from './page-links.ts';
import { prepareOwn } from './prepare.ts';

process.once('message', async (order: OwnOrder) => {
  process.send?.(await outcomeOf(order));
});
// The other process has heard what it wants to hear, or is gone.
process.once('disconnect', () => process.exit());

async function outcomeOf(order: OwnOrder): Promise<OwnOutcome> {
  const { code, problems } = await importedCode(order.root);
  if (problems.length > 0) return { pages: [], links: [], files: [], code, problems };
  try {
    const copied = new Set<string>();
    const pages = await rendered(order, copied);
    return { ...pages, code: [...new Set([...code, ...copied])].sort(), problems: [] };
  } catch (error) {
    return { pages: [], links: [], files: [], code, problems: [ownProblem(error, order)] };
  }
}

/**
 * Renders into the folder of an order. `copied` is told the files that are copied as they are, from the site's root, and the
 * folders in which another one would be copied too.
 */
async function rendered(order: OwnOrder, copied: Set<string>): Promise<Pick<OwnOutcome, 'pages' | 'links' | 'files'>> {
  const { root, extension, snapshot, output } = order;
  // What is not encoded yet is shown with every variant: the build that encodes it renders again.
  const pictures = snapshot.pictures.map((picture) => ({ ...picture, isSettled: true }));
  const context = contextOf({ ...snapshot, pictures });
  const templates = join(root, templatesFolder);
  // Eleventy wants a folder to look for templates in, though it only has to copy.
  const input = existsSync(templates) ? templates : mkdtempSync(join(tmpdir(), 'broadsheet-none-'));
  const eleventy: Eleventy = await configuredEleventy({
    root,
    bundle: extension?.bundle ?? null,
    basePath: snapshot.site.basePath,
    input,
    output,
    prepare(config) {
      prepareOwn(config, context, order);
      extendEngine(config, order, () => isAsync(eleventy.config));
      config.on('eleventy.passthrough', ({ map }: { readonly map: Readonly<Record<string, string>> }) => {
        for (const path of Object.values(map)) copied.add(posix.normalize(path));
      });
    },
  });
  for (const folder of copiedFolders(eleventy.config.passthroughCopies, root)) copied.add(folder);
  guard(eleventy.config, placesOf(order));
  await eleventy.init();
  await eleventy.writer.writePassthroughCopy(await eleventy.eleventyFiles.getFiles());
  const printed = await eleventy.toJSON();
  if (input !== templates) rmSync(input, { recursive: true });
  return collected(printed, order);
}

/** The folders that are copied, or searched by a pattern for what is; from the site's root. */
function copiedFolders(copies: Readonly<Record<string, unknown>>, root: string): string[] {
  const folders = Object.keys(copies).map((path) => posix.normalize(path.replace(/[^/]*[*?{[(!].*$/s, '')));
  const isInside = (folder: string) => folder !== '.' && folder !== './' && !folder.startsWith('../');
  return folders
    .filter((folder) => isInside(folder) && statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory())
    .map((folder) => folder.replace(/\/$/, ''));
}

/** Where the code of an order is, for places in messages. */
function placesOf({ root, extension }: OwnOrder) {
  return { root, file: extension?.file ?? templatesFolder, bundle: extension?.bundle ?? '' };
}

/** Writes what was printed beside what was copied; gives all of it. */
function collected(
  printed: readonly PrintedTemplate[],
  { root, output, snapshot }: OwnOrder,
): Pick<OwnOutcome, 'pages' | 'links' | 'files'> {
  const sources = new Map<string, PrintedTemplate>();
  for (const template of printed) {
    const { outputPath, content } = template;
    if (outputPath === false || content === undefined) continue;
    const path = join(process.cwd(), outputPath);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content instanceof Uint8Array ? content : String(content));
    sources.set(relative(output, path).replaceAll(sep, '/'), template);
  }
  const files = everyFile(output).map((name): OwnFile => {
    const template = sources.get(name);
    const source =
      template === undefined ? null : relative(root, join(process.cwd(), template.inputPath)).replaceAll(sep, '/');
    return { output: name, source, hash: hashOfFile(join(output, name)) };
  });
  const pages = files.flatMap((file): OwnPage[] => {
    const template = sources.get(file.output);
    if (template === undefined || file.source === null || !file.output.endsWith('.html')) return [];
    return [
      {
        ...file,
        source: file.source,
        url: outputUrl(file.output),
        ...readPage(template.data ?? {}, String(template.content)),
      },
    ];
  });
  const links = pages.map((page) => {
    const html = String(sources.get(page.output)?.content ?? '');
    return linksOfPage(page, html, snapshot.site.url);
  });
  return { pages, links, files };
}

/** What is below a folder and no folder, hidden or not, with slashes, sorted. */
function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}

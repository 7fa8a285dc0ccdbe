import { usedFeatures } from '../archive/features.ts';
import { hostOutputs } from '../config/kinds.ts';
import { siteFile } from '../config/site-file.ts';
import { encodingsOf } from '../images/plan/choose.ts';
import { outputPath, outputUrl } from '../model/output-path.ts';
import { publicFolder } from '../model/paths.ts';
import type { Route } from '../model/route.ts';
import { attachmentUrl } from '../pages/views/attachments.ts';
import { type Problem, startOf } from '../problems/problem.ts';
import { fileAndFolder, publicFileAndFolder, sharedUrl, takenUrl } from '../problems/rules/addresses.ts';
import { isSearchFile } from '../search/search-files.ts';
import { assetFiles } from '../theme/assets.ts';
import type { ArrangedSite } from './arranged.ts';
import type { Theme } from './load.ts';
import type { GatheredPictures } from './pictures.ts';
import type { PlacedFile } from './site-code.ts';

/** Everything of a site that has an output and comes neither from `public/` nor from its own templates. */
export interface OtherFiles {
  readonly arranged: ArrangedSite;
  readonly theme: Theme;
  readonly pictures: GatheredPictures;
}

/** The files of own templates and of `public/` that are in the way of something else of the site, or of each other. */
export function placeConflicts(files: readonly PlacedFile[], others: OtherFiles): Problem[] {
  if (files.length === 0) return [];
  const owners = new Map<string, string>(ownersOf(others));
  const { search } = others.arranged.snapshot.site;
  const conflicts = files.map((file): Problem | null => {
    const { output, path } = file;
    const owner = search && isOfSearch(output) ? 'the search of the site' : owners.get(output);
    owners.set(output, owner ?? path);
    if (owner === undefined) return null;
    const place = startOf(path);
    return isPublic(file) ? takenUrl(place, `/${output}`, owner) : sharedUrl(place, outputUrl(output), owner);
  });
  // A file may be in the way of a page that is told later: the folders of all are known first.
  const inFolders = innermostBelow(owners.keys());
  return files.flatMap((file, index): Problem[] => {
    const told = conflicts[index] ?? folderConflict(file, owners, inFolders);
    return told === null ? [] : [told];
  });
}

/** Of a file that is where a folder belongs, or below what is a file. */
function folderConflict(
  file: PlacedFile,
  owners: ReadonlyMap<string, string>,
  inFolders: ReadonlyMap<string, string>,
): Problem | null {
  const { output, path } = file;
  const other = inFolders.get(output) ?? foldersAbove(output).find((folder) => owners.has(folder));
  if (other === undefined) return null;
  const owner = owners.get(other) ?? '';
  if (!isPublic(file)) return fileAndFolder(startOf(path), outputUrl(output), `/${other} (${owner})`);
  return publicFileAndFolder(startOf(path), `/${output}`, `/${other}`, owner);
}

function isPublic({ path }: PlacedFile): boolean {
  return path.startsWith(`${publicFolder}/`);
}

/** True for a file of search, and for the folder of them: what is in it is known only when it is made. */
function isOfSearch(output: string): boolean {
  return isSearchFile(output) || isSearchFile(`${output}/`);
}

/** Who makes each output, in words. */
export function* ownersOf({
  arranged,
  theme,
  pictures,
}: OtherFiles): Generator<readonly [string, string], void, undefined> {
  const { site, content, attachments } = arranged.snapshot;
  for (const route of arranged.routes) yield [route.output, ownerOf(route)];
  for (const { output } of assetFiles(theme, site, usedFeatures(content, site))) yield [output, 'the theme'];
  if (site.admin !== null) yield ['admin/index.html', `admin of ${siteFile}`];
  for (const output of site.host === null ? [] : hostOutputs[site.host])
    yield [output, `what "host: ${site.host}" of ${siteFile} makes`];
  for (const path of attachments) yield [outputPath(attachmentUrl(path) ?? ''), path];
  for (const plan of pictures.catalog.plans) {
    for (const { output } of encodingsOf(plan)) yield [output, plan.source.path];
  }
}

function ownerOf({ kind, source }: Route): string {
  if (source === siteFile) return `an old address in redirects of ${siteFile}`;
  return source ?? `the ${kind} page of the site`;
}

/** The folders of outputs, each with one output that is in it. */
function innermostBelow(outputs: Iterable<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const output of outputs) {
    for (const folder of foldersAbove(output)) {
      if (found.has(folder)) break;
      found.set(folder, output);
    }
  }
  return found;
}

/** The folders that an output is in, the innermost first. */
function foldersAbove(output: string): string[] {
  const names = output.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, names.length - index).join('/'));
}

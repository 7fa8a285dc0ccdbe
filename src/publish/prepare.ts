import { join } from 'node:path';
import { sha256OfFile } from '../cache/file-hash.ts';
import type { Manifest, ManifestFile } from '../model/manifest.ts';
import { entryAt } from '../output/entry.ts';
import { readManifest } from '../output/manifest-file.ts';
import { RefusalError } from '../storage/refusal-error.ts';
import { limitLines, lostUrls, removalOf } from './limits.ts';
import { type Look, lookAt } from './look.ts';
import { type PublishPlan, planPublish, type Times } from './plan.ts';
import { filesFor, ownFolder } from './published.ts';
import type { Target } from './target.ts';

/** What a publish may do without being asked again. */
export interface Permissions {
  /** Takes away more of the pages than `share`. */
  readonly force: boolean;
  /** The share of the published pages, from 0 to 1, that a publish takes away at most. */
  readonly share: number;
  /** Takes away addresses of posts, pages and redirects. */
  readonly allowLost: boolean;
  /** Publishes to where files are that no publish has left: asked for when there are such. */
  readonly adopt: (foreign: readonly string[]) => Promise<boolean>;
}

/** A site that is ready to be published. */
export interface BuiltSite {
  /** The folder that it is in. */
  readonly output: string;
  readonly manifest: Manifest;
}

/** What is to be done to a target, and what it was compared with. */
export interface Prepared {
  readonly look: Look;
  readonly plan: PublishPlan;
}

/** The site in an output folder. Throws RefusalError where its build did not end, or shows drafts. */
export function readBuilt(output: string, manifestFile: string): BuiltSite {
  const manifest = readManifest(manifestFile);
  if (manifest === null) throw new RefusalError(`there is no manifest ${manifestFile}: build the site, then publish.`);
  if (manifest.drafts)
    throw new RefusalError('this build shows drafts: build the site without --drafts, then publish.');
  const reserved = manifest.files.find(({ path }) => path.startsWith(ownFolder));
  if (reserved !== undefined)
    throw new RefusalError(`public/${reserved.path} is in the way: ${ownFolder} is what publishing keeps at a target.`);
  return { output, manifest };
}

/** Compares a site with a target. Nothing is changed. Throws RefusalError where the plan is more than is permitted. */
export async function prepare(
  { output, manifest }: BuiltSite,
  target: Target,
  times: Times,
  permissions: Permissions,
  closely: boolean,
): Promise<Prepared> {
  const look = await lookAt(target, closely);
  const files = filesFor(manifest, target);
  if (look.published === null && look.foreign.length > 0 && !(await permissions.adopt(look.foreign)))
    throw new RefusalError(
      `${target.name} has ${look.foreign.length} ${look.foreign.length === 1 ? 'file' : 'files'} that no publish has left there (${look.foreign.slice(0, 3).join(', ')}): publish with --adopt to replace those that this site has too. The others stay.`,
    );
  const lost = permissions.allowLost ? [] : lostUrls(manifest, look.published);
  const lines = limitLines(removalOf(files, look.published), permissions.force ? 1 : permissions.share, lost);
  if (lines.length > 0) throw new RefusalError(lines.join('\n'));
  const plan = planPublish(manifest.site, files, look, times, target.hasFolders);
  assertUnaltered(
    output,
    plan.uploads.flatMap((step) => step.files),
  );
  return { look, plan };
}

/** The files of an output are those that its manifest lists, before the first of them is published. */
function assertUnaltered(output: string, files: readonly ManifestFile[]): void {
  const altered = files.find(({ path, size, sha256 }) => {
    const file = join(output, path);
    const stat = entryAt(file);
    return stat === undefined || !stat.isFile() || stat.size !== size || sha256OfFile(file, size) !== sha256;
  });
  if (altered !== undefined)
    throw new RefusalError(
      `${join(output, altered.path)} is not what the build has left: build the site, then publish.`,
    );
}

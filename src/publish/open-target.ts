import { resolve, sep } from 'node:path';
import { RefusalError } from '../storage/refusal-error.ts';
import { bucketPlace, type S3Access, withEnvironment } from '../storage/s3/place.ts';
import { FolderTarget } from './folder-target.ts';
import type { Target } from './target.ts';

/** What is needed to reach a target. */
export interface TargetOptions extends S3Access {
  /** The folder that relative paths begin at. */
  readonly caller: string;
  /** The folder of the site. */
  readonly output: string;
  /** Objects that are written at a time. */
  readonly parallel: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The target of a name: `s3://bucket/prefix`, or a folder. Throws RefusalError where it names none. */
export async function openTarget(typed: string, options: TargetOptions): Promise<Target> {
  if (typed.startsWith('s3://')) {
    const place = bucketPlace(typed);
    const { S3Target } = await import('./s3/s3-target.ts');
    return new S3Target(typed, place, withEnvironment(options, options.environment), options.parallel);
  }
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(typed))
    throw new RefusalError(`"${typed}" is no target: publish to a folder, or to s3://bucket/prefix.`);
  const folder = resolve(options.caller, typed);
  const [inner, outer] = [`${folder}${sep}`, `${options.output}${sep}`];
  if (inner.startsWith(outer) || outer.startsWith(inner))
    throw new RefusalError(
      `${folder} and the site's own folder ${options.output} lie in each other: publish to another folder.`,
    );
  return new FolderTarget(typed, folder);
}

import { resolve } from 'node:path';
import type { CachePlace } from '../config/cache-place.ts';
import { type BucketPlace, bucketPlace, type S3Access, withEnvironment } from '../storage/s3/place.ts';

/** Variables of the environment by their names. */
type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that say where the shared cache is, and that nothing is to be put there. */
export const placeVariable = 'BROADSHEET_SHARED_CACHE';
export const readOnlyVariable = 'BROADSHEET_SHARED_CACHE_READ_ONLY';

/** What somebody typed of the shared cache. */
export interface TypedPlace {
  /** `s3://bucket/prefix`, a folder, or `none`; null where nothing was said. */
  readonly place: string | null;
  readonly readOnly: boolean;
}

/** Where the shared cache is. */
export type SharedPlace = { readonly name: string; readonly readOnly: boolean } & (
  | { readonly kind: 'bucket'; readonly bucket: BucketPlace; readonly access: S3Access }
  | { readonly kind: 'folder'; readonly folder: string }
);

/**
 * Where the shared cache of a site is: what was typed, else the environment's, else that of site.yaml; null where none of
 * them names one, or one says `none`. Throws RefusalError where a name is none.
 */
export function sharedPlace(
  typed: TypedPlace,
  environment: Environment,
  ofSite: CachePlace | null,
  root: string,
): SharedPlace | null {
  const said = typed.place ?? (environment[placeVariable] || null);
  const place = said === null ? ofSite : { place: said, region: null, endpoint: null };
  if (place === null || place.place === 'none') return null;
  const readOnly = typed.readOnly || isSet(environment[readOnlyVariable]);
  const { place: name, region, endpoint } = place;
  if (!name.startsWith('s3://')) return { kind: 'folder', name, readOnly, folder: resolve(root, name) };
  const access = withEnvironment({ region, endpoint, profile: null }, environment);
  return { kind: 'bucket', name, readOnly, bucket: bucketPlace(name), access };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !/^(?:|0|no|false)$/i.test(value);
}

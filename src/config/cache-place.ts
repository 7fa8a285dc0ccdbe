/** Where `site.yaml` says that the shared cache is. */
export interface CachePlace {
  /** `s3://bucket/prefix`, or a folder, from the site's root. */
  readonly place: string;
  /** The region of the bucket; null where the environment says it. */
  readonly region: string | null;
  /** Where the bucket is when it is not Amazon's. */
  readonly endpoint: string | null;
}

/** True for what names a bucket or a folder; `none` names neither. */
export function isCachePlace(typed: string): boolean {
  return /^s3:\/\/[\w.-]+(?:\/|$)/.test(typed) || (!/^[a-z][a-z\d+.-]*:\/\//i.test(typed) && typed.trim() !== '');
}

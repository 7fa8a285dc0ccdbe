/** Where `site.yaml` says that the shared cache is. */
export interface CachePlace {
  /** `s3://bucket/prefix`, or a folder, from the site's root. */
  readonly place: string;
  /** The region of the bucket; null where the environment says it. */
  readonly region: string | null;
  /** Where the bucket is when it is not Amazon's. */
  readonly endpoint: string | null;
}

/**
 * True for what names a bucket or a folder of its own. Another scheme, or `s3:` without its slashes, names neither; nor does
 * a word such as `true`, or a folder that a build reads or writes.
 */
export function isCachePlace(typed: string): boolean {
  if (typed.startsWith('s3://')) return /^s3:\/\/[\w.-]+(?:\/|$)/.test(typed);
  if (/^[a-z][a-z\d+.-]+:|^s3\/|^\/\/|^~/i.test(typed)) return false;
  if (/^(?:true|false|yes|no|on|off|none|-?[\d.]+(?:e\d+)?)$/i.test(typed)) return false;
  return !/^\.?\/*$|^(?:\.\/)?(?:content|_site|_includes|public|site|node_modules|\.git)(?:\/|$)/.test(typed);
}

import { RefusalError } from '../refusal-error.ts';

/** What `s3://bucket/prefix` names. */
export interface BucketPlace {
  readonly bucket: string;
  /** What every key begins with: empty, or ending in a slash. */
  readonly prefix: string;
}

/** How a bucket is reached; what is null is taken from the environment and the profile, as every tool of Amazon's does. */
export interface S3Access {
  readonly region: string | null;
  /** Where the bucket is when it is not Amazon's. */
  readonly endpoint: string | null;
  readonly profile: string | null;
}

/** Reads `s3://bucket/prefix`. Throws RefusalError where it is none. */
export function bucketPlace(typed: string): BucketPlace {
  const [, bucket, rest = ''] = /^s3:\/\/([\w.-]+)(?:\/(.*))?$/.exec(typed) ?? [];
  if (bucket === undefined)
    throw new RefusalError(`"${typed}" names no bucket: write s3://bucket or s3://bucket/prefix.`);
  const names = rest.split('/').filter((name) => name !== '');
  if (names.some((name) => name === '.' || name === '..'))
    throw new RefusalError(`"${typed}" has a prefix with "." or ".." in it: write it without.`);
  return { bucket, prefix: names.map((name) => `${name}/`).join('') };
}

/**
 * What of the access the environment says; a region where an endpoint that is not Amazon's needs none. Throws RefusalError
 * where the endpoint is no URL.
 */
export function withEnvironment(access: S3Access, environment: Readonly<Record<string, string | undefined>>): S3Access {
  const set = (...names: readonly string[]) => names.map((name) => environment[name]).find((value) => value) ?? null;
  const endpoint = access.endpoint ?? set('AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL');
  if (endpoint !== null && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? ''))
    throw new RefusalError(
      `"${endpoint}" is no URL of an endpoint: write it with its scheme, as https://storage.example.`,
    );
  const region = access.region ?? set('AWS_REGION', 'AWS_DEFAULT_REGION') ?? (endpoint === null ? null : 'us-east-1');
  return { ...access, endpoint, region };
}

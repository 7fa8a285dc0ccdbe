/** A request that tells a cache what to forget. */
export interface PurgeRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** URLs that Cloudflare takes in one request, on every plan. */
const cloudflareBatch = 30;

/** Cloudflare's “Purge cached content by URL”. */
export function cloudflareRequests(zone: string, token: string, urls: readonly string[]): PurgeRequest[] {
  return batches(urls, cloudflareBatch).map((files) => ({
    url: `https://api.cloudflare.com/client/v4/zones/${encodeURIComponent(zone)}/purge_cache`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ files }),
  }));
}

/** Fastly's “Purge a URL”, one request for each. */
export function fastlyRequests(token: string, urls: readonly string[]): PurgeRequest[] {
  return urls.map((url) => ({
    url: `https://api.fastly.com/purge/${url.replace(/^https?:\/\//, '')}`,
    headers: { 'fastly-key': token },
    body: '',
  }));
}

/** Paths of one invalidation: more cost money each, and CloudFront takes only so many at a time. */
const mostPaths = 1000;

/**
 * The paths of one invalidation of CloudFront: from the host's root; where they are too many, all that is below what they
 * have in common. A function in front of a bucket that leads `/a/` to `/a/index.html` has the page cached by its second
 * name: Amazon's guide says to invalidate both.
 */
export function cloudFrontPaths(urls: readonly string[]): string[] {
  const asked = urls.map((url) => new URL(url)).map(({ pathname, search }) => pathname + search);
  const paths = asked.flatMap((path) => (path.endsWith('/') ? [path, `${path}index.html`] : [path]));
  return paths.length <= mostPaths ? paths : [`${commonFolder(paths)}*`];
}

function commonFolder([first = '/', ...others]: readonly string[]): string {
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (!others.every((path) => path.startsWith(folder)))
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  return folder;
}

function batches<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

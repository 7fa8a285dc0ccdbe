import { serviceSources } from '../config/providers.ts';
import { absoluteUrl } from '../config/site-url.ts';
import { siteHeaders } from '../headers/site-headers.ts';
import type { CachePolicy, Encoding, FileKind, Manifest, ManifestFile, Redirect } from '../model/manifest.ts';
import { unsafe } from '../model/needs.ts';
import type { PlainFile } from '../model/output-file.ts';
import { outputUrl } from '../model/output-path.ts';
import type { PageContext } from '../pages/context.ts';
import { targetOf } from '../pages/redirect-target.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import type { RouteFile } from './files.ts';
import { mediaType } from './media-type.ts';
import { encodingOf } from './siblings.ts';
import type { OutputRecord } from './state.ts';

/** The kinds whose names change with their bytes. */
const hashed: ReadonlySet<FileKind> = new Set<FileKind>(['theme', 'picture', 'search-part']);

/** The manifest of a site: of its files with what is recorded of each, the compressed ones among them. */
export function manifestOf(
  { context, snapshot }: Pick<ArrangedSite, 'context' | 'snapshot'>,
  files: readonly (RouteFile | PlainFile)[],
  records: readonly OutputRecord[],
): Manifest {
  const byOutput = new Map(files.map((file) => [file.output, file]));
  const listed = records.flatMap((record) => {
    const file = byOutput.get(record.of ?? record.output);
    return file === undefined ? [] : [manifestFile(file, record)];
  });
  const needs = new Set(records.flatMap((record) => (record.needs === '' ? [] : record.needs.split('\n'))));
  return {
    site: absoluteUrl(context.site, '/'),
    drafts: context.preview,
    headers: siteHeaders(context.site, needs, serviceSources(context.site)),
    unsafe: [...needs].filter((need) => need.endsWith(unsafe)).sort(),
    scheduled: snapshot.scheduled,
    files: listed.sort((a, b) => (a.path < b.path ? -1 : 1)),
    redirects: redirectsOf(context),
  };
}

function manifestFile(file: RouteFile | PlainFile, { output, of, hash, size }: OutputRecord): ManifestFile {
  const { kind, source } = 'route' in file ? file.route : { kind: file.kind, source: null };
  const encoding: Encoding | null = of === null ? null : encodingOf(output);
  const cache: CachePolicy = hashed.has(kind) ? 'immutable' : 'revalidate';
  const type = mediaType(file.output, kind);
  return { path: output, url: outputUrl(file.output), kind, source, sha256: hash, size, type, cache, encoding };
}

/**
 * The aliases of all posts and standalone pages, of each the oldest first, with the addresses that they lead to, then the
 * redirects of site.yaml.
 */
function redirectsOf(context: PageContext): Redirect[] {
  const { blog, site } = context;
  return [
    ...blog.posts.flatMap((post) => redirectsTo(blog.urlOf(post), post.aliases)),
    ...blog.standalone.flatMap((page) => redirectsTo(page.permalink, page.aliases)),
    ...site.redirects.map(({ from, to }) => ({ from, to: targetOf(context, to).url })),
  ];
}

function redirectsTo(to: string, aliases: readonly string[]): Redirect[] {
  return [...new Set(aliases)].filter((from) => from !== to).map((from) => ({ from, to }));
}

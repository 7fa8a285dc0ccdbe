import { serviceSources } from '../config/providers.ts';
import type { Site } from '../config/site.ts';
import { absoluteUrl } from '../config/site-url.ts';
import { adminFolder, servedAdminPolicy } from '../editor/admin-page.ts';
import { originOf } from '../editor/git-host.ts';
import { type HeaderFields, policyField, siteHeaders } from '../headers/site-headers.ts';
import type {
  CachePolicy,
  Encoding,
  FileKind,
  FolderHeaders,
  Manifest,
  ManifestFile,
  Redirect,
} from '../model/manifest.ts';
import { unsafe } from '../model/needs.ts';
import type { PlainFile } from '../model/output-file.ts';
import { outputUrl } from '../model/output-path.ts';
import type { PageContext } from '../pages/context.ts';
import { targetOf } from '../pages/redirect-target.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import type { RouteFile } from './files.ts';
import { type MediaType, mediaTypes } from './media-type.ts';
import { encodingOf } from './siblings.ts';
import type { OutputRecord } from './state.ts';

/** The kinds whose names change with their bytes. */
const hashed: ReadonlySet<FileKind> = new Set<FileKind>(['theme', 'picture', 'search-part']);

/** The manifest of a site: of its files with what is recorded of each, the compressed ones among them. */
export async function manifestOf(
  { context, snapshot }: Pick<ArrangedSite, 'context' | 'snapshot'>,
  files: readonly (RouteFile | PlainFile)[],
  records: readonly OutputRecord[],
): Promise<Manifest> {
  const typeOf = await mediaTypes(files.map(({ output }) => output));
  const byOutput = new Map(files.map((file) => [file.output, file]));
  const listed = records.flatMap((record) => {
    const file = byOutput.get(record.of ?? record.output);
    return file === undefined ? [] : [manifestFile(file, record, typeOf)];
  });
  // The editor has a policy of its own: what it needs, no page of the site is to be allowed.
  const editor = new Set(files.flatMap((file) => ('kind' in file && file.kind === 'editor' ? [file.output] : [])));
  const ofSite = records.filter(({ needs, output }) => needs !== '' && !editor.has(output));
  // Most pages need the same.
  const texts = new Set(ofSite.map((record) => record.needs));
  const needs = new Set([...texts].flatMap((text) => text.split('\n')));
  const headers = siteHeaders(context.site, needs, serviceSources(context.site));
  return {
    site: absoluteUrl(context.site, '/'),
    drafts: context.preview,
    headers,
    folders: foldersOf(context.site.admin, headers),
    unsafe: [...needs].filter((need) => need.endsWith(unsafe)).sort(),
    scheduled: snapshot.scheduled,
    files: listed.sort((a, b) => (a.path < b.path ? -1 : 1)),
    redirects: redirectsOf(context),
  };
}

function manifestFile(
  file: RouteFile | PlainFile,
  { output, of, hash, size }: OutputRecord,
  typeOf: MediaType,
): ManifestFile {
  const { kind, source } = 'route' in file ? file.route : { kind: file.kind, source: null };
  const encoding: Encoding | null = of === null ? null : encodingOf(output);
  const cache: CachePolicy = hashed.has(kind) ? 'immutable' : 'revalidate';
  const type = typeOf(file.output, kind);
  return { path: output, url: outputUrl(file.output), kind, source, sha256: hash, size, type, cache, encoding };
}

/** The editor's folder, where a site publishes it and has a policy that would be in its way. */
function foldersOf(admin: Site['admin'], { [policyField]: policy }: HeaderFields): FolderHeaders[] {
  if (admin === null || policy === undefined) return [];
  return [{ folder: `/${adminFolder}/`, headers: { [policyField]: servedAdminPolicy(originOf(admin)) } }];
}

/**
 * The aliases of all posts and standalone pages, of each the oldest first, with the addresses that they lead to, then the
 * redirects of site.yaml, then the short links that posts had in WordPress by their ids (`wp_get_shortlink`), where nothing
 * else is said of them. An old address leads to one place.
 */
function redirectsOf(context: PageContext): Redirect[] {
  const { blog, site } = context;
  const all = [
    ...blog.posts.flatMap((post) => (post.aliases.length === 0 ? [] : redirectsTo(blog.urlOf(post), post.aliases))),
    ...blog.standalone.flatMap((page) => redirectsTo(page.permalink, page.aliases)),
    ...site.redirects.map(({ from, to }) => ({ from, to: targetOf(context, to).url })),
    ...blog.posts.flatMap((post) => (post.id === null ? [] : redirectsTo(blog.urlOf(post), [`/?p=${post.id}`]))),
  ];
  const first = new Map<string, Redirect>();
  for (const redirect of all) if (!first.has(redirect.from)) first.set(redirect.from, redirect);
  return [...first.values()];
}

function redirectsTo(to: string, aliases: readonly string[]): Redirect[] {
  return [...new Set(aliases)].filter((from) => from !== to).map((from) => ({ from, to }));
}

import type { Encoding, Manifest, ManifestFile } from '../model/manifest.ts';

export type HeaderField = readonly [name: string, value: string];

/** An address that leads to another for good. */
export interface Move {
  /** From the host's root, as it stands in a URL, without its query. */
  readonly from: string;
  /** Without its question mark; null where it has none. */
  readonly query: string | null;
  /** From the host's root, or absolute. */
  readonly to: string;
  /** True where a page that leads on stands at the old address too. */
  readonly hasPage: boolean;
}

/** Old addresses of one form: WordPress's feeds of a kind of archive. */
export interface FeedForm {
  /** What stands before the feed's name, from the host's root: `/tag/`, and how many names follow: `/tag/x/` is one. */
  readonly folder: string;
  readonly depth: number;
  /** The name of the feed's file: `feed.xml`. */
  readonly file: string;
}

/** Files that are served as one type though others with their extension are not. */
export interface TypedName {
  readonly name: string;
  readonly type: string;
}

/** All that a host's files are made of. */
export interface HostFacts {
  /** The site's path, with a slash at both ends. */
  readonly base: string;
  /** The host's name: `example.com`. */
  readonly hostName: string;
  /** The output folder, as commands name it. */
  readonly output: string;
  /** The folder that a server of one's own serves at `/`. */
  readonly root: string;
  readonly headers: readonly HeaderField[];
  /** Folders below which some fields have other values; from the host's root, with a slash at both ends. */
  readonly folders: readonly { readonly folder: string; readonly headers: readonly HeaderField[] }[];
  readonly moves: readonly Move[];
  readonly feeds: readonly FeedForm[];
  /** From the host's root; null where the site has no search. */
  readonly search: string | null;
  readonly notFound: string | null;
  /** What never changes: folders with a slash at the end in which all is such, and single files outside of them. */
  readonly immutableFolders: readonly string[];
  readonly immutableFiles: readonly ManifestFile[];
  /** Types by extension, and those of single names that differ. */
  readonly types: ReadonlyMap<string, string>;
  readonly typedNames: readonly TypedName[];
  /** Whether pages lie beside themselves in Markdown: `a/index.md` beside `a/index.html`. */
  readonly hasMarkdown: boolean;
  readonly encodings: ReadonlySet<Encoding>;
  readonly files: readonly ManifestFile[];
}

/** The facts of a site for its host. `root` null stands for the usual folder of a site on a server. */
export function hostFacts(manifest: Manifest, output: string, root: string | null): HostFacts {
  const { pathname: base, hostname } = new URL(manifest.site);
  const files = manifest.files.filter(({ encoding, kind }) => encoding === null && kind !== 'host');
  const urls = new Set(files.map(({ url }) => url));
  const at = (path: string) => (path.startsWith('/') ? base + path.slice(1) : path);
  const folders = immutableFolders(files);
  const isInFolder = ({ path }: ManifestFile) => folders.some((folder) => path.startsWith(folder));
  return {
    base,
    hostName: hostname,
    output,
    root: root ?? `/var/www/${hostname}`,
    headers: Object.entries(manifest.headers),
    folders: manifest.folders.map(({ folder, headers }) => ({ folder: at(folder), headers: Object.entries(headers) })),
    moves: withFileNames(
      manifest.redirects.map(({ from, to }) => {
        const [path = '', query] = from.split(/\?(.*)/s);
        return { from: at(path), query: query ?? null, to: at(to), hasPage: query === undefined && urls.has(path) };
      }),
      new Set([...urls].map(at)),
    ),
    feeds: feedForms(files, base),
    search: urls.has('/search/') ? at('/search/') : null,
    notFound: files.some(({ path }) => path === '404.html') ? at('/404.html') : null,
    immutableFolders: folders.map((folder) => base + folder),
    immutableFiles: files.filter((file) => file.cache === 'immutable' && !isInFolder(file)),
    ...typesOf(files),
    hasMarkdown: files.some(({ path, kind }) => kind === 'markdown' && path.endsWith('/index.md')),
    encodings: new Set(manifest.files.flatMap(({ encoding }) => (encoding === null ? [] : [encoding]))),
    files: manifest.files,
  };
}

/**
 * The moves, and for each old address that ends like a file's name, `/rss.xml/`, the one that was asked for, `/rss.xml`: the
 * page there has to be a folder's, and not every host leads on to a folder with such a name. `taken` are files' addresses.
 */
function withFileNames(moves: readonly Move[], taken: ReadonlySet<string>): Move[] {
  const known = new Set([...taken, ...moves.filter(({ query }) => query === null).map(({ from }) => from)]);
  return moves.flatMap((move) => {
    const bare = move.from.slice(0, -1);
    const isFileName = move.query === null && /\/[^/]*\.[^/]+\/$/.test(move.from) && !known.has(bare);
    return isFileName ? [{ ...move, from: bare, hasPage: false }, move] : [move];
  });
}

/** The outermost folders of which every file is immutable, from the output folder, with a slash at the end. */
function immutableFolders(files: readonly ManifestFile[]): string[] {
  const all = new Map<string, boolean>();
  for (const { path, cache } of files)
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end + 1);
      all.set(folder, (all.get(folder) ?? true) && cache === 'immutable');
    }
  const found = [...all].filter(([, isImmutable]) => isImmutable).map(([folder]) => folder);
  return found.filter((folder) => !found.some((other) => other !== folder && folder.startsWith(other))).sort();
}

/**
 * The forms of WordPress's old addresses of the feeds that a site has: `/feed/`, `/tag/x/feed/`, of which `/feed/atom/` and
 * its like are variants. A form that is a page's own address too is none.
 */
function feedForms(files: readonly ManifestFile[], base: string): FeedForm[] {
  const forms = new Map<string, FeedForm>();
  for (const { kind, path } of files) {
    const [, first = '', rest = '', file = ''] = /^(?:([^/]+)\/((?:[^/]+\/)+))?((?:feed|rss)\.xml)$/.exec(path) ?? [];
    if (kind !== 'feed' || file === '') continue;
    const form = { folder: first === '' ? base : `${base}${first}/`, depth: rest.split('/').length - 1, file };
    forms.set(`${form.folder} ${form.depth}`, form);
  }
  const pages = files.filter(({ url }) => /\/feed\/$/.test(url)).map(({ url }) => base + url.slice(1));
  return [...forms.values()].filter((form) => !pages.some((url) => isOfForm(url, form)));
}

function isOfForm(url: string, { folder, depth }: FeedForm): boolean {
  return url.startsWith(folder) && url.slice(folder.length).split('/').length === depth + 2;
}

/** The type of each extension, which is that of most of its files, and the names of the files that have another. */
function typesOf(files: readonly ManifestFile[]): Pick<HostFacts, 'types' | 'typedNames'> {
  const extensionOf = (path: string) => /\.([a-z\d]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const byExtension = Map.groupBy(files, ({ path }) => extensionOf(path));
  const types = new Map<string, string>();
  const names = new Map<string, TypedName>();
  for (const [extension, some] of [...byExtension].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (extension === '') continue;
    const counted = [...Map.groupBy(some, ({ type, kind }) => (kind === 'feed' ? '' : type))]
      .filter(([type]) => type !== '')
      .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
    const usual = counted[0]?.[0] ?? some[0]?.type ?? '';
    types.set(extension, usual);
    for (const { path, type } of some) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (type !== usual) names.set(name, { name, type });
    }
  }
  return { types, typedNames: [...names.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

import type { FileKind, Manifest, ManifestFile, ScheduledPost } from '../model/manifest.ts';

/** A file as it was, or is: its URL path from the site's own root, its bytes, and their SHA-256. */
export type Version = Pick<ManifestFile, 'url' | 'size' | 'sha256'>;

/** What became of a file between two builds of a site. */
export interface Change {
  readonly what: 'added' | 'changed' | 'moved' | 'removed';
  readonly kind: FileKind;
  /** The file of `content/` that it is made from; null where it is made from many, or none. */
  readonly source: string | null;
  /** Null where it is not there. */
  readonly before: Version | null;
  readonly after: Version | null;
  /** True where people may have kept its old URL, and nothing answers that any more. */
  readonly isLost: boolean;
}

/** The differences of two builds. */
export interface SiteChanges {
  /** What is written and linked first: posts and pages; then all else. By URL. */
  readonly changes: readonly Change[];
  /** Posts that waited when the first of the two was built, and whose time has come since. */
  readonly overdue: readonly ScheduledPost[];
}

/** What people write, and keep the addresses of. */
const lasting: ReadonlySet<FileKind> = new Set<FileKind>(['post', 'standalone', 'redirect', 'own']);

/** True for what an editor has written himself, and not what lists it. */
export function isWritten({ kind }: Change): boolean {
  return lasting.has(kind);
}

/**
 * What differs between the build that readers have and another. `now`, in milliseconds since 1970 UTC, says which posts
 * should have appeared by then. Compressed copies follow their originals, and are left out.
 */
export function changesBetween(before: Manifest, after: Manifest, now: number): SiteChanges {
  const [old, current] = [originalsOf(before), originalsOf(after)];
  const answered = new Set([...current.keys(), ...after.redirects.map(({ from }) => from)]);
  const added = [...current.values()].filter(({ url }) => !old.has(url));
  const removed = [...old.values()].filter(({ url }) => !current.has(url));
  const from = new Map(removed.flatMap((file) => (isText(file) ? [[file.source, file] as const] : [])));
  const moved = new Map(added.flatMap((file) => (isText(file) ? pairOf(file, from.get(file.source)) : [])));
  const gone = new Set(moved.values());
  const isLost = ({ kind, url }: ManifestFile) => lasting.has(kind) && !answered.has(url);
  const changes = [
    ...added.map((file) => change(moved.get(file) ?? null, file, isLost)),
    ...[...current.values()].flatMap((file) => {
      const was = old.get(file.url);
      return was === undefined || was.sha256 === file.sha256 ? [] : [change(was, file, () => false)];
    }),
    ...removed.filter((file) => !gone.has(file)).map((file) => change(file, null, isLost)),
  ];
  const overdue = before.scheduled.filter(({ at }) => Date.parse(at) <= now);
  return { changes: changes.toSorted(byPlace), overdue };
}

/** The files of a manifest by their URLs. */
function originalsOf({ files }: Manifest): ReadonlyMap<string, ManifestFile> {
  return new Map(files.flatMap((file) => (file.encoding === null ? [[file.url, file] as const] : [])));
}

function isText({ kind, source }: ManifestFile): boolean {
  return source !== null && (kind === 'post' || kind === 'standalone');
}

function pairOf(to: ManifestFile, from: ManifestFile | undefined): (readonly [ManifestFile, ManifestFile])[] {
  return from === undefined ? [] : [[to, from]];
}

function change(
  before: ManifestFile | null,
  after: ManifestFile | null,
  isLost: (before: ManifestFile) => boolean,
): Change {
  const known = after ?? before;
  if (known === null) throw new Error('a change is of a file that was or is');
  const isMoved = before !== null && after !== null && before.url !== after.url;
  return {
    what: isMoved ? 'moved' : before === null ? 'added' : after === null ? 'removed' : 'changed',
    kind: known.kind,
    source: known.source,
    before: before && versionOf(before),
    after: after && versionOf(after),
    isLost: before !== null && isLost(before),
  };
}

function versionOf({ url, size, sha256 }: ManifestFile): Version {
  return { url, size, sha256 };
}

function byPlace(a: Change, b: Change): number {
  const [one, other] = [a, b].map((item) => `${isWritten(item) ? 0 : 1} ${(item.after ?? item.before)?.url}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

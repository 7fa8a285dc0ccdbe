/** What is shared: what was read of posts and pages (several to an entry), pictures, and social cards. */
export type SharedKind = 'posts' | 'pictures' | 'cards';

/** Entries, and their bytes. */
export interface Amount {
  readonly entries: number;
  readonly bytes: number;
}

/** What the shared cache cost and saved, of one kind. */
export interface KindReport {
  readonly kind: SharedKind;
  /** Entries that were asked for. */
  readonly asked: number;
  readonly fetched: Amount;
  readonly stored: Amount;
  /** Entries that were cut, changed, or not what their name says: as if they had not been there. */
  readonly broken: number;
  /** Milliseconds of work that the fetched ones took where they were made. */
  readonly saved: number;
}

/** What the shared cache cost and saved. */
export interface SharedReport {
  /** Its place, as it was written. */
  readonly place: string;
  readonly readOnly: boolean;
  readonly kinds: readonly KindReport[];
  /** Milliseconds in which the build waited for entries, and in which it did nothing but put some there at its end. */
  readonly fetching: number;
  readonly storing: number;
  /** Why it was not used, or given up; null where it answered. */
  readonly failure: string | null;
}

/** The report as a table for a person; no line where nothing was asked. */
export function sharedLines({ place, readOnly, kinds, fetching, storing, failure }: SharedReport): string[] {
  const used = kinds.filter(({ asked, stored }) => asked + stored.entries > 0);
  if (used.length === 0) return [];
  const rows = used.map(({ kind, asked, fetched, stored, broken, saved }) => [
    kind,
    `${fetched.entries} of ${asked} (${size(fetched.bytes)})`,
    readOnly && stored.entries === 0 ? 'read only' : `${stored.entries} (${size(stored.bytes)})`,
    String(broken),
    seconds(saved),
  ]);
  const table = [['', 'fetched', 'stored', 'broken', 'saved work'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const time = `fetching took ${seconds(fetching)}, storing ${seconds(storing)}`;
  return [
    `shared cache ${place}: ${failure === null ? time : `given up, ${time}`}`,
    ...lines.map((line) => `  ${line.trimEnd()}`),
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

import { printable } from '../problems/printable.ts';
import type { Remade } from './why.ts';

/** What a build did, for its last line and for `--json`. */
export interface Summary {
  readonly written: number;
  /** The written files, from the output folder: those that are new, or have other bytes than before. */
  readonly changed: readonly string[];
  /** The files that were made anew, each with its reason: the written ones, and those that came out as they were. */
  readonly remade: readonly Remade[];
  /** Files that have the bytes that they had, whether they were made anew or not. */
  readonly kept: number;
  /** The files that are gone, from the output folder. */
  readonly removed: readonly string[];
  /** The absolute URLs at which a cache has to forget what it has: those of the changed and the removed files. */
  readonly urls: readonly string[];
  /** Compressed copies that were made; they are not among the changed files. */
  readonly compressed: number;
  /** Bytes of the written files, compressed copies among them. */
  readonly bytes: number;
  /** Files of the whole site: hosts have limits. */
  readonly files: number;
  readonly posts: number;
  readonly pictures: { readonly encoded: number; readonly reused: number; readonly pruned: number };
  readonly milliseconds: number;
  /** Scheduled posts, soonest first, with the local time at which each appears. */
  readonly scheduled: readonly { readonly source: string; readonly title: string; readonly at: string }[];
  /** The next time at which the site changes by itself, ISO 8601 in the site's zone; null where nothing waits. */
  readonly nextChange: string | null;
  /** What the site's host cannot do of what the site asks for, and which of its limits are passed. */
  readonly host: readonly string[];
  /** Files in the output folder that Broadsheet did not write. */
  readonly foreign: readonly string[];
}

/** The summary as lines for a person. */
export function summaryLines(summary: Summary): string[] {
  const {
    written,
    kept,
    removed,
    compressed,
    bytes,
    files,
    pictures,
    milliseconds,
    scheduled,
    nextChange,
    foreign,
    host,
  } = summary;
  const pruned = pictures.pruned === 0 ? '' : `, ${pictures.pruned} files pruned`;
  const copies = compressed === 0 ? '' : `, ${compressed} compressed`;
  const encoded =
    pictures.encoded + pictures.reused === 0 ? '' : `, pictures ${pictures.encoded} encoded, ${pictures.reused} reused`;
  return [
    ...scheduled.map(
      ({ source, title, at }) => `scheduled: “${printable(title)}” (${printable(source)}) appears at ${at}`,
    ),
    ...(nextChange === null ? [] : [`the site changes next at ${nextChange}`]),
    ...host.map(printable),
    ...(foreign.length === 0 ? [] : [`left alone, not written by Broadsheet: ${listed(foreign)}`]),
    `${written} written (${size(bytes)}), ${kept} kept, ${removed.length} removed${copies}, ${files} files in all${encoded}${pruned}, ${(milliseconds / 1000).toFixed(2)} s`,
  ];
}

function listed(names: readonly string[]): string {
  const few = printable(names.slice(0, 5).join(', '));
  return names.length > 5 ? `${few} and ${names.length - 5} more` : few;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

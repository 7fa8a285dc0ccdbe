import { z } from 'zod';
import { isRecord } from '../model/is-record.ts';
import { isFilePath, uriPath } from '../model/paths.ts';
import { typedAlias } from '../model/typed-address.ts';
import type { Problem } from '../problems/problem.ts';
import { sharedRedirect, wrongRedirect } from '../problems/rules/redirects.ts';
import { optional, text } from './fields.ts';
import type { Locate } from './yaml-places.ts';

/** A line of `redirects` in site.yaml. */
export interface SiteRedirect {
  /** The old address as it was typed: the key of its line. */
  readonly key: string;
  /** The old address: a path from the site's own root, perhaps with a query. */
  readonly from: string;
  /** A path from the site's own root, perhaps with a query and a fragment, or an absolute URL. */
  readonly to: string;
}

const target = text.refine((typed) => isPathTarget(typed) || isWebUrl(typed), {
  error: 'an address: a path that begins with /, or a URL with https://',
});

/** Old addresses with what they lead to, as they are typed. Which keys are addresses, `redirectProblems` says. */
export const redirects = optional(
  z.record(z.string(), target, { error: 'old addresses, each with the new one, such as { /old/: /new/ }' }),
  {},
);

/** The redirects of a site.yaml, without those whose old address is none, and each old address once. */
export function redirectsFrom(written: Readonly<Record<string, string>>, siteUrl: string): SiteRedirect[] {
  const byAddress = new Map<string, SiteRedirect>();
  for (const [key, to] of Object.entries(written)) {
    const from = typedAlias(key.trim());
    if (from !== null && !byAddress.has(from)) byAddress.set(from, { key, from, to: targetFrom(to, siteUrl) });
  }
  return [...byAddress.values()];
}

/** Old addresses that are none, and those that are written twice. `written` is what the file has at `redirects`. */
export function redirectProblems(written: unknown, place: Locate): Problem[] {
  if (!isRecord(written) || Array.isArray(written)) return [];
  const known = new Map<string, string>();
  return Object.keys(written).flatMap((key): Problem[] => {
    const from = typedAlias(key.trim());
    const at = () => place(['redirects', key], 'key');
    if (from === null) return [wrongRedirect(at(), key)];
    const first = known.get(from);
    known.set(from, first ?? key);
    return first === undefined ? [] : [sharedRedirect(at(), key, first)];
  });
}

function isPathTarget(typed: string): boolean {
  return /^\/(?!\/)/.test(typed) && isFilePath(typed.replace(/[?#].*$/, ''));
}

function isWebUrl(typed: string): boolean {
  return /^https?:\/\//i.test(typed) && URL.canParse(typed);
}

/** A target as URLs are printed; one of the site itself is a path, however it was written. */
function targetFrom(typed: string, siteUrl: string): string {
  const url = typed.startsWith('/') ? typed : new URL(typed).href;
  const path = url.startsWith(siteUrl) ? url.slice(siteUrl.length - 1) : url;
  if (!path.startsWith('/')) return path;
  const [, file = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
  return uriPath(file) + encodeURI(rest).replaceAll('%25', '%');
}

import { type Directive, directives, partsOf, type Sources, unsafe } from '../model/needs.ts';

/** What every page of a site needs: its own files. What is not named here is forbidden by `default-src`. */
const own: Readonly<Record<string, readonly string[]>> = {
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'media-src': ["'self'"],
  'form-action': ["'self'"],
  'manifest-src': ["'self'"],
};

/** Servers, and what stands before them, take header fields of some 8 kB; Cloudflare's take lines of 2,000 characters. */
const longest = 1900;

/**
 * A Content-Security-Policy (CSP Level 3) for a whole site: everything is forbidden but the site's own files, the inline
 * scripts and styles that its pages have, by their hashes, and the hosts that its pages and services need. `'unsafe-inline'`
 * is never in it. Where pictures come from so many hosts that it would be too long, they may come from any by https.
 */
export function contentSecurityPolicy(needs: Iterable<string>, further: readonly Sources[]): string {
  const allowed = new Map<string, Set<string>>(directives.map((name) => [name, new Set(own[name] ?? [])]));
  for (const need of needs) {
    const [directive, source] = partsOf(need);
    if (source !== unsafe) allowed.get(directive)?.add(source);
  }
  for (const sources of further)
    for (const directive of directives)
      for (const source of sources[directive] ?? []) allowed.get(directive)?.add(source);
  const whole = written(allowed);
  if (whole.length <= longest) return whole;
  return written(new Map(allowed).set('img-src', anyByHttps(allowed.get('img-src') ?? new Set())));
}

function anyByHttps(sources: ReadonlySet<string>): Set<string> {
  return new Set(["'self'", ...[...sources].filter((source) => source.endsWith(':')), 'https:']);
}

function written(allowed: ReadonlyMap<string, ReadonlySet<string>>): string {
  const loads = directives.flatMap((directive: Directive) => {
    const [first, ...others] = allowed.get(directive) ?? [];
    return first === undefined ? [] : [[directive, ...sortedSources([first, ...others])].join(' ')];
  });
  return ["default-src 'none'", ...loads, "base-uri 'none'", "frame-ancestors 'none'"].join('; ');
}

/** The site itself first, then the rest by name: equal needs give equal bytes. */
function sortedSources(sources: readonly string[]): string[] {
  const others = sources.filter((source) => source !== "'self'").sort();
  return sources.includes("'self'") ? ["'self'", ...others] : others;
}

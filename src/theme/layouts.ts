import { shortHash } from '../cache/short-hash.ts';
import type { ThemeFiles } from './theme-files.ts';

/** A reference from one template to another, as Nunjucks writes it, or by the layouts' own function. */
const reference = /(?:{%-?\s*(?:extends|include|import|from)\s+|\bprintOnce\()(["'])(.+?)\1/g;

/** Any such reference, and those among them that name their target by a literal. */
const anyReference = /{%-?\s*(?:extends|include|import|from)\s|\bprintOnce\(/g;
const literalReference =
  /{%-?\s*(?:extends|include|import|from)\s+(["'])[^"']*\1\s*(?:-?%}|(?:ignore|with|without|as|import)\s)|\bprintOnce\((["'])[^"']*\2\s*,/g;

/**
 * For each template a key that changes whenever it, or anything that it includes, changes: a change to one layout
 * concerns the pages that use it and no others.
 */
export function layoutKeys({ names, read }: ThemeFiles): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const name of names) {
    const text = name.endsWith('.njk') ? read(name) : null;
    if (text !== null && !('fault' in text)) sources.set(name, text.text);
  }
  const targets = new Map([...sources].map(([name, source]) => [name, targetsIn(source)]));
  const keys = new Map<string, string>();
  for (const name of sources.keys()) {
    const parts = [...closure(name, targets)].sort().map((part) => `${part}\n${sources.get(part) ?? ''}`);
    keys.set(name, shortHash(parts.join('\0')));
  }
  return keys;
}

/** The templates that a template names; null where it computes one of their names. */
type Targets = readonly string[] | null;

function targetsIn(source: string): Targets {
  if (isComputed(source)) return null;
  return [...source.matchAll(reference)].flatMap(([, , target]) => target ?? []);
}

function closure(name: string, targets: ReadonlyMap<string, Targets>): Set<string> {
  const found = new Set([name]);
  for (const part of found) {
    const named = targets.get(part) ?? (targets.has(part) ? null : []);
    // What computes its target may print any template.
    if (named === null) return new Set(targets.keys());
    for (const target of named) found.add(target);
  }
  return found;
}

function isComputed(source: string): boolean {
  const count = (expression: RegExp) => source.match(expression)?.length ?? 0;
  return count(anyReference) !== count(literalReference);
}

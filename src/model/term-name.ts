import { nameKey } from './name-key.ts';

/** A term as a post names it: a tag, a category or an author. */
export interface TermName {
  readonly name: string;
  /** Tells one apart that `site.yaml` lists under a name that an earlier one has; null for all others. */
  readonly slug: string | null;
}

/** What is the same for all spellings of one term, and different for two terms of one name. */
export function termKey({ name, slug }: TermName): string {
  // A name's key has no line break.
  return slug === null ? nameKey(name) : `${nameKey(name)}\n${slug}`;
}

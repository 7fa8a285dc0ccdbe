import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { areKnownOutcomes, type KnownOutcome } from './outcome.ts';

/** What other sites have answered, by address. What is too old is asked again; see `check.ts`. */
export const linkStore = sealedStore({
  place: 'links.json',
  key: () => 'links 1',
  shape: areKnownOutcomes,
  pruned: 'replaced',
});

/** What earlier runs have learnt, by address; nothing where there is none. */
export function readKnown(cache: string): Readonly<Record<string, KnownOutcome>> {
  return keptFile(linkStore, cache, []).read() ?? {};
}

/** Keeps what is known for the next run. */
export function keepKnown(cache: string, known: Readonly<Record<string, KnownOutcome>>): void {
  keptFile(linkStore, cache, []).write(known);
}

import { isNumber, isText, listOf, mapOf, nullOr, oneOf, type Shape } from '../cache/shape.ts';

/** What came of asking for an address. Plain data. */
export type Outcome =
  | {
      /** Something is there. */
      readonly kind: 'found';
      /** Where it is for good by now, as permanent redirects say (RFC 9110, 15.4.2 and 15.4.9); null where it was. */
      readonly moved: string | null;
      /** Of the fragments that were looked for, those that the page has not. */
      readonly lacking: readonly string[];
      /** The fragments that were looked for. */
      readonly looked: readonly string[];
    }
  | { readonly kind: 'gone'; readonly reason: string }
  /** Nobody knows: the host does not answer, or not to programs. It is not to be asked again before `until`. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly until: number }
  /** It leads into a private network, which is not asked. */
  | { readonly kind: 'private'; readonly address: string };

/** An outcome, and when it was learnt, in milliseconds since 1970 UTC. */
export interface KnownOutcome {
  readonly at: number;
  readonly outcome: Outcome;
}

const isKind = oneOf('found', 'gone', 'unknown', 'private');

const isOutcome: Shape<Outcome> = (value): value is Outcome => {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !isKind(value.kind)) return false;
  const has = <Type>(key: string, shape: Shape<Type>) => shape(Reflect.get(value, key));
  switch (value.kind) {
    case 'found':
      return has('moved', nullOr(isText)) && has('lacking', listOf(isText)) && has('looked', listOf(isText));
    case 'gone':
      return has('reason', isText);
    case 'unknown':
      return has('reason', isText) && has('until', isNumber);
    case 'private':
      return has('address', isText);
  }
};

/** What earlier runs have learnt, by address. */
export const areKnownOutcomes = mapOf<KnownOutcome>(
  (value): value is KnownOutcome =>
    typeof value === 'object' &&
    value !== null &&
    'at' in value &&
    isNumber(value.at) &&
    'outcome' in value &&
    isOutcome(value.outcome),
);

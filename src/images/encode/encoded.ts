import type { PictureFacts } from '../plan/picture.ts';
import type { EncodeEvent, EncodeJob } from './encode.ts';

/** A picture that turned out to be broken when its pixels were read. */
export interface EncodeFailure {
  readonly path: string;
  readonly reason: string;
}

/** What encoding gave: all that is known of the sources now, by their hashes, and those that could not be read. */
export interface Encoded {
  readonly facts: ReadonlyMap<string, PictureFacts>;
  readonly failures: readonly EncodeFailure[];
}

/** What the events of some jobs come to. */
export function encodedBy(jobs: readonly EncodeJob[], events: readonly EncodeEvent[]): Encoded {
  const facts = new Map<string, PictureFacts>();
  const failures: EncodeFailure[] = [];
  for (const event of events) {
    const source = jobs[event.job]?.source;
    if (source !== undefined && event.kind === 'done') facts.set(source.hash, event.facts);
    if (source !== undefined && event.kind === 'failed') failures.push({ path: source.path, reason: event.reason });
  }
  return { facts, failures };
}

/** What several runs of the encoder come to together. */
export function together(all: readonly Encoded[]): Encoded {
  return {
    facts: new Map(all.flatMap(({ facts }) => [...facts])),
    failures: all.flatMap(({ failures }) => failures),
  };
}

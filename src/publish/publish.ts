import { RefusalError } from '../storage/refusal-error.ts';
import { takeClaim, takeListedClaim, underClaim } from './claim.ts';
import { ConditionalWriter, keepsConditions } from './conditions.ts';
import { type Executed, execute, swapManifest } from './execute.ts';
import { type BuiltSite, type Permissions, type Prepared, prepare } from './prepare.ts';
import { PatientTarget } from './retry.ts';
import type { Surroundings } from './surroundings.ts';
import type { Target } from './target.ts';

/** Tells a cache what to forget: absolute URLs. Throws where it does not take them. */
export type Purge = (urls: readonly string[]) => Promise<void>;

/** How a site is published. */
export interface PublishOptions extends Permissions {
  /** Milliseconds for which the assets of earlier versions stay. */
  readonly grace: number;
  /** Takes the claim of another publish that lives. */
  readonly takeOver: boolean;
  /** Plans, and changes nothing. */
  readonly dryRun: boolean;
  readonly parallel: number;
  /** Null where no cache is to be told. */
  readonly purge: Purge | null;
  readonly surroundings: Surroundings;
  /** Ends the publish, in good order, where it is aborted. */
  readonly signal: AbortSignal;
  /** What is to be known beside the result, in one line. */
  readonly onLine: (line: string) => void;
  readonly onProgress: (done: number, total: number) => void;
}

/** What a publish did, or would do. */
export interface Outcome extends Prepared {
  /** The URLs that a cache had to forget, those that an earlier publish has left among them; absolute. */
  readonly purged: readonly string[];
}

/**
 * Publishes a site: makes a target what a build has left, so that no reader ever sees a page without its assets. Only one
 * publish at a time writes to a target. Throws RefusalError, before anything was changed, where the plan is more than is
 * permitted or another publish is under way; and where the target refuses.
 */
export async function publish(site: BuiltSite, bare: Target, options: PublishOptions): Promise<Outcome> {
  const { surroundings, grace, signal, takeOver } = options;
  const target = new PatientTarget(bare, surroundings, signal);
  const times = { now: surroundings.now(), grace };
  const first = await prepare(site, target, times, options, takeOver);
  const waiting = first.look.published?.unpurged ?? [];
  if (options.dryRun || (first.plan.isNothing && (waiting.length === 0 || options.purge === null)))
    return { ...first, purged: [] };
  // What is given back must not be kept by what has stopped the publish.
  const steady = new PatientTarget(bare, surroundings, new AbortController().signal);
  const writer = new ConditionalWriter(steady);
  const isConditional = await keepsConditions(steady, writer, surroundings.unique());
  const claiming = { target: steady, surroundings, takeOver, onLine: options.onLine };
  if (!isConditional) options.onLine(`${target.name} keeps no conditions: a lock object keeps other publishes out.`);
  const claim = await (isConditional ? takeClaim(claiming, writer) : takeListedClaim(claiming));
  return await underClaim(claim, surroundings, async (lost, assertHeld) => {
    const held = new PatientTarget(bare, surroundings, AbortSignal.any([signal, lost]));
    const work = { target: held, writer: isConditional ? new ConditionalWriter(held, writer) : null, assertHeld };
    // Between the first look and the claim another publish may have come and gone.
    const prepared = await prepare(site, held, times, options, takeOver);
    const done = prepared.plan.isNothing ? null : await carryOut(site, prepared, work, times.now, options);
    const purged = await purgeAll(site, prepared, done, work, options.purge);
    return { ...prepared, purged };
  });
}

/** What is at hand while the claim is held. */
interface Work {
  readonly target: Target;
  readonly writer: ConditionalWriter | null;
  readonly assertHeld: () => void;
}

async function carryOut(
  site: BuiltSite,
  prepared: Prepared,
  work: Work,
  now: number,
  { parallel, onProgress, purge }: PublishOptions,
): Promise<Executed> {
  const { uploads, deletions, displaced } = prepared.plan;
  const total = uploads.reduce((sum, { files }) => sum + files.length, deletions.length + displaced.length);
  let count = 0;
  const onDone = () => onProgress(++count, total);
  return await execute(site, prepared, { ...work, parallel, now, purges: purge !== null, onDone });
}

/** Tells a cache what to forget, and then the target's manifest that it knows: until then, the next publish tells it. */
async function purgeAll(
  { manifest }: BuiltSite,
  { look }: Prepared,
  done: Executed | null,
  work: Work,
  purge: Purge | null,
): Promise<readonly string[]> {
  const published = done?.published ?? look.published;
  if (purge === null || published === null || published.unpurged.length === 0) return [];
  const urls = published.unpurged.map((url) => manifest.site + url.slice(1));
  await told(() => purge(urls));
  work.assertHeld();
  await swapManifest({ ...published, unpurged: [] }, done?.etag ?? look.etag, work);
  return urls;
}

async function told(purge: () => Promise<void>): Promise<void> {
  try {
    await purge();
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    throw new RefusalError(
      `${error.message}\nThe site is published. Mend that, and publish again: the cache is told then.`,
    );
  }
}

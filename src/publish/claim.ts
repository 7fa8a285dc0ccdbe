import { isText, objectOf } from '../cache/shape.ts';
import { parsed } from '../output/manifest-file.ts';
import { RefusalError } from '../storage/refusal-error.ts';
import { type ConditionalWriter, ownHeaders } from './conditions.ts';
import { ownFolder } from './published.ts';
import type { Surroundings } from './surroundings.ts';
import { ConditionError, type Found, type Target } from './target.ts';

const claimKey = `${ownFolder}claim.json`;

/** Milliseconds after which a claim that was not renewed is dead, and between two renewals. */
export const claimLasts = 5 * 60_000;
export const renewEvery = 10_000;

/**
 * Milliseconds that are left to a publish which is taken over from to notice that, by its next renewal, and to stop: what
 * it still writes would lie among the files of the other, and nobody would look for it there.
 */
export const noticeLasts = renewEvery + 5_000;

/** So long before the end of its claim a publish stops: what it has begun has to end before somebody else may begin. */
const reserve = 60_000;

/** What a claim says; `id` differs from every other's. */
interface ClaimText {
  readonly owner: string;
  readonly since: string;
  /** With it every renewal is another text, and has another ETag. */
  readonly renewed: string;
  readonly id: string;
}

const isClaim = objectOf<ClaimText>({ owner: isText, since: isText, renewed: isText, id: isText });

/** The right to write to a target, which one publish has at a time. */
export interface Claim {
  /** Makes the claim last on. Throws RefusalError where it is somebody else's by now. */
  renew(): Promise<void>;
  /** Gives it back. */
  release(): Promise<void>;
}

/** How a claim is taken. */
export interface Claiming {
  readonly target: Target;
  readonly surroundings: Surroundings;
  /** Takes the claim of another publish that lives. */
  readonly takeOver: boolean;
  readonly onLine: (line: string) => void;
}

/**
 * Takes the claim of a target that keeps conditions: of two who want it at once one gets it. One that was not renewed for
 * some minutes is of a publish that has died. Throws RefusalError where another has it.
 */
export async function takeClaim(claiming: Claiming, writer: ConditionalWriter): Promise<Claim> {
  const { target, surroundings, takeOver } = claiming;
  const text = claimTexts(surroundings, surroundings.unique());
  const there = await target.get(claimKey);
  if (there !== null && !takeOver && isAlive(there)) throw another(there);
  let etag = await orElse(
    () => (there === null ? writer.create(claimKey, text()) : writer.replace(claimKey, text(), there.etag)),
    async () => another(await target.get(claimKey)),
  );
  if (there !== null) await letNotice([there], claiming);
  return {
    async renew() {
      etag = await orElse(
        () => writer.replace(claimKey, text(), etag),
        async () => takenOver(),
      );
    },
    async release() {
      if ((await target.head(claimKey))?.etag === etag) await target.remove(claimKey);
    },
  };
}

/** Renewals by their own names, for targets that keep no conditions. */
const claimsFolder = `${ownFolder}claims/`;

/** Times that two publishes which see each other both step back, before they give up. */
const mostTries = 4;

/** The longest that one of them waits before it tries again, in milliseconds. */
const longestStep = 3000;

/**
 * Takes the claim of a target that keeps no conditions: each publish writes an object of its own, then looks whether there
 * are others. Of two that write at once at least one sees the other, as what was written is listed at once; who sees
 * another steps back, and tries again after a while of chance. Throws RefusalError where another stays.
 */
export async function takeListedClaim(claiming: Claiming): Promise<Claim> {
  const { target, surroundings, takeOver } = claiming;
  const id = surroundings.unique();
  const key = `${claimsFolder}${id}.json`;
  const text = claimTexts(surroundings, id);
  const write = () => target.put(key, { text: text() }, ownHeaders);
  const taken = takeOver ? await livingOthers(target, key) : [];
  for (const entry of taken.length === 0 ? [] : await target.list(claimsFolder)) await target.remove(entry.key);
  for (let tries = 1; ; tries++) {
    const [other] = await livingOthers(target, key);
    if (other !== undefined) throw another(other);
    await write();
    const [rival] = await livingOthers(target, key);
    if (rival === undefined) break;
    await target.remove(key);
    if (tries === mostTries) throw another(rival);
    await surroundings.sleep(surroundings.random() * longestStep);
  }
  await letNotice(taken, claiming);
  return {
    async renew() {
      if ((await target.head(key)) === null) throw takenOver();
      await write();
    },
    async release() {
      await target.remove(key);
    },
  };
}

/** The claims of others that were renewed in time; those that were not are removed. */
async function livingOthers(target: Target, own: string): Promise<Found[]> {
  const living: Found[] = [];
  for (const { key } of await target.list(claimsFolder)) {
    const found = key === own ? null : await target.get(key);
    if (found === null) continue;
    if (isAlive(found)) living.push(found);
    else await target.remove(key);
  }
  return living;
}

/** Waits until those whose claims were taken have stopped, unless they surely live no more. */
async function letNotice(taken: readonly Found[], { surroundings, onLine }: Claiming): Promise<void> {
  const owners = taken.filter(isAlive).map(({ text }) => parsed(text, isClaim)?.owner ?? 'another publish');
  const [living] = owners.filter((owner) => !surroundings.hasEnded(owner));
  if (living === undefined) return;
  onLine(`taking over from ${living}: ${noticeLasts / 1000} s are left to it to stop.`);
  await surroundings.sleep(noticeLasts);
}

/** By the target's own clock, which all publishes share. */
function isAlive({ modified, now }: Found): boolean {
  return now - modified < claimLasts;
}

/** Makes the text of a claim, of which every one differs from those before. */
function claimTexts({ owner, now }: Surroundings, id: string): () => string {
  const iso = () => new Date(now()).toISOString();
  const since = iso();
  let count = 0;
  return () => {
    const claim: ClaimText = { owner, since, renewed: `${iso()} ${count++}`, id };
    return JSON.stringify(claim);
  };
}

async function orElse(write: () => Promise<string>, refusal: () => Promise<RefusalError>): Promise<string> {
  try {
    return await write();
  } catch (error) {
    throw error instanceof ConditionError ? await refusal() : error;
  }
}

function another(found: Found | null): RefusalError {
  const claim = found === null ? null : parsed(found.text, isClaim);
  const who = claim === null ? '' : ` (${claim.owner}, since ${claim.since})`;
  return new RefusalError(
    `another publish to this target is under way${who}: wait until it ends, or stop it and publish with --take-over.`,
  );
}

function takenOver(): RefusalError {
  return new RefusalError(
    'another publish has taken this one over: this one stops. Publish again when that one has ended.',
  );
}

/**
 * Keeps a claim alive while work is done under it. The signal that the work gets is aborted, with the reason, when the
 * claim is lost, or could not be renewed in time.
 */
export async function underClaim<Result>(
  claim: Claim,
  surroundings: Surroundings,
  work: (signal: AbortSignal, assertHeld: () => void) => Promise<Result>,
): Promise<Result> {
  const lost = new AbortController();
  const ended = new AbortController();
  let renewed = surroundings.now();
  const renewing = (async () => {
    while (!ended.signal.aborted) {
      await surroundings.sleep(renewEvery, ended.signal);
      const begun = surroundings.now();
      await claim.renew();
      renewed = begun;
    }
  })().catch((error: unknown) => {
    if (!ended.signal.aborted) lost.abort(error);
  });
  const assertHeld = () => {
    if (surroundings.now() - renewed > claimLasts - reserve)
      lost.abort(new RefusalError('this publish was stopped for too long, and another may have begun: publish again.'));
    lost.signal.throwIfAborted();
  };
  try {
    return await work(lost.signal, assertHeld);
  } finally {
    ended.abort();
    await renewing;
    // A claim that cannot be given back ends by itself; what happened under it is what is told.
    await claim.release().catch(() => undefined);
  }
}

import { STATUS_CODES } from 'node:http';
import type { Surroundings } from '../publish/surroundings.ts';
import { SilenceError } from './ask.ts';
import { ClosedError, type Followed, type Following, follow, HopError, RedirectsError } from './follow.ts';
import { lackingFragments } from './fragments.ts';
import type { Outcome } from './outcome.ts';
import { PrivateAddressError } from './private-address.ts';

/** With what addresses are visited. */
export interface Visiting extends Following {
  readonly surroundings: Pick<Surroundings, 'now' | 'random' | 'sleep'>;
  /** The hosts that have answered something. */
  readonly answering: Set<string>;
}

/** Tries of one address. */
const mostTries = 3;

/** The wait before the second try, which grows fourfold, and the longest that somebody waits for a host, in milliseconds. */
const firstWait = 2000;
const patience = 60_000;

/** A host that gave no answer is asked again a while later at the earliest. */
const restAfterSilence = 10 * 60_000;

/** What DNS says of a name that there is not. */
const noSuchHost = new Set(['ENOTFOUND', 'ENODATA']);

/** A certificate that no browser takes either. A chain that lacks its middle is left out: browsers find that elsewhere. */
const badCertificate = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Statuses that tell a program that it is not let in, and nothing of what a reader would find. */
const closedToPrograms = new Set([401, 402, 403, 407, 418, 423, 426, 428, 451, 999]);

/** Statuses after which it may be otherwise a moment later (RFC 9110, 15; RFC 6585, 4). */
const passing = new Set([408, 421, 425, 429, 500, 502, 503, 504]);

/** One try: what came of it, or for how long somebody has to wait. */
type Try = { readonly outcome: Outcome } | Busy;

/** Nothing was learnt of an address yet. */
interface Busy {
  readonly host: string;
  readonly reason: string;
  /** For how long the host wants to be left alone, in milliseconds; null where it does not say. */
  readonly wait: number | null;
}

/** Asks for an address until something is known of it. `fragments` are looked for in the page, where there are any. */
export async function visit(url: URL, fragments: readonly string[], visiting: Visiting): Promise<Outcome> {
  const { surroundings, closed, turns, answering, signal } = visiting;
  for (let tries = 1; ; tries++) {
    const tried = await tryOnce(url, fragments, visiting);
    if ('outcome' in tried) return tried.outcome;
    const { host, reason, wait } = tried;
    const longest = wait ?? firstWait * 4 ** (tries - 1);
    if (tries < mostTries && longest <= patience) {
      if (wait !== null) turns.hold(host, surroundings.now() + wait);
      // Those who were refused together are not to come back together.
      else await surroundings.sleep((longest * (1 + surroundings.random())) / 2, signal);
      continue;
    }
    const outcome: Outcome = {
      kind: 'unknown',
      reason,
      until: surroundings.now() + Math.max(longest, restAfterSilence),
    };
    // One address that fails says nothing of others; a host that is silent, or asks for patience, does.
    if (wait !== null || !answering.has(host)) closed.set(host, outcome);
    return outcome;
  }
}

async function tryOnce(url: URL, fragments: readonly string[], visiting: Visiting): Promise<Try> {
  try {
    return answered(await follow(url, fragments.length > 0, visiting), fragments, visiting);
  } catch (error) {
    visiting.signal.throwIfAborted();
    return error instanceof HopError ? failed(error.cause, error.url, visiting) : endless(error, visiting);
  }
}

function answered(
  { answer, url, moved }: Followed,
  fragments: readonly string[],
  { surroundings, answering }: Visiting,
): Try {
  answering.add(url.host);
  const status = answer?.status ?? 200;
  const said = `${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();
  if (passing.has(status))
    return { host: url.host, reason: said, wait: waitOf(answer?.retryAfter ?? null, surroundings.now()) };
  if (closedToPrograms.has(status))
    return { outcome: { kind: 'unknown', reason: said, until: surroundings.now() + restAfterSilence } };
  if (status >= 400) return { outcome: { kind: 'gone', reason: said } };
  const text = answer?.text ?? null;
  const lacking = text === null ? [] : lackingFragments(text, fragments);
  return { outcome: { kind: 'found', moved, lacking, looked: fragments } };
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), in milliseconds; null where there is none. */
function waitOf(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

function endless(error: unknown, { surroundings }: Visiting): Try {
  if (!(error instanceof RedirectsError)) throw error;
  return { outcome: { kind: 'unknown', reason: error.message, until: surroundings.now() + restAfterSilence } };
}

/** What is learnt where a host gives no answer. */
function failed(cause: unknown, { host, hostname }: URL, { closed, headless }: Visiting): Try {
  if (cause instanceof ClosedError) return { outcome: cause.outcome };
  if (cause instanceof PrivateAddressError) return { outcome: { kind: 'private', address: cause.address } };
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (noSuchHost.has(code)) {
    const outcome: Outcome = { kind: 'gone', reason: `there is no host ${hostname}` };
    closed.set(host, outcome);
    return { outcome };
  }
  if (badCertificate.has(code)) return { outcome: { kind: 'gone', reason: `its certificate is not valid: ${code}` } };
  // What hangs or breaks off when it is looked at may answer a reader.
  headless.add(host);
  const message = cause instanceof Error ? cause.message : String(cause);
  return { host, reason: cause instanceof SilenceError || code === '' ? message : code, wait: null };
}

import type { Answer, Ask } from './ask.ts';
import type { Outcome } from './outcome.ts';
import type { Turns } from './turns.ts';

/** With what an address is followed. */
export interface Following {
  readonly ask: Ask;
  readonly turns: Turns;
  readonly signal: AbortSignal;
  /** Hosts that do not answer a look (HEAD) as they answer a reader. */
  readonly headless: Set<string>;
  /** What is known of whole hosts by now, so that it is not learnt once more for each of their addresses. */
  readonly closed: Map<string, Outcome>;
}

/** Where an address leads. */
export interface Followed {
  /** The last answer; null where a redirect leads to what is no server's, as an app's. */
  readonly answer: Answer | null;
  /** Who has answered. */
  readonly url: URL;
  /** Where it has moved to for good: what comes behind a redirect that is not permanent counts no more. */
  readonly moved: string | null;
}

/** As many as browsers follow at the most (Fetch, 4.4: 20). */
const mostRedirects = 20;

const redirects = new Set([301, 302, 303, 307, 308]);
const permanent = new Set([301, 308]);

/** A chain of redirects that has no end for who keeps no cookies. */
export class RedirectsError extends Error {
  override readonly name = 'RedirectsError';
}

/** All that there is to know of a host is known. */
export class ClosedError extends Error {
  override readonly name = 'ClosedError';
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('the host is not to be asked');
    this.outcome = outcome;
  }
}

/** A host on the way gave no answer: which one, and the reason as its cause. */
export class HopError extends Error {
  override readonly name = 'HopError';
  readonly url: URL;

  constructor(url: URL, cause: unknown) {
    super(`${url.host} gave no answer`, { cause });
    this.url = url;
  }
}

/** Asks for an address, and follows where it leads; each host in its turn. Throws HopError and RedirectsError. */
export async function follow(start: URL, wantsText: boolean, following: Following): Promise<Followed> {
  let url = start;
  let moved: string | null = null;
  let isPermanent = true;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const asked = url;
    const answer = await askOnce(url, wantsText, following).catch((error: unknown) => {
      throw new HopError(asked, error);
    });
    if (!redirects.has(answer.status) || answer.location === null) return { answer, url, moved };
    const next = URL.parse(answer.location, url);
    if (next === null || !/^https?:$/.test(next.protocol)) return { answer: null, url, moved };
    // A redirect without a fragment keeps the one that there was (RFC 9110, 10.2.2).
    if (next.hash === '') next.hash = url.hash;
    isPermanent &&= permanent.has(answer.status);
    if (isPermanent) moved = next.href;
    url = next;
  }
  throw new RedirectsError(`more than ${mostRedirects} redirects`);
}

/** With a look first, which costs a server the least; one that is refused says nothing yet. */
async function askOnce(
  url: URL,
  wantsText: boolean,
  { ask, turns, signal, headless, closed }: Following,
): Promise<Answer> {
  const { host } = url;
  const turn = (method: 'HEAD' | 'GET') =>
    turns.at(host, signal, async () => {
      // It may have been learnt while this one waited for its turn.
      const known = closed.get(host);
      if (known !== undefined) throw new ClosedError(known);
      return await ask({ url, method, wantsText: wantsText && method === 'GET' }, signal);
    });
  if (wantsText || headless.has(host)) return await turn('GET');
  const looked = await turn('HEAD');
  if (looked.status < 400 || looked.status === 429) return looked;
  const asked = await turn('GET');
  if (asked.status < 400) headless.add(host);
  return asked;
}

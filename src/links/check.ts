import type { ReportProgress } from '../site/options.ts';
import type { OutwardUrl } from '../site/outward-links.ts';
import { placeFragment } from './fragments.ts';
import type { KnownOutcome, Outcome } from './outcome.ts';
import { type Visiting, visit } from './visit.ts';

/** A link with what came of it. */
export interface CheckedLink {
  readonly link: OutwardUrl;
  readonly url: URL;
  readonly outcome: Outcome;
}

/** What came of a check. */
export interface Checked {
  readonly links: readonly CheckedLink[];
  /** All that is known by now, by address: for the next run. */
  readonly known: Readonly<Record<string, KnownOutcome>>;
  readonly counts: {
    /** The addresses that links lead to, but for those that are not to be asked. */
    readonly addresses: number;
    readonly asked: number;
    readonly ignored: number;
    /** Those of which nothing is known yet, as the check was ended. */
    readonly left: number;
  };
}

/** How links are checked. */
export interface Checking extends Visiting {
  readonly known: Readonly<Record<string, KnownOutcome>>;
  /** Milliseconds for which what was found is believed. */
  readonly age: number;
  readonly fragments: boolean;
  readonly isIgnored: (url: URL) => boolean;
  /** The links that are asked for this time; what is known of all others stays known. */
  readonly isWanted: (link: OutwardUrl) => boolean;
  readonly progress: ReportProgress;
}

/** An address and the links that lead to it. */
interface Address {
  readonly href: string;
  readonly links: { readonly link: OutwardUrl; readonly url: URL }[];
  readonly fragments: readonly string[];
}

/**
 * Asks for every address that links lead to, each once, whatever its fragments. What was found not long ago is believed;
 * what was not is asked for again, unless the host wants to be left alone. When the signal is aborted it ends with what is
 * known by then.
 */
export async function checkLinks(links: readonly OutwardUrl[], checking: Checking): Promise<Checked> {
  const { addresses, ignored, aside } = addressesOf(links, checking);
  const { known, signal, surroundings, progress } = checking;
  const begun = surroundings.now();
  const fresh = addresses.flatMap(({ href, fragments }) => {
    const one = known[href];
    return one !== undefined && isFresh(one, fragments, begun, checking) ? [[href, one] as const] : [];
  });
  const outcomes = new Map<string, KnownOutcome>(fresh);
  const toAsk = addresses.filter(({ href }) => !outcomes.has(href));
  let done = 0;
  await Promise.all(
    toAsk.map(async ({ href, fragments }) => {
      try {
        const outcome = await visit(new URL(href), fragments, checking);
        outcomes.set(href, { at: surroundings.now(), outcome });
        progress({ step: 'links', done: ++done, total: toAsk.length });
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    }),
  );
  const isLeft = ({ href }: Address) => !outcomes.has(href);
  return {
    links: addresses.flatMap((address) => {
      const outcome = outcomes.get(address.href)?.outcome;
      return outcome === undefined ? [] : address.links.map(({ link, url }) => ({ link, url, outcome }));
    }),
    known: Object.fromEntries(
      // What is only not asked for this time is not forgotten.
      [...addresses.map(({ href }) => href), ...ignored, ...aside].flatMap((href) => {
        const one = outcomes.get(href) ?? known[href];
        return one === undefined ? [] : [[href, one]];
      }),
    ),
    counts: {
      addresses: addresses.length,
      asked: outcomes.size - fresh.length,
      ignored: ignored.size,
      left: addresses.filter(isLeft).length,
    },
  };
}

function addressesOf(links: readonly OutwardUrl[], { isIgnored, isWanted, fragments }: Checking) {
  const byHref = new Map<string, Address['links']>();
  const ignored = new Set<string>();
  const aside = new Set<string>();
  for (const link of links) {
    // A URL without a scheme has that of the page, which is the safe one by now.
    const url = URL.parse(link.url, 'https://x/');
    if (url === null || !/^https?:$/.test(url.protocol)) continue;
    const asked = new URL(url);
    asked.hash = '';
    if (!isWanted(link)) aside.add(asked.href);
    else if (isIgnored(url)) ignored.add(asked.href);
    else byHref.set(asked.href, [...(byHref.get(asked.href) ?? []), { link, url }]);
  }
  const addresses = [...byHref].map(([href, of]): Address => {
    const wanted = fragments ? of.map(({ url }) => placeFragment(url)).filter((fragment) => fragment !== '') : [];
    return { href, links: of, fragments: [...new Set(wanted)].sort() };
  });
  return { addresses, ignored, aside };
}

function isFresh({ at, outcome }: KnownOutcome, fragments: readonly string[], now: number, { age }: Checking): boolean {
  switch (outcome.kind) {
    case 'found':
      return now - at < age && at <= now && fragments.every((fragment) => outcome.looked.includes(fragment));
    case 'unknown':
      return now < outcome.until && now >= at;
    case 'gone':
    case 'private':
      return false;
  }
}

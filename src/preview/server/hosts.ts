import { isIP } from 'node:net';

/** The addresses of this machine that no other can reach. */
export const loopback: readonly string[] = ['127.0.0.1', '::1'];

/** Addresses that stand for all of a machine's own. */
const everywhere = new Set(['0.0.0.0', '::']);

const header = /^(?:\[[\da-f:.]+\]|[a-z\d_.-]+)(?::\d{1,5})?$/i;

/**
 * Says which `Host` headers a preview answers: those that name this machine, and what `--host` named. A page of a
 * stranger can let its own name lead to this machine (DNS rebinding) and would then read drafts as if they were its own;
 * its requests have its name in them. An address cannot be led elsewhere, so a preview for everybody answers to all.
 */
export function hostCheck(named: string | null): (host: string | undefined) => boolean {
  const own = named === null ? null : nameOf(bracketed(named));
  const isForAll = named !== null && everywhere.has(bare(named));
  return (host) => {
    const name = nameOf(host ?? '');
    if (name === null) return false;
    if (name === 'localhost' || name.endsWith('.localhost') || loopback.includes(bare(name))) return true;
    return name === own || (isForAll && isIP(bare(name)) !== 0);
  };
}

/** True where a request comes from a page of the same host, or from no page at all. */
export function isOwnOrigin(origin: string | undefined, host: string): boolean {
  if (origin === undefined) return true;
  try {
    const { protocol, host: from } = new URL(origin);
    return /^https?:$/.test(protocol) && from === new URL(`${protocol}//${host}`).host;
  } catch {
    return false;
  }
}

/** The addresses to listen on where `--host` named this; null is loopback. */
export function addressesOf(named: string | null): readonly string[] {
  return named === null || named === 'localhost' ? loopback : [bare(named)];
}

/** How a URL names a host: `localhost` for the addresses that only this machine reaches. */
export function urlHost(named: string | null): string {
  if (named === null || everywhere.has(bare(named)) || loopback.includes(bare(named))) return 'localhost';
  return bracketed(named);
}

/** A header's host as URLs write it, without its port; null where it is none. */
function nameOf(host: string): string | null {
  if (!header.test(host)) return null;
  try {
    return new URL(`http://${host}`).hostname.replace(/\.$/, '');
  } catch {
    return null;
  }
}

function bare(name: string): string {
  return name.replace(/^\[(.*)\]$/, '$1');
}

function bracketed(name: string): string {
  return isIP(bare(name)) === 6 ? `[${bare(name)}]` : name;
}

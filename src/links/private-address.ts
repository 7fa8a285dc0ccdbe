import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Networks that are nobody's but their owner's: those that the IANA's registries of special-purpose addresses do not call
 * globally reachable (RFC 6890), and multicast.
 */
const privateNetworks = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  privateNetworks.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privateNetworks.addSubnet(network, bits, 'ipv6');

/** A host leads into a private network. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  readonly address: string;

  constructor(address: string) {
    super(`${address} is a private address`);
    this.address = address;
  }
}

/** True for an IP address of a private network; an IPv6 address that stands for one of IPv4 is that one. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && privateNetworks.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Throws PrivateAddressError where a URL's host is an address of a private network itself, which nobody looks up. */
export function assertPublicHost({ hostname }: URL): void {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isPrivateAddress(address)) throw new PrivateAddressError(address);
}

/**
 * Looks a name up, and refuses one that leads into a private network: what is asked for is written in content, and who runs
 * this may be where a stranger may not. The connection is made to the very addresses that were looked at.
 */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    const hidden = addresses?.find(({ address }) => isPrivateAddress(address));
    const [first] = addresses ?? [];
    if (error !== null) callback(error, []);
    else if (hidden !== undefined) callback(new PrivateAddressError(hidden.address), []);
    else if (options.all === true || first === undefined) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

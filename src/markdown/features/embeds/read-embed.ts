import type { Address, Embed, ProviderId } from './embed.ts';
import { vimeo, youtube } from './films.ts';
import { bluesky, mastodon, x } from './notes.ts';
import { codepen, codesandbox, gist, stackblitz } from './programs.ts';

/** What each provider's addresses mean; Mastodon, whose servers have any name, comes last. */
const readers: Readonly<Record<ProviderId, (address: Address) => Embed | null>> = {
  youtube,
  vimeo,
  x,
  bluesky,
  gist,
  codepen,
  codesandbox,
  stackblitz,
  mastodon,
};

/** What is at an address of a provider whose things texts show; null for any other address, of which nothing is guessed. */
export function readEmbed(url: string): Embed | null {
  const address = addressOf(url);
  if (address === null) return null;
  for (const read of Object.values(readers)) {
    const embed = read(address);
    if (embed !== null) return embed;
  }
  return null;
}

function addressOf(url: string): Address | null {
  const parsed = URL.parse(url.startsWith('//') ? `https:${url}` : url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  const { hostname, port, username, password, pathname, searchParams, hash } = parsed;
  if (port !== '' || username !== '' || password !== '') return null;
  return {
    host: hostname.replace(/^(?:www|m|mobile)\./, ''),
    path: pathname.split('/').filter((word) => word !== ''),
    query: searchParams,
    fragment: hash.slice(1),
  };
}

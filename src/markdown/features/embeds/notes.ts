import { type Address, type Embed, noMore } from './embed.ts';

// What people write on social networks. Nothing of it is framed: a page shows its words, where they were fetched, or leads there.

/** From when on a number of X's says when it was given: the first of the kind, and the moment that it counts from. */
const firstTimed = 29_700_859_247n;
const epoch = 1_288_834_974_657n;

/** A note on X, by either name of the network: `x.com/NAME/status/ID`. */
export function x({ host, path }: Address): Embed | null {
  if (host !== 'x.com' && host !== 'twitter.com') return null;
  const [name = '', word = '', id = '', ...others] = path[0] === 'i' && path[1] === 'web' ? path.toSpliced(1, 1) : path;
  const isMore = others.length === 0 || /^(?:photo|video)\/\d+$/.test(others.join('/'));
  if (!/^\w{1,20}$/.test(name) || !/^status(?:es)?$/.test(word) || !/^\d{1,19}$/.test(id) || !isMore) return null;
  const number = BigInt(id);
  return {
    ...noMore,
    provider: 'x',
    kind: 'note',
    key: `x-${id}`,
    url: `https://x.com/${name}/status/${id}`,
    author: name === 'i' ? null : `@${name}`,
    published: number < firstTimed ? null : Number((number >> 22n) + epoch),
  };
}

/** Milliseconds between which notes of the fediverse were written: numbers of anything else say other times. */
const [earliest, latest] = [Date.UTC(2016, 0), Date.UTC(2100, 0)];

/** A note on a server of Mastodon, which may be any host: `/@NAME/ID`, where the number says when it was written. */
export function mastodon({ host, path }: Address): Embed | null {
  const written = path.join('/');
  const [, short, long, id = ''] = /^(?:@([\w.@-]+)|users\/([\w.-]+)\/statuses)\/(\d{17,18})$/.exec(written) ?? [];
  const name = short ?? long;
  const published = Number(BigInt(id) >> 16n);
  if (name === undefined || published < earliest || published > latest || host.includes(':')) return null;
  return {
    ...noMore,
    provider: 'mastodon',
    kind: 'note',
    key: `mastodon-${host}-${id}`,
    url: `https://${host}/@${name}/${id}`,
    author: name.includes('@') ? `@${name}` : `@${name}@${host}`,
    published,
  };
}

const tidSigns = '234567abcdefghijklmnopqrstuvwxyz';

/** A note on Bluesky, `bsky.app/profile/NAME/post/ID`, whose id counts microseconds (AT Protocol, TID). */
export function bluesky({ host, path }: Address): Embed | null {
  const [profile, name = '', post, id = '', ...others] = path;
  if (host !== 'bsky.app' || profile !== 'profile' || post !== 'post' || others.length > 0) return null;
  if (!/^(?:[\w.-]+|did:[a-z]+:[\w.:-]+)$/.test(name) || !/^[2-7a-z]{13}$/.test(id)) return null;
  let number = 0n;
  for (const sign of id) number = number * 32n + BigInt(tidSigns.indexOf(sign));
  return {
    ...noMore,
    provider: 'bluesky',
    kind: 'note',
    key: `bluesky-${id}`,
    url: `https://bsky.app/profile/${name}/post/${id}`,
    author: name.startsWith('did:') ? null : `@${name}`,
    published: Number((number >> 10n) / 1000n),
  };
}

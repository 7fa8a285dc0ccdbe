import { type Address, type Embed, noMore, withQuery } from './embed.ts';

const filmId = /^[\w-]{11}$/;
const listId = /^[\w-]{2,64}$/;

/** Forms of an address with the film's id behind a word. */
const filmFolders = new Set(['shorts', 'embed', 'v', 'e', 'live']);

/**
 * A film or a playlist of YouTube: `youtu.be/ID`, `/watch?v=ID`, `/shorts/ID`, `/embed/ID`, `/v/ID`, `/live/ID`,
 * `/playlist?list=ID`. It is framed by the host that sets no cookies before it is played.
 */
export function youtube({ host, path, query, fragment }: Address): Embed | null {
  const isShort = host === 'youtu.be';
  if (!isShort && host !== 'youtube.com' && host !== 'youtube-nocookie.com') return null;
  const [first = '', second = '', ...others] = path;
  const isList = first === 'playlist' || (first === 'embed' && second === 'videoseries');
  const list = listId.exec(query.get('list') ?? '')?.[0] ?? null;
  if (isList && !isShort) return list === null ? null : playlist(list);
  const [id, rest] = isShort
    ? [first, [second, ...others]]
    : first === 'watch'
      ? [query.get('v') ?? '', [second, ...others]]
      : [filmFolders.has(first) ? second : '', others];
  // A channel's film of the moment, whatever that is.
  if (!filmId.test(id) || id === 'live_stream' || rest.join('') !== '') return null;
  const start = seconds(query.get('t') ?? query.get('start') ?? timeIn(fragment));
  const end = seconds(query.get('end'));
  const isUpright = first === 'shorts';
  return {
    ...noMore,
    provider: 'youtube',
    kind: 'film',
    key: `youtube-${id}`,
    url: isUpright
      ? `https://www.youtube.com/shorts/${id}`
      : withQuery(`https://www.youtube.com/watch?v=${id}`, { list, t: start === null ? null : `${start}s` }),
    frame: withQuery(`https://www.youtube-nocookie.com/embed/${id}?autoplay=1`, { list, start, end }),
    ratio: isUpright ? '9-16' : '16-9',
  };
}

function playlist(list: string): Embed {
  return {
    ...noMore,
    provider: 'youtube',
    kind: 'film',
    key: `youtube-list-${list}`,
    url: `https://www.youtube.com/playlist?list=${list}`,
    frame: `https://www.youtube-nocookie.com/embed/videoseries?autoplay=1&list=${list}`,
    ratio: '16-9',
  };
}

/** What an address of Vimeo's has before the film's number; `*` is any name. */
const vimeoForms = [
  [],
  ['channels', '*'],
  ['groups', '*', 'videos'],
  ['album', '*', 'video'],
  ['showcase', '*', 'video'],
];

/** A film of Vimeo, `vimeo.com/ID`; one that is not listed has a second word. Its player is told not to track. */
export function vimeo({ host, path, query, fragment }: Address): Embed | null {
  if (host !== 'vimeo.com' && host !== 'player.vimeo.com') return null;
  const forms = host === 'vimeo.com' ? vimeoForms : [['video']];
  const form = forms.find((words) => {
    return words.every((word, at) => word === '*' || word === path[at]) && /^\d+$/.test(path[words.length] ?? '');
  });
  if (form === undefined) return null;
  const [id = '', inPath = null, ...others] = path.slice(form.length);
  const secret = inPath ?? query.get('h');
  if (others.length > 0 || (secret !== null && !/^[\da-f]{6,}$/.test(secret))) return null;
  const start = seconds(timeIn(fragment) ?? query.get('t'));
  const at = start === null ? '' : `#t=${start}s`;
  return {
    ...noMore,
    provider: 'vimeo',
    kind: 'film',
    key: `vimeo-${id}`,
    url: `https://vimeo.com/${id}${secret === null ? '' : `/${secret}`}${at}`,
    frame: withQuery(`https://player.vimeo.com/video/${id}`, { h: secret, dnt: '1', autoplay: '1' }) + at,
    ratio: '16-9',
  };
}

function timeIn(fragment: string): string | null {
  return new URLSearchParams(fragment).get('t');
}

/** `90`, `90s` and `1m30s` as seconds; null for anything else, and for the beginning. */
function seconds(written: string | null): string | null {
  const [whole, hours = '0', minutes = '0', rest = '0'] =
    /^(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s?)?$/.exec(written ?? '') ?? [];
  if (whole === undefined) return null;
  const sum = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  return sum === 0 ? null : String(sum);
}

import type { Embed } from './embed.ts';
import { gistAnchor, isGistId } from './programs.ts';
import { readEmbed } from './read-embed.ts';

/** A tag of another generator that shows something of a provider. */
export interface EmbedTag {
  readonly embed: Embed;
  /** What it is called where the tag says so. */
  readonly title: string | null;
}

const hugo = /^\{\{([<%])\s*(?!\/)([\w.-]+)(?![\w.-])([\s\S]*?)\/?\s*([>%])\}\}$/;
const liquid = /^\{%-?\s*(?:include\s+)?([\w./-]+)(?![\w./-])([\s\S]*?)-?%\}$/;

/**
 * What a shortcode of Hugo or a tag of Liquid shows, by the meaning that Hugo itself, Jekyll's and Hexo's usual plugins and
 * the includes of well-known themes give it. Null for any other, and for one that lacks what it needs.
 */
export function readTag(written: string): EmbedTag | null {
  const [, open, ofHugo, restOfHugo = '', close] = hugo.exec(written) ?? [];
  const [, ofLiquid, restOfLiquid = ''] = liquid.exec(written) ?? [];
  const isHugo = ofHugo !== undefined && (open === '<') === (close === '>');
  const name = isHugo ? ofHugo : ofLiquid;
  if (name === undefined) return null;
  const words = wordsOf(isHugo ? restOfHugo : restOfLiquid);
  const url = urlOf(
    name
      .toLowerCase()
      .replace(/^embed\//, '')
      .replace(/\.html$/, ''),
    words,
  );
  const embed = url === null ? null : readEmbed(url);
  return embed && { embed, title: words.named.get('title') ?? null };
}

/**
 * The address of what a tag of another generator shows by its words, such as `gist` and `jane/1a2b3c a.rb`; null where they
 * do not say it.
 */
export function shownByTag(name: string, rest: string): string | null {
  return urlOf(name, wordsOf(rest));
}

/** The names of all tags that may show something of a provider. */
export const tagNames: ReadonlySet<string> = new Set(
  'youtube vimeo tweet twitter x tweet_simple twitter_simple x_simple gist codepen mastodon bluesky codesandbox stackblitz embed'.split(
    ' ',
  ),
);

interface Words {
  readonly plain: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

const word = /(?:([A-Za-z][\w-]*)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s,"'`]+))/g;

/** The words behind a tag's name, in quotation marks or bare; those before a `=` name the next. */
function wordsOf(rest: string): Words {
  const plain: string[] = [];
  const named = new Map<string, string>();
  for (const [, name, ...values] of rest.matchAll(word)) {
    const value = (values.find((one) => one !== undefined) ?? '').trim();
    if (name === undefined) plain.push(value);
    else if (value !== '') named.set(name.toLowerCase(), value);
  }
  return { plain, named };
}

/** The address of what a tag shows. A tag may have that instead of an id. */
function urlOf(name: string, { plain, named }: Words): string | null {
  const value = (...keys: string[]) => keys.map((key) => named.get(key)).find((one) => one !== undefined) ?? null;
  const first = plain[0] ?? null;
  const id = value('id', 'url', 'link', 'status', 'src') ?? first;
  if (id === null) return null;
  if (/^https?:\/\//i.test(id)) return name === 'video' ? null : withFile(id, name === 'gist' ? plain[1] : undefined);
  switch (name) {
    case 'youtube':
      return filmOfYoutube(id, plain[1] === 'playlist', value('start', 't'), value('end'));
    case 'vimeo':
      return `https://vimeo.com/${id}`;
    case 'video':
      return ofProvider(value('provider'), id);
    case 'tweet':
    case 'twitter':
    case 'x':
    case 'tweet_simple':
    case 'twitter_simple':
    case 'x_simple':
      return /^[\w/]+\/status\/\d+$/.test(id)
        ? `https://x.com/${id}`
        : `https://x.com/${value('user') ?? 'i'}/status/${id}`;
    case 'gist':
      return gistUrl(plain, value('user', 'username'), value('id'), value('file', 'filename'));
    case 'codepen': {
      const user = value('user', 'username');
      if (user !== null) return `https://codepen.io/${user}/pen/${value('id', 'slug', 'hash') ?? id}`;
      return id.includes('/') ? `https://codepen.io/${id}` : null;
    }
    case 'codesandbox':
      return `https://codesandbox.io/s/${id}`;
    case 'stackblitz':
      return `https://stackblitz.com/edit/${id}`;
    default:
      return null;
  }
}

function filmOfYoutube(id: string, isList: boolean, start: string | null, end: string | null): string {
  if (isList) return `https://www.youtube.com/playlist?list=${id}`;
  const times = [start === null ? '' : `&start=${start}`, end === null ? '' : `&end=${end}`];
  return `https://www.youtube.com/watch?v=${id}${times.join('')}`;
}

/** The include of a theme for all films, which names who keeps them. */
function ofProvider(provider: string | null, id: string): string | null {
  if (provider === 'youtube') return filmOfYoutube(id, false, null, null);
  return provider === 'vimeo' ? `https://vimeo.com/${id}` : null;
}

/** Hugo writes `NAME ID "file"`, Jekyll `NAME/ID file` or `ID file`. */
function gistUrl(plain: readonly string[], user: string | null, id: string | null, file: string | null): string {
  const [first = '', second = '', third] = plain;
  if (id !== null)
    return withFile(`https://gist.github.com/${user === null ? '' : `${user}/`}${id}`, file ?? undefined);
  return isGistId(second) && !first.includes('/')
    ? withFile(`https://gist.github.com/${first}/${second}`, file ?? third)
    : withFile(`https://gist.github.com/${first}`, file ?? plain[1]);
}

function withFile(url: string, file: string | undefined): string {
  return file === undefined ? url : `${url}#${gistAnchor(file)}`;
}

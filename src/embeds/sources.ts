import { z } from 'zod';
import type { Embed, ProviderId } from '../markdown/features/embeds/embed.ts';
import { isGistId } from '../markdown/features/embeds/programs.ts';
import type { EmbedRecord } from '../markdown/features/embeds/record.ts';
import { DownloadError } from './download.ts';
import { noteText } from './note-text.ts';

/** What a provider says of something: what of it a record has, and where a picture of it may be, the best first. */
export interface Description {
  readonly record: Partial<Omit<EmbedRecord, 'picture'>>;
  readonly pictures: readonly string[];
}

/** Where a provider describes what it keeps, and how. */
export interface Source {
  readonly url: (embed: Embed) => string;
  /** Throws ZodError where the answer is another than it was, and DownloadError where it says that nobody may see it. */
  readonly read: (answer: unknown, embed: Embed) => Description;
}

const word = z
  .string()
  .trim()
  .nullish()
  .transform((value) => value || null);
const pixels = z.coerce.number().int().positive().nullish().catch(null);

/** What is looked at of an answer by oEmbed (oembed.com, 2.3.4). */
const oembed = z.object({
  title: word,
  author_name: word,
  thumbnail_url: word,
  width: pixels,
  height: pixels,
  html: word,
});

function endpoint(address: string): Source['url'] {
  return ({ url }) => {
    const asked = new URL(address);
    asked.searchParams.set('url', url);
    return asked.href;
  };
}

function titled(answer: unknown): Description {
  const { title, author_name: author, thumbnail_url: picture } = oembed.parse(answer);
  return { record: { title, author }, pictures: picture === null ? [] : [picture] };
}

/**
 * The size of a film's player is its ratio; YouTube's says nothing but its usual one. Of a film that asks for a password, or
 * that the site may not show, Vimeo leaves the title out of an answer that is complete otherwise.
 */
function film(answer: unknown): Description {
  const { width, height } = oembed.parse(answer);
  const described = titled(answer);
  if (!described.record.title) throw new DownloadError('status 403', 403);
  return width && height ? { ...described, record: { ...described.record, size: `${width}x${height}` } } : described;
}

function filmOfYoutube(answer: unknown, { key, ratio }: Embed): Description {
  const { record, pictures } = titled(answer);
  const id = key.startsWith('youtube-list-') ? null : key.slice('youtube-'.length);
  const best = ratio === '9-16' ? ['oardefault', 'maxresdefault'] : ['maxresdefault'];
  const larger = id === null ? [] : best.map((name) => `https://i.ytimg.com/vi/${id}/${name}.jpg`);
  return { record, pictures: [...larger, ...pictures] };
}

/** Of a note that is answered with the HTML of a quotation. */
function quotation(answer: unknown): Description {
  const { author_name: author, html } = oembed.parse(answer);
  return { record: { author, ...noteText(html ?? '') }, pictures: [] };
}

const status = z.object({
  content: z.string(),
  language: word,
  account: z.object({ display_name: word, acct: word }),
});

function noteOfMastodon(answer: unknown): Description {
  const { content, language, account } = status.parse(answer);
  const said = noteText(content);
  const author = account.display_name ?? account.acct;
  return { record: { author, text: said.text || null, language: language ?? said.language }, pictures: [] };
}

const gistFiles = z.object({
  description: word,
  owner: z.object({ login: word }).nullish(),
  files: z.record(
    z.string(),
    z.object({ filename: z.string(), content: z.string(), truncated: z.boolean().catch(false) }),
  ),
});

/** One of which a file was cut stays a link: half a file is none. */
function codeOfGist(answer: unknown): Description {
  const { description, owner, files } = gistFiles.parse(answer);
  const all = Object.values(files).map(({ filename: name, content: text }) => ({ name, text }));
  const isWhole = Object.values(files).every(({ truncated }) => !truncated);
  return { record: { title: description, author: owner?.login ?? null, files: isWhole ? all : null }, pictures: [] };
}

/** Who describes what; StackBlitz says nothing of a project. */
export const sources: Readonly<Record<ProviderId, Source | null>> = {
  youtube: { url: endpoint('https://www.youtube.com/oembed?format=json'), read: filmOfYoutube },
  vimeo: { url: endpoint('https://vimeo.com/api/oembed.json?width=1280'), read: film },
  x: { url: endpoint('https://publish.x.com/oembed?omit_script=1&dnt=1'), read: quotation },
  mastodon: {
    url: ({ url }) => `${new URL(url).origin}/api/v1/statuses/${url.split('/').at(-1)}`,
    read: noteOfMastodon,
  },
  bluesky: { url: endpoint('https://embed.bsky.app/oembed?format=json'), read: quotation },
  gist: { url: ({ url }) => `https://api.github.com/gists/${gistPath(url)}`, read: codeOfGist },
  codepen: { url: endpoint('https://codepen.io/api/oembed?format=json'), read: titled },
  codesandbox: { url: endpoint('https://codesandbox.io/oembed?format=json'), read: titled },
  stackblitz: null,
};

/** The id of a gist, and of one of its versions, without who wrote it. */
function gistPath(url: string): string {
  const path = new URL(url).pathname.split('/').slice(1);
  return path.slice(isGistId(path[0] ?? '') ? 0 : 1).join('/');
}

/** Who keeps what texts show of others. */
export type ProviderId =
  | 'youtube'
  | 'vimeo'
  | 'x'
  | 'mastodon'
  | 'bluesky'
  | 'gist'
  | 'codepen'
  | 'codesandbox'
  | 'stackblitz';

/** What each is called. */
export const providerNames: Readonly<Record<ProviderId, string>> = {
  youtube: 'YouTube',
  vimeo: 'Vimeo',
  x: 'X',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  gist: 'GitHub Gist',
  codepen: 'CodePen',
  codesandbox: 'CodeSandbox',
  stackblitz: 'StackBlitz',
};

/** Something of another site that a text shows, as far as its address says what it is. Plain data. */
export interface Embed {
  readonly provider: ProviderId;
  /** A film, a program that runs, a note on a social network, or a text that is code. */
  readonly kind: 'film' | 'demo' | 'note' | 'code';
  /** Names what was fetched of it, `youtube-dQw4w9WgXcQ`: a name that is safe for a file. */
  readonly key: string;
  /** The page of it for people. */
  readonly url: string;
  /** What a page frames once a reader has asked for it; null for what is shown without a frame. */
  readonly frame: string | null;
  /** Of the frame; see frames.ts. */
  readonly ratio: string | null;
  /** Who wrote it, as the address says. */
  readonly author: string | null;
  /** When it was written, in milliseconds since 1970 UTC, where its number says that. */
  readonly published: number | null;
  /** Which of several files of code is meant, by its name in the address; null for all. */
  readonly file: string | null;
}

/** An address, parted. */
export interface Address {
  /** Without `www.` and what stands before the host on phones. */
  readonly host: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  /** Without its sign. */
  readonly fragment: string;
}

/** What most embeds have not. */
export const noMore = { frame: null, ratio: null, author: null, published: null, file: null } as const;

/** A URL with these of its parameters that have a value. */
export function withQuery(url: string, values: Readonly<Record<string, string | null>>): string {
  const written = new URL(url);
  for (const [name, value] of Object.entries(values)) if (value !== null) written.searchParams.set(name, value);
  return written.href;
}

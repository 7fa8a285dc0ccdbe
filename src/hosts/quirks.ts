import type { HostName } from '../config/kinds.ts';

/** What hosts do differently when they serve the same files. */
export interface Quirks {
  /** The status that leads on from a path without its last slash. */
  readonly slash: 301 | 302 | 308;
  /** Where redirects come in: before the files, after them, or not at all. */
  readonly moves: 'first' | 'last' | 'none';
  /** Whether redirects may ask for a query. */
  readonly queries: boolean;
  /** Whether header fields of the site's own are sent. */
  readonly headers: boolean;
  /** Whether the compressed copies are sent. */
  readonly copies: boolean;
  /** What a page that can be asked for without its ending does: `/page` shows `page.html`, and that leads to `/page`. */
  readonly bare: 'no' | 'shown' | 'only';
  /** Whether a page is sent as Markdown to who takes that. */
  readonly markdown: boolean;
  /** `Cache-Control` of everything, where a host knows but its own. */
  readonly cache: string | null;
}

const server: Quirks = {
  slash: 301,
  moves: 'first',
  queries: true,
  headers: true,
  copies: true,
  bare: 'no',
  markdown: true,
  cache: null,
};

/** The quirks of each host, from its documentation, its published sources, or as it was seen. */
export const quirks: Readonly<Record<HostName, Quirks>> = {
  netlify: { ...server, copies: false, bare: 'shown', markdown: false },
  cloudflare: { ...server, slash: 308, queries: false, copies: false, bare: 'only', markdown: false },
  vercel: { ...server, slash: 308, copies: false, markdown: false },
  github: {
    ...server,
    moves: 'none',
    queries: false,
    headers: false,
    copies: false,
    bare: 'shown',
    markdown: false,
    cache: 'max-age=600',
  },
  gitlab: {
    ...server,
    slash: 302,
    moves: 'last',
    queries: false,
    headers: false,
    bare: 'shown',
    markdown: false,
    cache: 'max-age=600',
  },
  nginx: server,
  caddy: { ...server, slash: 308 },
  apache: server,
};

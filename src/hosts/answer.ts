import { cacheControl, type Encoding, type Manifest, type ManifestFile } from '../model/manifest.ts';
import { decodeUrl } from '../model/url.ts';
import { type FeedForm, type HostFacts, hostFacts, type Move } from './facts.ts';
import { takesMarkdown } from './lines.ts';
import type { Quirks } from './quirks.ts';

/** What a request asks for, as far as an answer depends on it. Header fields have their names in lower case. */
export interface Asked {
  readonly method: string;
  /** From the host's root, as it was sent, without its query. */
  readonly path: string;
  /** Without its question mark; empty where there is none. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What is answered: a status, header fields, and a file of the output, or a part of it, or nothing. */
export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: string | null;
  /** The first byte and the last of the part that is sent; null for all. */
  readonly range: readonly [number, number] | null;
}

/** The copies that a browser may be sent, the smaller first. */
const encodings: readonly Encoding[] = ['br', 'gzip'];

/** A finished site, as a host with these quirks serves it. Pure: which bytes are sent, the answer only names. */
export class ServedSite {
  readonly #facts: HostFacts;
  readonly #quirks: Quirks;
  /** By path from the output folder: the file, and its copies by their encoding. */
  readonly #files = new Map<string, ManifestFile>();
  readonly #copies = new Map<string, ManifestFile>();
  readonly #moves: ReadonlyMap<string, readonly Move[]>;

  constructor(manifest: Manifest, quirks: Quirks) {
    this.#facts = hostFacts(manifest, '', null);
    this.#quirks = quirks;
    this.#moves = Map.groupBy(this.#facts.moves, ({ from }) => decodeUrl(from));
    for (const file of manifest.files) {
      if (file.encoding !== null) this.#copies.set(file.path, file);
      else if (file.kind !== 'host') this.#files.set(file.path, file);
    }
  }

  answer(asked: Asked): Served {
    if (asked.method !== 'GET' && asked.method !== 'HEAD') return this.#plain(asked, 405, { Allow: 'GET, HEAD' });
    const { base } = this.#facts;
    const { moves } = this.#quirks;
    const moved = moves === 'none' ? null : this.#moved(asked);
    if (moved !== null && moves === 'first') return this.#redirect(asked, 301, moved);
    const found = this.#found(asked);
    if (found !== null) return found;
    if (moved !== null) return this.#redirect(asked, 301, moved);
    if (base !== '/' && `${asked.path}/` === base) return this.#redirect(asked, 301, base);
    return this.#notFound(asked);
  }

  /** Where an old address leads to; null for one that is none. */
  #moved({ path, query }: Asked): string | null {
    const { base, search, feeds } = this.#facts;
    const { queries } = this.#quirks;
    const given = new URLSearchParams(query);
    const asks = (wanted: string) => [...new URLSearchParams(wanted)].every(([key, value]) => given.get(key) === value);
    const moves = this.#moves.get(decodeUrl(path)) ?? [];
    const byQuery = queries ? moves.find((move) => move.query !== null && asks(move.query)) : undefined;
    const move = byQuery ?? moves.find((one) => one.query === null);
    if (move !== undefined) return move.to;
    if (queries && search !== null && path === base && given.get('s')) return `${search}?${query}`;
    return feeds.map((form) => feedAt(path, form)).find((to) => to !== null) ?? null;
  }

  #found(asked: Asked): Served | null {
    const { base } = this.#facts;
    const { path, query } = asked;
    if (!path.startsWith(base)) return null;
    const below = decodeUrl(path.slice(base.length));
    const search = query === '' ? '' : `?${query}`;
    const { bare, slash } = this.#quirks;
    if (below === '' || below.endsWith('/')) {
      const index = this.#files.get(`${below}index.html`);
      if (index === undefined) return null;
      const text = this.#markdownOf(index);
      return this.#file(asked, text !== undefined && asksForMarkdown(asked) ? text : index, 200);
    }
    const file = this.#files.get(below);
    if (file !== undefined) {
      if (bare !== 'only' || !below.endsWith('.html')) return this.#file(asked, file, 200);
      const shown = path.replace(/\.html$/, '').replace(/(^|\/)index$/, '$1');
      return this.#redirect(asked, 308, shown + search);
    }
    const page = bare === 'no' ? undefined : this.#files.get(`${below}.html`);
    if (page !== undefined) return this.#file(asked, page, 200);
    return this.#files.has(`${below}/index.html`) ? this.#redirect(asked, slash, `${path}/${search}`) : null;
  }

  #notFound(asked: Asked): Served {
    const page = this.#files.get('404.html');
    return page === undefined ? this.#plain(asked, 404, {}) : this.#file({ ...asked, headers: {} }, page, 404);
  }

  #file(asked: Asked, file: ManifestFile, status: 200 | 404): Served {
    const copy = this.#copyFor(file, asked.headers['accept-encoding'] ?? '');
    const sent = copy ?? file;
    const etag = `"${sent.sha256.slice(0, 32)}"`;
    const hasCopies = this.#quirks.copies && encodings.some((encoding) => this.#copyOf(file, encoding) !== undefined);
    const hasForms = file.kind === 'markdown' || this.#markdownOf(file) !== undefined;
    const vary = [...(hasForms && this.#quirks.markdown ? ['Accept'] : []), ...(hasCopies ? ['Accept-Encoding'] : [])];
    const headers = {
      ...this.#own(asked),
      'Content-Type': file.type,
      // Nobody is to keep what is not there: it may be there later.
      ...(status === 200 ? { 'Cache-Control': this.#quirks.cache ?? cacheControl[file.cache], ETag: etag } : {}),
      ...(vary.length === 0 ? {} : { Vary: vary.join(', ') }),
      ...(copy?.encoding == null ? {} : { 'Content-Encoding': copy.encoding }),
    };
    if (status === 200 && isKnown(asked.headers['if-none-match'], etag)) {
      const { 'Content-Type': _type, 'Content-Encoding': _encoding, ...kept } = { 'Content-Encoding': '', ...headers };
      return { status: 304, headers: kept, file: null, range: null };
    }
    const range = status === 200 && copy === undefined ? rangeOf(asked.headers, etag, file.size) : null;
    if (range === 'none') return this.#plain(asked, 416, { 'Content-Range': `bytes */${file.size}` });
    const accepts = copy === undefined && status === 200 ? { 'Accept-Ranges': 'bytes' } : {};
    const all = { ...headers, ...accepts };
    if (range === null)
      return { status, headers: { ...all, 'Content-Length': String(sent.size) }, file: sent.path, range: null };
    const [first, last] = range;
    const part = { 'Content-Range': `bytes ${first}-${last}/${file.size}`, 'Content-Length': String(last - first + 1) };
    return { status: 206, headers: { ...all, ...part }, file: file.path, range };
  }

  /** The Markdown that lies beside a page, where a host sends it. */
  #markdownOf({ path }: ManifestFile): ManifestFile | undefined {
    if (!this.#quirks.markdown || !path.endsWith('/index.html')) return undefined;
    const text = this.#files.get(path.replace(/html$/, 'md'));
    return text?.kind === 'markdown' ? text : undefined;
  }

  #copyFor(file: ManifestFile, accepted: string): ManifestFile | undefined {
    if (!this.#quirks.copies) return undefined;
    return encodings
      .filter((encoding) => accepts(accepted, encoding))
      .map((encoding) => this.#copyOf(file, encoding))
      .find((copy) => copy !== undefined);
  }

  #copyOf({ path }: ManifestFile, encoding: Encoding): ManifestFile | undefined {
    return this.#copies.get(path + (encoding === 'br' ? '.br' : '.gz'));
  }

  #own({ path }: Asked): Readonly<Record<string, string>> {
    if (!this.#quirks.headers) return {};
    const { headers, folders } = this.#facts;
    const below = folders.filter(({ folder }) => decodeUrl(path).startsWith(decodeUrl(folder)));
    return Object.fromEntries([...headers, ...below.flatMap((one) => one.headers)]);
  }

  #plain(asked: Asked, status: number, headers: Readonly<Record<string, string>>): Served {
    return { status, headers: { ...this.#own(asked), ...headers, 'Content-Length': '0' }, file: null, range: null };
  }

  #redirect(asked: Asked, status: number, to: string): Served {
    return this.#plain(asked, status, { Location: to });
  }
}

/** Whether a program takes Markdown, which no browser says of itself. */
function asksForMarkdown({ headers }: Asked): boolean {
  return new RegExp(takesMarkdown, 'i').test(headers.accept ?? '');
}

/** The feed that an address of WordPress's form stands for. */
function feedAt(path: string, { folder, depth, file }: FeedForm): string | null {
  if (!path.startsWith(folder)) return null;
  const [, names] = /^((?:[^/]+\/)*?)feed(?:\/(?:rss2?|rdf|atom))?\/?$/.exec(path.slice(folder.length)) ?? [];
  if (names === undefined || names.split('/').length - 1 !== depth) return null;
  return folder + names + file;
}

/** Whether a browser takes an encoding (RFC 9110, 12.5.3): one that it names, or all, but not with `q=0`. */
function accepts(field: string, encoding: Encoding): boolean {
  const given = field
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*/));
  const found = given.find(([name]) => name === encoding) ?? given.find(([name]) => name === '*');
  return found !== undefined && !found.some((part) => /^q=0(?:\.0*)?$/.test(part));
}

/** Whether a copy that a browser has is still the one (RFC 9110, 13.1.2: weak comparison). */
function isKnown(field: string | undefined, etag: string): boolean {
  if (field === undefined) return false;
  return field.trim() === '*' || field.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** The part that is asked for (RFC 9110, 14.2): of one range only, and of the file that the browser knows. */
function rangeOf(headers: Asked['headers'], etag: string, size: number): readonly [number, number] | 'none' | null {
  const { range, 'if-range': known } = headers;
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range?.trim() ?? '') ?? [];
  if ((from === '' && to === '') || (known !== undefined && known !== etag)) return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null;
  return first > last || first >= size ? 'none' : [first, last];
}

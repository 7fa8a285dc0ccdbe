import type { Manifest, ManifestFile } from '../model/manifest.ts';
import type { Published, PublishedFile } from './published.ts';
import { isPage } from './steps.ts';

/** The pages that a publish takes away, and how many there were. */
export interface Removal {
  readonly pages: number;
  readonly of: number;
}

/** How many of the published pages a site no longer has. */
export function removalOf(files: readonly ManifestFile[], published: Published | null): Removal {
  const paths = new Set(files.map((file) => file.path));
  const pages = (published?.files ?? []).filter(isPage);
  return { pages: pages.filter((page) => !paths.has(page.path)).length, of: pages.length };
}

/** A URL that was published, that a site does not answer any more, and what would make it. */
export interface LostUrl {
  /** From the site's own root. */
  readonly url: string;
  /** The post or page that has taken its place, by its file; null where none is known. */
  readonly source: string | null;
  /** The line for its front matter, which keeps the aliases that it has. */
  readonly aliases: string;
}

/** What has an address that people keep. Archives come and go with what they list. */
const lasting: ReadonlySet<string> = new Set(['post', 'standalone', 'redirect']);

/**
 * The URLs of published posts, standalone pages and redirects that a site has neither a file nor a redirect for. One whose
 * file has another URL now has taken the place of the one that it had.
 */
export function lostUrls({ files, redirects }: Manifest, published: Published | null): LostUrl[] {
  const answered = new Set([...files.map(({ url }) => url), ...redirects.map(({ from }) => from)]);
  const isLost = ({ kind, url, encoding }: PublishedFile) =>
    lasting.has(kind) && encoding === null && !answered.has(url);
  const texts = files.filter(({ kind, encoding }) => (kind === 'post' || kind === 'standalone') && encoding === null);
  const bySource = new Map(texts.map((text) => [text.source, text.url]));
  const lost = (published?.files ?? []).filter(isLost);
  return [...Map.groupBy(lost, ({ source }) => (bySource.has(source) ? source : null))].flatMap(([source, gone]) => {
    const to = bySource.get(source);
    const kept = to === undefined ? [] : redirects.filter((redirect) => redirect.to === to).map(({ from }) => from);
    const all = [...kept, ...gone.map(({ url }) => url)];
    return gone.map(({ url }) => ({ url, source, aliases: aliasesLine(source === null ? [url] : all) }));
  });
}

/** `aliases: [/old/, /older/]`, as it stands in front matter. */
function aliasesLine(urls: readonly string[]): string {
  return `aliases: [${urls.map((url) => (/^[\w/.~%-]+$/.test(url) ? url : JSON.stringify(url))).join(', ')}]`;
}

/** Why a publish takes away too much, as lines; none where it does not. */
export function limitLines(removal: Removal, share: number, lost: readonly LostUrl[]): string[] {
  const { pages, of } = removal;
  const tooMany =
    pages > of * share
      ? [
          `this would take away ${pages} of ${of} pages, more than ${Math.round(share * 100)} %: publish with --force where that is right.`,
        ]
      : [];
  return [...tooMany, ...(lost.length === 0 ? [] : lostLines(lost))];
}

/** What is told of lost URLs: a line for each post that has taken some over, and one for each of the rest. */
function lostLines(lost: readonly LostUrl[]): string[] {
  const lines = lost.map(({ url, source, aliases }) =>
    source === null
      ? `${url} was published and is gone: where another page takes its place, write into its front matter  ${aliases}`
      : `${url} was published and is gone: write into the front matter of ${source}  ${aliases}`,
  );
  return [...lines, 'nothing was published. Publish with --allow-lost where these addresses may end in “not found”.'];
}

import type { Manifest, ManifestFile } from '../model/manifest.ts';
import { aliasList, lostFiles } from '../output/lost-urls.ts';
import type { Published } from './published.ts';
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

/** URLs of one text that were published, that a site does not answer any more, and what would make it. */
export interface LostUrls {
  /** From the site's own root: old ones before the last. */
  readonly urls: readonly string[];
  /** The post or page that has taken the place of that text, by its file; null where none is known. */
  readonly source: string | null;
  /** The line for its front matter, which keeps the aliases that it has. */
  readonly aliases: string;
}

/**
 * The URLs of published posts, standalone pages and redirects that a site has neither a file nor a redirect for. One whose
 * file has another URL now has taken the place of the one that it had.
 */
export function lostUrls({ files, redirects }: Manifest, published: Published | null): LostUrls[] {
  const answered = new Set([...files.map(({ url }) => url), ...redirects.map(({ from }) => from)]);
  const texts = files.filter(({ kind, encoding }) => (kind === 'post' || kind === 'standalone') && encoding === null);
  const urlOf = new Map(texts.map((text) => [text.source, text.url]));
  return lostFiles(published?.files ?? [], (url) => answered.has(url)).map((gone) => {
    const urls = gone.map(({ url }) => url);
    const source = gone.find((file) => urlOf.has(file.source))?.source ?? null;
    const to = urlOf.get(source);
    const kept = to === undefined ? [] : redirects.filter((redirect) => redirect.to === to).map(({ from }) => from);
    return { urls, source, aliases: `aliases: ${aliasList([...kept, ...urls])}` };
  });
}

/** Why a publish takes away too much, as lines; none where it does not. */
export function limitLines(removal: Removal, share: number, lost: readonly LostUrls[]): string[] {
  const { pages, of } = removal;
  const tooMany =
    pages > of * share
      ? [
          `this would take away ${pages} of ${of} pages, more than ${Math.round(share * 100)} %: publish with --force where that is right.`,
        ]
      : [];
  return [...tooMany, ...(lost.length === 0 ? [] : lostLines(lost))];
}

/** What is told of lost URLs: a line for each text that they were of. */
function lostLines(lost: readonly LostUrls[]): string[] {
  const lines = lost.map(({ urls, source, aliases }) => {
    const gone = `${urls.join(', ')} ${urls.length === 1 ? 'was published and is gone' : 'were published and are gone'}`;
    const place =
      source === null
        ? 'where another page takes its place, write into its front matter'
        : `write into the front matter of ${source}`;
    return `${gone}: ${place}  ${aliases}`;
  });
  return [...lines, 'nothing was published. Publish with --allow-lost where these addresses may end in “not found”.'];
}

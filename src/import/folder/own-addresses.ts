import { decodeUrl } from '../../model/url.ts';
import { note } from '../notes.ts';
import { ownPages } from '../redirects.ts';
import type { Entry, FolderBlog } from './blog.ts';
import { isHidden } from './entry-data.ts';
import { leftOut } from './left-out.ts';
import type { AnsweredLists } from './old-lists.ts';

/** A theme has its own page for what is not found, and no other can be at its address. */
export function withoutNotFound(blog: FolderBlog): FolderBlog {
  const isNotFound = ({ address }: FolderBlog['entries'][number]) => /^\/404(?:\.html|\/)?$/.test(address ?? '');
  return {
    ...blog,
    entries: blog.entries.filter((entry) => !isNotFound(entry)),
    others: [
      ...blog.others,
      ...blog.entries
        .filter(isNotFound)
        .map(({ type, file }) =>
          leftOut(type, file, 'the page for what is not found: the theme has its own', { kind: 'changed' }),
        ),
    ],
  };
}

/** Of several texts that had one address the first that readers can see keeps it: the others have those of their files. */
export function withOwnAddresses(blog: FolderBlog): FolderBlog {
  const first = new Map<string, Entry>();
  for (const entry of [...blog.entries.filter((one) => !isHidden(one)), ...blog.entries.filter(isHidden)])
    if (entry.address !== null && !first.has(addressKey(entry.address))) first.set(addressKey(entry.address), entry);
  return {
    ...blog,
    entries: blog.entries.map((entry) => {
      const { address } = entry;
      if (address === null || first.get(addressKey(address)) === entry) return entry;
      return {
        ...entry,
        address: null,
        notes: [...entry.notes, note('address', `${address}, where another text is too`)],
      };
    }),
  };
}

/** Of an old address that several texts name the last one has it, as the last file that is written stays; none is a page's. */
export function withOwnAliases(blog: FolderBlog): FolderBlog {
  const pages = new Set(blog.entries.map(({ address }) => addressKey(address ?? '')));
  const last = new Map(
    blog.entries.flatMap(({ file, aliases }) => aliases.map((alias) => [addressKey(alias), file] as const)),
  );
  return {
    ...blog,
    entries: blog.entries.map((entry) => {
      const aliases = entry.aliases.filter(
        (alias) => !pages.has(addressKey(alias)) && last.get(addressKey(alias)) === entry.file,
      );
      const lost = entry.aliases.length - aliases.length;
      return lost === 0
        ? entry
        : {
            ...entry,
            aliases,
            notes: [...entry.notes, note('changed', 'an old address that another text has too', lost)],
          };
    }),
  };
}

/** Texts at the addresses of lists that the site has itself are beside those. */
export function withListsApart(blog: FolderBlog, { own }: AnsweredLists): FolderBlog {
  const lists = new Set(own.map(addressKey));
  return {
    ...blog,
    entries: blog.entries.map((entry) => {
      const { address } = entry;
      if (address === null || !lists.has(addressKey(address))) return entry;
      const beside = `${address.replace(/(?:\/index\.html|\/)$/, '')}-2/`;
      const taken = note('address', `${address}, where the site has a list of its own`);
      return { ...entry, address: beside, notes: [...entry.notes, taken] };
    }),
  };
}

/** What every site has beside its lists. */
const ownFiles = ['/sitemap.xml', '/robots.txt', '/404', '/manifest.webmanifest', '/site.webmanifest'];

/** Tells of what is left out, and of redirects, where nothing answers at the address. */
export function withUnanswered(blog: FolderBlog, { redirects, own, lost }: AnsweredLists): FolderBlog {
  const texts = blog.entries.flatMap(({ address, aliases }) => (address === null ? aliases : [address, ...aliases]));
  const answered = new Set([...Object.keys(redirects), ...own, ...ownPages, ...ownFiles, ...texts].map(addressKey));
  return {
    ...blog,
    notes: [...blog.notes, ...lost.map(([from, to]) => note('address', `${from}, which led to ${to}`))],
    others: blog.others.map((other) => {
      const { address } = other;
      if (address === null || answered.has(addressKey(address.replace(/\.html$/, '')))) return other;
      return { ...other, notes: [...other.notes, note('address', address)] };
    }),
  };
}

/** An address as all its spellings have it. One that ends in `.html` is another. */
function addressKey(address: string): string {
  return decodeUrl(address)
    .replace(/(?:\/index\.html|\/)$/, '')
    .normalize('NFC')
    .toLowerCase();
}

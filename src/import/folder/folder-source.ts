import { statSync } from 'node:fs';
import { posix } from 'node:path';
import { canonicalLocale } from '../../config/locale.ts';
import { createConverter } from '../html/convert.ts';
import type { ImportedItem, OtherItem } from '../item.ts';
import { isPicture } from '../media/names.ts';
import { PictureCheck, untilLooked } from '../media/picture-check.ts';
import { note } from '../notes.ts';
import { permalinkOf } from '../permalinks.ts';
import { ImportError, type Source, type SourceKind, type SourceOptions } from '../source.ts';
import type { FolderBlog } from './blog.ts';
import { BlogFiles, placeholder } from './files.ts';
import { splitSourceText } from './front-matter.ts';
import { hostRedirects } from './host-redirects.ts';
import { BlogLinks } from './links.ts';
import { withNamedTerms } from './named-terms.ts';
import { answeredLists } from './old-lists.ts';
import { withListsApart, withOwnAddresses, withOwnAliases, withoutNotFound, withUnanswered } from './own-addresses.ts';
import { createDataParser, type ParseData } from './parse-data.ts';
import { withPortraits } from './portraits.ts';
import { createScriptReader, moduleAt, type ScriptSettings } from './script-settings.ts';
import { SourceFiles } from './source-files.ts';
import { textItem } from './text-item.ts';

/** What reads the files of a generator beside its texts. */
export interface SourceReaders {
  readonly parse: ParseData;
  /** Reads a module of the source, with those beside it that it names. */
  readonly readModule: (file: string) => ScriptSettings;
}

/** A kind of generator whose blogs are folders. */
export interface BlogGenerator {
  /** As `--from` names it: `hugo`. */
  readonly name: string;
  /** What it is known by, for who looks for it: `hugo.toml or config/_default/`. */
  readonly sign: string;
  /** Whether a folder is a blog of it, by the names of a few files. */
  recognises(folder: string): boolean;
  /** Looks a folder through. Throws ImportError. */
  read(files: SourceFiles, readers: SourceReaders): FolderBlog;
}

/** The source kind of a generator. */
export function folderKind(generator: BlogGenerator): SourceKind {
  return {
    name: generator.name,
    sign: generator.sign,
    recognises: ([folder, ...others]) =>
      folder !== undefined && others.length === 0 && statSync(folder).isDirectory() && generator.recognises(folder),
    open: async (options) => openFolder(generator, options),
  };
}

async function openFolder(generator: BlogGenerator, { paths, progress }: SourceOptions): Promise<Source> {
  const [folder, ...others] = paths;
  if (folder === undefined || others.length > 0 || !statSync(folder).isDirectory())
    throw new ImportError(`A blog of ${generator.name} is one folder, the one that holds its configuration.`);
  const readScript = await createScriptReader();
  const parse = await createDataParser(readScript);
  const files = new SourceFiles(folder);
  const read = withHost(
    generator.read(files, { parse, readModule: (file) => moduleAt(file, files, readScript) }),
    files,
    parse,
  );
  const named = withNamedTerms(withOwnAliases(withOwnAddresses(withoutNotFound(read))));
  const lists = answeredLists(named);
  const blog = withUnanswered(withListsApart(named, lists), lists);
  const posts = blog.entries.filter(({ kind }) => kind === 'post');
  const pictures = new PictureCheck();
  const found = new BlogFiles(files, blog, pictures);
  const { authors, assets, notes } = await untilLooked(pictures, () => withPortraits(blog, found));
  return {
    name: blog.name,
    site: {
      name: blog.title,
      tagline: blog.tagline,
      url: blog.url,
      language: blog.language === null ? null : canonicalLocale(blog.language.replace('_', '-')),
      timeZone: blog.timeZone,
      permalink: permalinkOf(samplesOf(blog), blog.url ?? placeholder),
      categories: blog.categories,
      tags: blog.tags,
      authors,
      nav: blog.nav,
      used: {
        categories: posts.flatMap(({ categories }) => categories),
        authors: posts.flatMap(({ authors: names }) => names),
      },
      redirects: lists.redirects,
      assets,
      wanted: [],
    },
    counts: countsOf(blog, files),
    notes: [...blog.notes, ...notes],
    async *items() {
      yield* itemsOf(blog, found, pictures, files, parse, progress);
    },
  };
}

/** As many rules of the old host are told one by one. */
const mostRules = 20;

/** The blog with what the files for its host say: redirects, and the name of the site. */
function withHost(blog: FolderBlog, files: SourceFiles, parse: ParseData): FolderBlog {
  const { plain, patterns } = hostRedirects(files, parse, blog.fileRoots);
  const named = files.first('CNAME', ...blog.fileRoots.map((root) => posix.join(root, 'CNAME')));
  const host = named === null ? '' : files.read(named).trim();
  return {
    ...blog,
    url: blog.url ?? (/^[\w-]+(?:\.[\w-]+)+$/.test(host) ? `https://${host}/` : null),
    redirects: [...blog.redirects, ...plain],
    notes: [
      ...blog.notes,
      ...patterns.slice(0, mostRules).map((rule) => note('address', `by a rule of the old host: ${rule}`)),
      ...(patterns.length > mostRules
        ? [note('address', 'by further rules of the old host', patterns.length - mostRules)]
        : []),
    ],
  };
}

/** Published posts, from whose addresses the pattern of all is read. */
function samplesOf({ entries, url }: FolderBlog) {
  return entries.flatMap(({ kind, address, date, categories, isDraft }) => {
    if (kind !== 'post' || address === null || date === null || isDraft) return [];
    const last = address.split('/').findLast((part) => part !== '') ?? '';
    const name = last.replace(/\.html?$/, '');
    return [
      {
        id: -1,
        link: new URL(address.slice(1), url ?? placeholder).href,
        name,
        date: date.time.toISODate() ?? '',
        categories,
      },
    ];
  });
}

function countsOf(blog: FolderBlog, files: SourceFiles): ReadonlyMap<string, number> {
  const types = [...blog.entries.map(({ type }) => type), ...blog.others.map(({ origin }) => origin.type)];
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  counts.set('file', publicFiles(blog, files).length);
  return counts;
}

/** The files that were published as they are, and may be a text's: pictures, and what is in the folders for them. */
function publicFiles(blog: FolderBlog, files: SourceFiles): string[] {
  const texts = new Set([...blog.entries, ...blog.others.map(({ origin }) => origin)].map(({ file }) => file));
  const folders = blog.fileRoots.filter((root) => root !== '').map((root) => `${root}/`);
  return files.all.filter(
    (file) =>
      !texts.has(file) && (isPicture(file) || (folders.some((folder) => file.startsWith(folder)) && !isOfTheme(file))),
  );
}

/** What prints pages, and the sources of a text. */
function isOfTheme(file: string): boolean {
  return (
    /\.(?:css|s[ac]ss|less|[cm]?[jt]sx?|map|woff2?|ttf|otf|eot|html?|njk|liquid|ejs|pug|mdx?|markdown|ya?ml|toml|json|txt|xml)$/i.test(
      file,
    ) || /(?:^|\/)[._]/.test(file)
  );
}

async function* itemsOf(
  blog: FolderBlog,
  found: BlogFiles,
  pictures: PictureCheck,
  files: SourceFiles,
  parse: ParseData,
  progress: SourceOptions['progress'],
): AsyncGenerator<ImportedItem, void, undefined> {
  const bodyOf = (file: string) => (files.find(file) === null ? null : splitSourceText(files.read(file), parse).body);
  const toMarkdown = createConverter(blog.url ?? placeholder);
  const workshop = { blog, files: found, links: new BlogLinks(blog.entries), bodyOf, toMarkdown };
  for (const [index, entry] of blog.entries.entries()) {
    yield await untilLooked(pictures, () => textItem(entry, workshop));
    progress('import', index + 1, blog.entries.length);
  }
  yield* blog.others;
  for (const file of publicFiles(blog, files)) yield fileItem(file, found.used.has(file));
}

function fileItem(file: string, isUsed: boolean): OtherItem {
  return {
    kind: 'other',
    origin: { type: 'file', title: file, file, line: null, url: null },
    outcome: isUsed ? 'named by a text' : 'left out: no text names it',
    isLeftOut: !isUsed,
    assets: [],
    wanted: [],
    notes: isUsed ? [] : [note('leftOut', 'files that no text names')],
  };
}

import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { dateInName, nameOf } from '../../model/paths.ts';
import { AuthorBook } from '../folder/author-book.ts';
import type { Entry, FolderBlog, OtherFile } from '../folder/blog.ts';
import { withAttributeLists } from '../folder/body/attributes.ts';
import { withoutMdx } from '../folder/body/mdx.ts';
import { describedSite, isPostByPlace, plainEntry } from '../folder/conventions.ts';
import { type Data, isData, mapAt, merged, textAt, textOf, textsOf } from '../folder/data.ts';
import { aliasesIn, categoriesIn, dateIn, tagsIn, titleIn } from '../folder/entry-data.ts';
import type { BlogGenerator, SourceReaders } from '../folder/folder-source.ts';
import { splitSourceText } from '../folder/front-matter.ts';
import { leftOut } from '../folder/left-out.ts';
import { authorOf, siteUrlOf } from '../folder/settings.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { readEntryDate } from '../folder/written-date.ts';
import type { ImportedAuthor } from '../item.ts';
import { note } from '../notes.ts';
import type { OldAddress } from '../redirects.ts';
import { astroLists } from './astro-lists.ts';
import { astroSlug, pageAddress, routed } from './astro-paths.ts';

const configurations = ['mjs', 'ts', 'js', 'mts', 'cjs'].map((ending) => `astro.config.${ending}`);

/** Blogs of Astro: collections of content, and pages in Markdown. */
export const astro: BlogGenerator = {
  name: 'astro',
  sign: 'astro.config.mjs',
  recognises: (folder) => configurations.some((file) => existsSync(join(folder, file))),
  read: (files, readers) => new AstroBlog(files, readers).read(),
};

const ownKeys = new Set(['layout', 'setup', 'minutesread', 'readingtime']);

/** A collection of texts: where its files are, and the address before their slugs. */
interface Collection {
  readonly name: string;
  readonly folder: string;
  /** Whether a function of the site's own makes the slugs. */
  readonly isWorkedOut: boolean;
}

class AstroBlog {
  readonly #files: SourceFiles;
  readonly #readers: SourceReaders;
  readonly #settings: Data;
  readonly #hasFormulas: boolean;
  readonly #others: OtherFile[] = [];

  constructor(files: SourceFiles, readers: SourceReaders) {
    this.#files = files;
    this.#readers = readers;
    const file = files.first(...configurations);
    this.#settings = file === null ? {} : readers.readModule(file).exported;
    this.#hasFormulas = file !== null && /remark-?math/i.test(files.read(file));
  }

  read(): FolderBlog {
    const collections = this.#collections();
    const people = collections.filter(({ name }) => /^(?:authors?|team|people)$/.test(name));
    const authors = new AuthorBook(people.flatMap(({ folder }) => this.#authors(folder)));
    const entries = [
      ...collections.filter((one) => !people.includes(one)).flatMap((one) => this.#texts(one, authors)),
      ...this.#pages(authors),
    ];
    const constants = this.#constants();
    const redirects = Object.entries(mapAt(this.#settings, 'redirects')).map(
      ([from, to]) => [from, isData(to) ? textAt(to, 'destination') : textOf(to)] as const,
    );
    return {
      name: 'Astro',
      ...describedSite(constants),
      url: siteUrlOf(
        textAt(this.#settings, 'site') ?? describedSite(constants).url,
        textAt(this.#settings, 'base') ?? '',
      ),
      timeZone: null,
      nav: [],
      categories: [],
      tags: [],
      authors: authors.all,
      lists: astroLists(this.#files),
      redirects: redirects.flatMap(([from, to]): OldAddress[] =>
        to === null || from.includes('[') ? [] : [[from, to]],
      ),
      entries,
      others: this.#others,
      notes: redirects
        .filter(([from, to]) => to === null || from.includes('['))
        .map(([from, to]) => note('address', `by a rule of Astro’s redirects: ${from} to ${to ?? '…'}`)),
      fileRoots: [textAt(this.#settings, 'publicDir') ?? 'public'],
      otherRoots: ['', 'src', 'src/assets'],
      shortcuts: { '~/': 'src', '@/': 'src', '@assets/': 'src/assets', '@images/': 'src/images' },
      ownKeys,
      formulas: this.#hasFormulas ? 'site' : null,
      body: (text, tools) =>
        withAttributeLists(withoutMdx(text, /\.mdx$/i.test(tools.entry.file), tools), false, tools),
    };
  }

  /** Folders of `src/content/`, and those that loaders name. */
  #collections(): Collection[] {
    const file = this.#files.first(
      ...['ts', 'js', 'mjs', 'mts'].flatMap((ending) => [
        `src/content.config.${ending}`,
        `src/content/config.${ending}`,
      ]),
    );
    const text = file === null ? '' : this.#files.read(file);
    const calls = file === null ? [] : this.#readers.readModule(file).calls;
    const loaders = calls.flatMap(({ name, values: [first] }) => (name === 'glob' && isData(first) ? [first] : []));
    const loaded = loaders.flatMap((loader): Collection[] => {
      const base = textAt(loader, 'base');
      if (base === null) return [];
      const folder = posix.normalize(base.replace(/^\.?\//, '')).replace(/\/$/, '');
      const name = collectionNamed(text, base) ?? posix.basename(folder);
      return [{ name, folder, isWorkedOut: 'generateId' in loader }];
    });
    const folders = new Set(
      this.#files.below('src/content').flatMap((path) => /^src\/content\/([^/]+)\//.exec(path)?.[1] ?? []),
    );
    const plain = [...folders]
      .map((name) => ({ name, folder: `src/content/${name}`, isWorkedOut: false }))
      .filter(({ folder }) => !loaded.some((one) => one.folder === folder));
    return [...loaded, ...plain];
  }

  #texts({ name: collection, folder, isWorkedOut }: Collection, authors: AuthorBook): Entry[] {
    const route = this.#routeOf(collection) ?? `/${collection}/[slug]`;
    return this.#files.below(folder).flatMap((file): Entry[] => {
      const path = file.slice(folder.length + 1);
      if (!/\.mdx?$/i.test(path) || /(?:^|\/)_/.test(path)) return [];
      const data = splitSourceText(this.#files.read(file), this.#readers.parse).data ?? {};
      const slug = textAt(data, 'slug') ?? astroSlug(path);
      const isPost = isPostByPlace(`${collection}/${path}`, dateIn(data, 'UTC') !== null);
      const entry = this.#entry(file, data, isPost, null, authors);
      const address = isWorkedOut ? null : routed(route, slug, entry.date);
      const told = note(
        'address',
        `a function makes those of the collection ${collection} (${route}): set permalink in content/site.yaml to what it gave`,
      );
      return [{ ...entry, address, notes: address === null ? [told] : [] }];
    });
  }

  #pages(authors: AuthorBook): Entry[] {
    return this.#files.below('src/pages').flatMap((file): Entry[] => {
      const path = file.slice('src/pages/'.length);
      if (/\.(?:astro|jsx?|tsx?|vue|svelte)$/.test(path) && !/\[|(?:^|\/)_|\.(?:xml|json|txt|png)\.[jt]s$/.test(path))
        this.#others.push(leftOut('page', file, 'a page that is a program', { address: pageAddress(path) }));
      if (!/\.mdx?$/i.test(path) || /(?:^|\/)_/.test(path)) return [];
      const data = splitSourceText(this.#files.read(file), this.#readers.parse).data ?? {};
      const date = dateIn(data, 'UTC');
      return [this.#entry(file, data, date !== null && path.includes('/'), pageAddress(path), authors)];
    });
  }

  #entry(file: string, data: Data, isPost: boolean, address: string | null, authors: AuthorBook): Entry {
    const day = dateInName(file);
    const name = nameOf(file);
    return {
      ...plainEntry,
      file,
      kind: isPost ? 'post' : 'page',
      type: isPost ? 'post' : 'page',
      data,
      format: 'markdown',
      title: titleIn(data, name),
      date: dateIn(data, 'UTC') ?? (day === null ? null : readEntryDate(day, 'UTC')),
      name,
      address,
      aliases: aliasesIn(data),
      categories: categoriesIn(data),
      tags: tagsIn(data),
      authors: authors.named(data),
    };
  }

  /** The address of the page with a parameter that asks for a collection: `/blog/[...slug]`. */
  #routeOf(collection: string): string | null {
    const asks = new RegExp(`getCollection\\(\\s*['"\`]${collection}['"\`]`);
    const pages = this.#files
      .below('src/pages')
      .filter(
        (file) =>
          /\[[^\]]+\](?:\/index)?\.(?:astro|jsx?|tsx?)$/.test(file) &&
          !/\[(?:\.\.\.)?(?:page|tag|category|author|year|month)s?\](?:\/index)?\.\w+$/i.test(file),
      );
    const own =
      pages.find((file) => asks.test(this.#files.read(file))) ??
      pages.find((file) => new RegExp(`/${collection}/\\[`).test(file)) ??
      (pages.length === 1 ? pages[0] : undefined);
    return own === undefined ? null : `/${own.slice('src/pages/'.length).replace(/(?:\/index)?\.\w+$/, '')}`;
  }

  /** Texts of the site in `src/consts.ts` and files of that kind. */
  #constants(): Data {
    const names = ['consts', 'constants', 'config', 'site.config', 'site', 'data/site', 'config/site'];
    const file = this.#files.first(
      ...names.flatMap((name) => ['ts', 'js', 'mjs'].map((ending) => `src/${name}.${ending}`)),
    );
    if (file === null) return {};
    const text = this.#files.read(file);
    const pick = (key: RegExp) =>
      new RegExp(`\\b(?:${key.source})\\s*[:=]\\s*(["'\`])((?:\\\\.|(?!\\1).)*)\\1`, 'i').exec(text)?.[2];
    const found = {
      title: pick(/(?:site_?)?title|site_?name/),
      description: pick(/(?:site_?)?description/),
      url: pick(/(?:site_?)?url|website/),
      lang: pick(/lang|locale|language/),
    };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  }

  #authors(folder: string): ImportedAuthor[] {
    return this.#files.below(folder).flatMap((file) => {
      const { parse } = this.#readers;
      const text = this.#files.read(file);
      const data = /\.json$/i.test(file)
        ? (parse(text, 'json') ?? {})
        : /\.ya?ml$/i.test(file)
          ? (parse(text, 'yaml') ?? {})
          : /\.mdx?$/i.test(file)
            ? (splitSourceText(text, parse).data ?? {})
            : null;
      return data === null ? [] : [authorOf(nameOf(file), merged(data))];
    });
  }
}

/** The name that a collection with a folder has in the module that defines it. */
function collectionNamed(text: string, base: string): string | null {
  const at = text.indexOf(base);
  const before = at < 0 ? '' : text.slice(0, at);
  const variable = textsOf(
    [...before.matchAll(/(?:const|let|var)\s+(\w+)\s*=\s*defineCollection/g)].at(-1)?.[1] ?? '',
  )[0];
  const exported = /collections\s*=\s*\{([\s\S]*?)\}/.exec(text)?.[1] ?? '';
  if (variable === undefined) return null;
  return new RegExp(`["']?([\\w-]+)["']?\\s*:\\s*${variable}\\b`).exec(exported)?.[1] ?? variable;
}

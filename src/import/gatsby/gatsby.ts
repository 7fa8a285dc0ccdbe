import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { dateInName, nameOf } from '../../model/paths.ts';
import { kebabCase } from '../docusaurus/docusaurus-lists.ts';
import { AuthorBook } from '../folder/author-book.ts';
import type { Entry, FolderBlog, OtherFile } from '../folder/blog.ts';
import { withAttributeLists } from '../folder/body/attributes.ts';
import { linkParagraph } from '../folder/body/marks.ts';
import { withoutMdx } from '../folder/body/mdx.ts';
import { describedSite, isPostByPlace, plainEntry } from '../folder/conventions.ts';
import { type Data, isData, mapAt, textAt } from '../folder/data.ts';
import { aliasesIn, categoriesIn, dateIn, tagsIn, titleIn } from '../folder/entry-data.ts';
import type { BlogGenerator, SourceReaders } from '../folder/folder-source.ts';
import { splitSourceText } from '../folder/front-matter.ts';
import { leftOut } from '../folder/left-out.ts';
import { authorOf, menuLinks, siteUrlOf } from '../folder/settings.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { readEntryDate } from '../folder/written-date.ts';
import { note } from '../notes.ts';

const configurations = ['js', 'ts', 'mjs'].map((ending) => `gatsby-config.${ending}`);

/** Blogs of Gatsby whose texts are Markdown in the folder, as its starters have them. */
export const gatsby: BlogGenerator = {
  name: 'gatsby',
  sign: 'gatsby-config.js',
  recognises: (folder) => configurations.some((file) => existsSync(join(folder, file))),
  read: (files, readers) => new GatsbyBlog(files, readers).read(),
};

const ownKeys = new Set('template templatekey type path slug'.split(' '));

class GatsbyBlog {
  readonly #files: SourceFiles;
  readonly #parse: SourceReaders['parse'];
  readonly #settings: Data;
  /** What a program of the site puts before the addresses of its texts: `/blog`. */
  readonly #before: string;
  readonly #others: OtherFile[] = [];

  constructor(files: SourceFiles, { parse, readModule }: SourceReaders) {
    this.#files = files;
    this.#parse = parse;
    const file = files.first(...configurations);
    this.#settings = file === null ? {} : readModule(file).exported;
    const program = files.first('gatsby-node.js', 'gatsby-node.ts', 'gatsby-node.mjs');
    const pattern = /\b(?:value|path|slug)\s*[:=]\s*(?:`(\/[\w/-]+)\$\{|["'](\/[\w/-]+)["']\s*\+)/;
    const found = pattern.exec(program === null ? '' : files.read(program));
    this.#before = (found?.[1] ?? found?.[2] ?? '').replace(/\/$/, '');
  }

  read(): FolderBlog {
    const site = mapAt(this.#settings, 'siteMetadata');
    const { author, social } = site;
    const main = isData(author) ? author : textAt(site, 'author') === null ? null : { name: textAt(site, 'author') };
    const authors = new AuthorBook(
      main === null ? [] : [authorOf('', { ...(isData(social) ? { social } : {}), ...main })],
    );
    const entries = [...this.#texts(authors), ...this.#pages(authors)];
    const described = describedSite(site);
    const url = siteUrlOf(described.url, textAt(this.#settings, 'pathPrefix') ?? '');
    return {
      name: 'Gatsby',
      ...described,
      url,
      timeZone: null,
      nav: menuLinks(site.menuLinks ?? site.navigation, url),
      categories: [],
      tags: [],
      authors: authors.all,
      redirects: [],
      lists: {
        addresses: [
          ['/blog/', '/'],
          ['/tags/', '/tags/'],
          ['/rss.xml', '/feed.xml'],
        ],
        term: (kind, name) =>
          kind === 'author' ? [] : [`/${kind === 'tag' ? 'tags' : 'categories'}/${kebabCase(name)}/`],
      },
      entries,
      others: this.#others,
      notes: [note('decision', 'addresses are those of gatsby-source-filesystem: compare some with the old site')],
      fileRoots: ['static'],
      otherRoots: ['', 'src', 'src/images', 'content', 'content/assets'],
      shortcuts: {},
      formulas: null,
      ownKeys,
      body: (text, tools) =>
        withAttributeLists(withFilms(withoutMdx(text, /\.mdx$/i.test(tools.entry.file), tools)), false, tools),
    };
  }

  /** The folders of texts that the settings name, else the usual ones; one in another comes first. */
  #folders(): string[] {
    const plugins = Array.isArray(this.#settings.plugins) ? this.#settings.plugins.filter(isData) : [];
    const named = plugins.flatMap((plugin) =>
      textAt(plugin, 'resolve') === 'gatsby-source-filesystem' ? (textAt(mapAt(plugin, 'options'), 'path') ?? []) : [],
    );
    const folders = named.map((path) =>
      posix
        .normalize(path)
        .replace(/^(?:\.?\/)+/, '')
        .replace(/\/$/, ''),
    );
    const all = folders.length > 0 ? folders : ['content/blog', 'content/posts', 'src/posts', 'content'];
    return [...new Set(all)].filter((folder) => folder !== 'src/pages').sort((a, b) => b.length - a.length);
  }

  #texts(authors: AuthorBook): Entry[] {
    const seen = new Set<string>();
    return this.#folders().flatMap((folder) =>
      this.#files.below(folder).flatMap((file): Entry[] => {
        if (!/\.mdx?$/i.test(file) || /(?:^|\/)_/.test(file) || seen.has(file) || file.startsWith('src/pages/'))
          return [];
        seen.add(file);
        const path = folder === '' ? file : file.slice(folder.length + 1);
        const data = splitSourceText(this.#files.read(file), this.#parse).data ?? {};
        const own = textAt(data, 'path', 'permalink', 'slug');
        const address = own?.startsWith('/') ? own : `${this.#before}/${own ?? withoutIndex(path)}`;
        return [
          this.#entry(file, data, isPostByPlace(`${folder}/${path}`, dateIn(data, 'UTC') !== null), address, authors),
        ];
      }),
    );
  }

  #pages(authors: AuthorBook): Entry[] {
    return this.#files.below('src/pages').flatMap((file): Entry[] => {
      const path = file.slice('src/pages/'.length);
      if (/\.(?:jsx?|tsx?)$/.test(path)) this.#others.push(leftOut('page', file, 'a page that is a program'));
      if (!/\.mdx?$/i.test(path)) return [];
      const data = splitSourceText(this.#files.read(file), this.#parse).data ?? {};
      const isPost = path.includes('/') && dateIn(data, 'UTC') !== null;
      return [this.#entry(file, data, isPost, textAt(data, 'path', 'permalink') ?? `/${withoutIndex(path)}`, authors)];
    });
  }

  #entry(file: string, data: Data, isPost: boolean, address: string, authors: AuthorBook): Entry {
    const day = dateInName(file);
    const name = /\/index\.mdx?$/i.test(file) ? nameOf(posix.dirname(file)) : nameOf(file);
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
      address: `${address.startsWith('/') ? '' : '/'}${address}/`.replaceAll(/\/{2,}/g, '/'),
      aliases: aliasesIn(data),
      categories: categoriesIn(data),
      tags: tagsIn(data),
      authors: authors.named(data),
    };
  }
}

function withoutIndex(path: string): string {
  return path.replace(/\.mdx?$/i, '').replace(/(?:^|\/)index$/, '');
}

/** What gatsby-remark-embed-video shows: code that names a film, alone in its paragraph. */
function withFilms(text: string): string {
  return text.replaceAll(/^`(youtube|vimeo):[ \t]*([^`\s]+)`[ \t]*$/gim, (_, site: string, film: string) => {
    if (/^https?:/.test(film)) return linkParagraph(film);
    return linkParagraph(
      site.toLowerCase() === 'vimeo' ? `https://vimeo.com/${film}` : `https://www.youtube.com/watch?v=${film}`,
    );
  });
}

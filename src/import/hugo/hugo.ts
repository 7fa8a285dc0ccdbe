import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { dateInName, nameOf } from '../../model/paths.ts';
import type { Entry, FolderBlog } from '../folder/blog.ts';
import { withoutAttributeLists } from '../folder/body/attributes.ts';
import { type Data, lowerKeys, mapAt, textAt, textsOf } from '../folder/data.ts';
import { aliasesIn, categoriesIn, dateIn, tagsIn, titleIn } from '../folder/entry-data.ts';
import { type BlogGenerator, leftOut } from '../folder/folder-source.ts';
import { type SourceText, splitSourceText } from '../folder/front-matter.ts';
import type { ParseData } from '../folder/parse-data.ts';
import { authorNamer, authorNames, authorOf, authorsIn, menuLinks, siteUrlOf, termOf } from '../folder/settings.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { readEntryDate } from '../folder/written-date.ts';
import type { OtherItem } from '../item.ts';
import { note } from '../notes.ts';
import { type HugoPage, hugoAddress, hugoSegment } from './hugo-paths.ts';
import { hugoFiles, hugoSettings, isUgly, permalinkPattern } from './hugo-settings.ts';
import { withShortcodes } from './shortcodes.ts';

/** Blogs of Hugo. */
export const hugo: BlogGenerator = {
  name: 'hugo',
  recognises: (folder) =>
    hugoFiles.some(
      (file) => existsSync(join(folder, file)) && (file.startsWith('hugo') || existsSync(join(folder, 'content'))),
    ) || existsSync(join(folder, 'config/_default')),
  read: (files, { parse }) => new HugoBlog(files, parse).read(),
};

const ownKeys = new Set(
  `type menu menus weight build markup outputs sitemap cascade resources linktitle url aliases isCJKlanguage headless
  translationkey publishdate`
    .toLowerCase()
    .split(/\s+/),
);

/** A language of a site: its key, and the folder that is its own where it has one. */
interface Language {
  readonly key: string;
  readonly folder: string | null;
  readonly isMain: boolean;
}

interface RawText {
  readonly file: string;
  /** Below the content folder, without language and ending. */
  readonly path: string;
  readonly language: Language | null;
  readonly text: SourceText;
}

class HugoBlog {
  readonly #files: SourceFiles;
  readonly #parse: ParseData;
  readonly #settings: Data;
  readonly #content: string;
  readonly #zone: string;
  readonly #languages: readonly Language[];
  readonly #others: OtherItem[] = [];
  readonly #terms: { readonly taxonomy: string; readonly name: string; readonly data: Data; readonly body: string }[] =
    [];

  constructor(files: SourceFiles, parse: ParseData) {
    this.#files = files;
    this.#parse = parse;
    this.#settings = hugoSettings(files, parse);
    this.#content = textAt(this.#settings, 'contentdir') ?? 'content';
    this.#zone = textAt(this.#settings, 'timezone') ?? 'UTC';
    const main = textAt(this.#settings, 'defaultcontentlanguage') ?? 'en';
    this.#languages = Object.entries(mapAt(this.#settings, 'languages')).map(([key, value]) => ({
      key,
      folder: textAt(lowerKeys({ ...(typeof value === 'object' ? value : {}) }), 'contentdir'),
      isMain: key.toLowerCase() === main.toLowerCase(),
    }));
  }

  read(): FolderBlog {
    const settings = this.#settings;
    const params = mapAt(settings, 'params');
    const language = this.#languages.find(({ isMain }) => isMain);
    const own = language === undefined ? {} : mapAt(mapAt(settings, 'languages'), language.key);
    const url = siteUrlOf(textAt(settings, 'baseurl'));
    const raw = this.#texts();
    const listed = authorsIn(this.#files, this.#parse, 'data/authors', 'data/author');
    const authors = [
      ...listed,
      ...this.#terms
        .filter(({ taxonomy }) => /^authors?$/.test(taxonomy))
        .map(({ name, data, body }) => ({
          ...authorOf(name, data),
          bio: textAt(data, 'bio', 'description') ?? (body.trim() === '' ? null : body.trim()),
        })),
    ];
    const nameOfAuthor = authorNamer(authors);
    const entries = raw.map((text) => this.#entry(text, nameOfAuthor));
    const menus = {
      ...mapAt(settings, 'menu'),
      ...mapAt(settings, 'menus'),
      ...mapAt(own, 'menu'),
      ...mapAt(own, 'menus'),
    };
    return {
      name: 'Hugo',
      url,
      title: textAt(own, 'title') ?? textAt(settings, 'title'),
      tagline: textAt(params, 'description', 'subtitle', 'tagline'),
      language:
        textAt(own, 'languagecode', 'locale') ?? textAt(settings, 'languagecode', 'locale', 'defaultcontentlanguage'),
      timeZone: textAt(settings, 'timezone'),
      nav: menuLinks(mapAt({ menus }, 'menus').main, url),
      categories: this.#listed('categories'),
      tags: this.#listed('tags'),
      authors,
      entries,
      others: this.#others,
      notes: [],
      fileRoots: textsOf(settings.staticdir).length > 0 ? textsOf(settings.staticdir) : ['static'],
      otherRoots: ['assets', this.#content],
      shortcuts: {},
      ownKeys,
      body: (text, tools) => {
        const done = withShortcodes(text, tools, (reference) => this.#resolve(reference, tools.entry, entries));
        return withoutAttributeLists(done, false, tools);
      },
    };
  }

  /** Names and descriptions that pages of terms give them. */
  #listed(taxonomy: string) {
    return this.#terms
      .filter((term) => term.taxonomy === taxonomy)
      .flatMap(({ name, data }) => {
        const title = textAt(data, 'title') ?? name;
        const description = textAt(data, 'description', 'summary');
        const slug = title.toLowerCase().replaceAll(/\s+/g, '-') === name.toLowerCase() ? null : name;
        return [{ ...termOf(title, { slug, description }), aliases: [] }];
      });
  }

  /** The texts of the content folders, and what is in them beside texts. */
  #texts(): RawText[] {
    const roots = this.#languages.flatMap((language) =>
      language.folder === null ? [] : [{ folder: language.folder, language }],
    );
    const all = [...roots, { folder: this.#content, language: null }];
    const seen = new Set<string>();
    return all.flatMap(({ folder, language }) =>
      this.#files.below(folder).flatMap((file) => {
        const found =
          /^(.*?)(?:\.([a-z]{2,3}(?:-[\w]+)?))?\.(md|markdown|mmark|html?|org|adoc|asciidoc|rst|pandoc|pdc)$/i.exec(
            file.slice(folder.length + 1),
          );
        if (found === null || seen.has(file)) return [];
        seen.add(file);
        const [, path = '', suffix = '', ending = ''] = found;
        const named = this.#languages.find(({ key }) => key.toLowerCase() === suffix.toLowerCase());
        const own = named === undefined && suffix !== '' ? `${path}.${suffix}` : path;
        if (/^(?:org|adoc|asciidoc|rst|pandoc|pdc)$/i.test(ending)) {
          this.#others.push(leftOut('page', file, `written in ${ending}, which is no Markdown: convert it first`));
          return [];
        }
        const text = splitSourceText(this.#files.read(file), this.#parse);
        if (this.#isList(file, own, text)) return [];
        return [{ file, path: own, language: named ?? language, text }];
      }),
    );
  }

  /** Whether a file is about a list: the front page, a section, a term. What it says of a term is kept. */
  #isList(file: string, path: string, { data, body }: SourceText): boolean {
    if (data === null) {
      this.#others.push(leftOut('page', file, 'without front matter that can be read'));
      return true;
    }
    if (posix.basename(path) !== '_index') return false;
    const [taxonomy = '', name] = posix.dirname(path).split('/');
    const isTerm = name !== undefined && /^(?:tags|categories|authors?)$/.test(taxonomy);
    if (isTerm) this.#terms.push({ taxonomy, name, data, body });
    this.#others.push(
      isTerm
        ? { ...leftOut('term', file, ''), outcome: 'in content/site.yaml', isLeftOut: false, notes: [] }
        : leftOut(
            'list',
            file,
            body.trim() === '' ? 'the title of a list' : 'the text above a list: there is no place for it',
            body.trim() === '' ? 'changed' : 'leftOut',
          ),
    );
    return true;
  }

  #entry({ file, path, language, text }: RawText, nameOfAuthor: (key: string) => string): Entry {
    const data = lowerFirst(text.data ?? {});
    const name = nameOf(`${path}.md`);
    const [first = '', second] = path.split('/');
    const section = second === undefined ? '' : first;
    const written = dateIn(data, this.#zone, true) ?? null;
    const named = dateInName(`${path}.md`);
    const date = written ?? (named === null ? null : readEntryDate(named, this.#zone, true));
    const later = textAt(data, 'publishdate', 'pubdate');
    const published = later === null ? null : readEntryDate(later, this.#zone, true);
    const isPost =
      section !== '' && (date !== null || textsOf(mapAt(this.#settings, 'params').mainsections).includes(section));
    const title = titleIn(data, name);
    const base = posix.basename(path) === 'index' ? posix.basename(posix.dirname(path)) : posix.basename(path);
    const page: HugoPage = {
      path,
      title,
      slug: textAt(data, 'slug'),
      name: this.#usesNames() ? name : base,
      date: date?.time ?? null,
    };
    const prefix = language === null || language.isMain ? '' : `/${language.key}`;
    const address = prefix + this.#address(page, textAt(data, 'url'), section);
    const shown = published !== null && (date === null || published.time > date.time) ? published : date;
    return {
      file,
      kind: isPost ? 'post' : 'page',
      type: isPost ? 'post' : 'page',
      data,
      format: /\.html?$/i.test(file) ? 'html' : 'markdown',
      title,
      date: shown,
      name: name.replace(/^index$/, posix.basename(posix.dirname(path)) || 'index'),
      address,
      aliases: aliasesIn(data).map((alias) => (alias.startsWith('/') ? alias : posix.join(address, '..', alias))),
      categories: categoriesIn(data),
      tags: tagsIn(data),
      authors: authorNames(data, nameOfAuthor),
      isDraft: false,
      language: language === null || language.isMain ? null : language.key,
      notes: text.isUnreadable ? [note('decision', 'front matter that cannot be read')] : [],
    };
  }

  /** Whether dates in names are taken out of addresses: only where the settings say so. */
  #usesNames(): boolean {
    return textsOf(mapAt(this.#settings, 'frontmatter').date).includes(':filename');
  }

  #address(page: HugoPage, url: string | null, section: string): string {
    const settings = this.#settings;
    const paths = {
      isUgly: isUgly(settings, section),
      keepsCapitals: textAt(settings, 'disablepathtolower') === 'true',
      removesAccents: textAt(settings, 'removepathaccents') === 'true',
    };
    if (url?.includes(':')) return hugoAddress(page, url, paths);
    if (url !== null) {
      const path = hugoSegment(url.startsWith('/') ? url : `/${url}`, { ...paths, keepsCapitals: true });
      return /\/$|\.[a-z]+$/i.test(path) ? path : `${path}/`;
    }
    if (page.path === 'index') return '/';
    return hugoAddress(
      page,
      section === '' ? permalinkPattern(settings, '/') : permalinkPattern(settings, section),
      paths,
    );
  }

  /** `post/a.md`, `/post/a`, `a.md`, `../b` and `#part`, as `ref` finds texts. */
  #resolve(reference: string, from: Entry, entries: readonly Entry[]): string | null {
    const [path = '', part] = reference.split('#');
    const suffix = part === undefined ? '' : `#${part}`;
    if (path === '') return suffix;
    const wanted = path.replace(/(?:\/_?index)?(?:\.[a-z]{2})?\.(?:md|markdown|html)$/i, '').replace(/\/$/, '');
    const key = ({ file }: Entry) => file.replace(/(?:\/index)?(?:\.[a-z]{2})?\.[^./]+$/i, '');
    const rooted = posix.join(this.#content, wanted);
    const beside = posix.join(posix.dirname(from.file), wanted);
    const found =
      entries.find((entry) => key(entry) === beside) ??
      entries.find((entry) => key(entry) === rooted) ??
      entries.find((entry) => key(entry).endsWith(`/${wanted.replace(/^\.*\//, '')}`));
    return found === undefined || found.address === null ? null : found.address + suffix;
  }
}

/** Front matter with the first letter of its keys as Hugo reads them: it knows no capitals in keys. */
function lowerFirst(data: Data): Data {
  const known =
    /^(?:title|date|draft|slug|url|aliases|tags|categories|authors?|publishdate|expirydate|lastmod|description|summary|weight|menus?|type|layout|params)$/i;
  const lowered = Object.entries(data).map(
    ([key, value]) => [known.test(key) ? key.toLowerCase() : key, value] as const,
  );
  const { params, ...rest } = Object.fromEntries(lowered);
  return typeof params === 'object' && params !== null && !Array.isArray(params) ? { ...params, ...rest } : rest;
}

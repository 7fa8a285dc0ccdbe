import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { dateInName, nameOf } from '../../model/paths.ts';
import { AuthorBook } from '../folder/author-book.ts';
import type { Entry, FolderBlog, OtherFile } from '../folder/blog.ts';
import { withAttributeLists } from '../folder/body/attributes.ts';
import {
  describedSite,
  isPostByPlace,
  plainEntry,
  siteDescription,
  withoutCollections,
} from '../folder/conventions.ts';
import { type Data, isData, mapAt, merged, textAt, textOf } from '../folder/data.ts';
import { aliasesIn, categoriesIn, dateIn, namesIn, titleIn } from '../folder/entry-data.ts';
import type { BlogGenerator, SourceReaders } from '../folder/folder-source.ts';
import { splitSourceText } from '../folder/front-matter.ts';
import { ignoredBy } from '../folder/ignored-files.ts';
import { leftOut } from '../folder/left-out.ts';
import { authorOf, authorsIn, readData, siteUrlOf } from '../folder/settings.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { isTemplate } from '../folder/template-pages.ts';
import { readEntryDate } from '../folder/written-date.ts';
import { withLiquid } from '../jekyll/liquid.ts';
import { note } from '../notes.ts';
import { eleventyLists } from './eleventy-lists.ts';
import { containersIn, withContainers, withMarks } from './eleventy-marks.ts';
import { defaultAddress, eleventyAddress } from './eleventy-paths.ts';
import { knownData } from './known-data.ts';

const configurations = ['.eleventy.js', ...['js', 'mjs', 'cjs', 'ts'].map((ending) => `eleventy.config.${ending}`)];

/** Blogs of Eleventy. */
export const eleventy: BlogGenerator = {
  name: 'eleventy',
  sign: 'eleventy.config.js or .eleventy.js',
  recognises: (folder) => configurations.some((file) => existsSync(join(folder, file))),
  read: (files, readers) => new EleventyBlog(files, readers).read(),
};

const ownKeys = new Set('layout eleventynavigation eleventycomputed templateengineoverride override:tags'.split(' '));

class EleventyBlog {
  readonly #files: SourceFiles;
  readonly #readers: SourceReaders;
  readonly #input: string;
  readonly #folders: readonly string[];
  readonly #copied: readonly string[];
  readonly #containers: ReadonlySet<string>;
  readonly #prefix: string;
  readonly #others: OtherFile[] = [];
  readonly #templates: string[] = [];
  readonly #folderData = new Map<string, Data>();

  constructor(files: SourceFiles, readers: SourceReaders) {
    this.#files = files;
    this.#readers = readers;
    const file = files.first(...configurations);
    const { exported, calls } = file === null ? { exported: {}, calls: [] } : readers.readModule(file);
    this.#containers = containersIn(calls);
    const called = (name: string) =>
      calls.flatMap((call) => (call.name === name ? (textOf(call.values[0]) ?? []) : []));
    const dir = mapAt(exported, 'dir');
    const usual = files.below('src/_includes').length + files.below('src/_data').length > 0 ? 'src' : '.';
    const input = posix.normalize(
      (called('setInputDirectory')[0] ?? textAt(dir, 'input') ?? usual).replace(/^\.\/(?=.)/, ''),
    );
    this.#input = input === '.' ? '' : input.replace(/\/$/, '');
    this.#prefix = textAt(exported, 'pathPrefix') ?? '';
    const at = (folder: string) => posix.join(this.#input, folder);
    this.#folders = [
      at(called('setIncludesDirectory')[0] ?? textAt(dir, 'includes') ?? '_includes'),
      at(called('setLayoutsDirectory')[0] ?? textAt(dir, 'layouts') ?? '_layouts'),
      at(called('setDataDirectory')[0] ?? textAt(dir, 'data') ?? '_data'),
      called('setOutputDirectory')[0] ?? textAt(dir, 'output') ?? '_site',
    ];
    // What is copied to the root: `public`, or the map `{ 'src/static': '/' }`.
    this.#copied = calls.flatMap(({ name, values: [first] }) =>
      name === 'addPassthroughCopy' && isData(first)
        ? Object.entries(first).flatMap(([from, to]) =>
            /^\.?\/?$/.test(String(to)) ? [from.replace(/^\.\//, '').replace(/\/?(?:\*\*\/?\*?)?$/, '')] : [],
          )
        : [],
    );
  }

  /** Files of the input that are texts, or templates in a language that is not read. */
  #texts(): string[] {
    // What its settings ignore besides may depend on where it runs.
    const isIgnored = ignoredBy(this.#files, [
      '.gitignore',
      '.eleventyignore',
      posix.join(this.#input, '.eleventyignore'),
    ]);
    return this.#files.below(this.#input).filter((file) => {
      const path = this.#input === '' ? file : file.slice(this.#input.length + 1);
      return (
        /\.(?:md|markdown|html|njk|liquid|webc|11ty\.[cm]?[jt]sx?|hbs|mustache|ejs|haml|pug|mdx|vue)$/i.test(path) &&
        !this.#folders.some((folder) => file.startsWith(`${folder}/`)) &&
        !/^(?:README|LICENSE|CONTRIBUTING|CODE_OF_CONDUCT|CHANGELOG|SECURITY)\.md$/i.test(path) &&
        !/(?:^|\/)[._]/.test(path) &&
        !isIgnored(file)
      );
    });
  }

  read(): FolderBlog {
    const data = this.#folders[2] ?? '_data';
    const described = this.#described(data);
    const listed = authorsIn(this.#files, this.#readers.parse, `${data}/authors`, `${data}/author`);
    const main = isData(described.author) ? [authorOf('', described.author)] : [];
    const authors = new AuthorBook(listed.length > 0 ? listed : main);
    const entries = this.#texts().flatMap((file) => this.#entry(file, authors));
    const liquid = {
      settings: described,
      postAddress: () => null,
      beside: (name: string, from: string) => posix.join(posix.dirname(from), name),
    };
    return {
      name: 'Eleventy',
      ...describedSite(described),
      url: siteUrlOf(describedSite(described).url, this.#prefix),
      timeZone: null,
      nav: [],
      categories: [],
      tags: [],
      authors: authors.all,
      lists: eleventyLists(this.#templates),
      redirects: [],
      entries,
      others: this.#others,
      notes: [],
      fileRoots: [...this.#copied, this.#input],
      otherRoots: ['public', 'static', 'src', ''],
      shortcuts: {},
      ownKeys,
      formulas: null,
      body: (text, tools) =>
        withAttributeLists(
          withMarks(
            withContainers(
              textOf(tools.entry.data.templateEngineOverride) === 'md' ? text : withLiquid(text, liquid, tools),
              this.#containers,
            ),
          ),
          true,
          tools,
        ),
    };
  }

  /** Data of the whole site, from files of data and from modules in which they are written out. */
  #described(folder: string): Data {
    const modules = this.#files.below(folder).filter((file) => /\/(?:site|metadata|meta)\.[cm]?[jt]s$/.test(file));
    return merged(
      ...modules.map((file) => this.#readers.readModule(file).exported),
      siteDescription(this.#files, this.#readers.parse, folder),
    );
  }

  #entry(file: string, authors: AuthorBook): Entry[] {
    const path = this.#input === '' ? file : file.slice(this.#input.length + 1);
    if (!/\.(?:md|markdown|html|njk|liquid)$/i.test(path)) {
      const ending = path.replace(/^.*?\./, '');
      this.#others.push(leftOut('template', file, `a template in ${ending}, which is a program`));
      return [];
    }
    const source = splitSourceText(this.#files.read(file), this.#readers.parse);
    const own = source.data ?? {};
    const above = this.#dataAbove(path);
    const data = merged(above, this.#fileData(file), own);
    const name = nameOf(path);
    const day = dateInName(path);
    const date = dateIn(data, 'UTC') ?? (day === null ? null : readEntryDate(day, 'UTC'));
    const isMarkdown = /\.(?:md|markdown)$/i.test(path);
    const tags = [
      ...namesIn(above.tags, (text) => [text]),
      ...namesIn(own.tags, (text) => (text.includes(',') ? text.split(',') : [text])),
    ];
    const isPost = isPostByPlace(path, date !== null) || tags.some((tag) => /^(?:posts?|blog|articles?)$/i.test(tag));
    const written = mapAt(data, 'eleventyComputed').permalink ?? data.permalink;
    const place = eleventyAddress(path, isData(written) ? written.build : written, { data, name, date });
    if (data.pagination !== undefined || (!isPost && isTemplate(source.body, data, place.address ?? ''))) {
      const address = place.unknown === null ? place.address : null;
      this.#others.push(
        leftOut('template', file, 'a template, which prints lists or parts of the old theme', { address }),
      );
      this.#templates.push(textOf(written) ?? defaultAddress(path));
      return [];
    }
    return [
      {
        ...plainEntry,
        file,
        kind: isPost ? 'post' : 'page',
        type: isPost ? 'post' : 'page',
        data,
        format: isMarkdown ? 'markdown' : 'html',
        title: titleIn(data, name),
        date,
        name,
        address: place.address,
        aliases: aliasesIn(data),
        categories: categoriesIn(data),
        tags: withoutCollections([...new Set(tags)]),
        authors: authors.named(data),
        isDraft: place.address === null,
        notes: [
          ...(place.unknown === null
            ? []
            : [
                note(
                  'address',
                  `a program makes the permalink ${place.unknown}: set permalink in content/site.yaml to what it gave`,
                ),
              ]),
          ...Object.keys(mapAt(data, 'eleventyComputed'))
            .filter((key) => key !== 'permalink')
            .map((key) => note('dataLost', `eleventyComputed: ${key}`)),
        ],
      },
    ];
  }

  /** The data of the folders above a file, the nearer ones winning; their tags add up. */
  #dataAbove(path: string): Data {
    const folders = path.split('/').slice(0, -1);
    const each = folders.map((_, index) => this.#dataOf(folders.slice(0, index + 1).join('/')));
    return { ...merged(...each), tags: each.flatMap((data) => namesIn(data.tags, (text) => [text])) };
  }

  #dataOf(folder: string): Data {
    const known = this.#folderData.get(folder);
    if (known !== undefined) return known;
    const data = this.#fileData(posix.join(this.#input, folder, `${posix.basename(folder)}.md`));
    this.#folderData.set(folder, data);
    return data;
  }

  /** The data in files of a text's or a folder's name: `post.json`, `post.11tydata.js`. */
  #fileData(file: string): Data {
    const stem = file.replace(/\.[^./]+$/, '');
    const { parse, readModule } = this.#readers;
    const data = ['.json', '.yaml', '.yml', '.11tydata.json'].map((ending) =>
      readData(this.#files, parse, stem + ending),
    );
    const scripts = ['js', 'cjs', 'mjs', 'ts']
      .map((ending) => `${stem}.11tydata.${ending}`)
      .filter((one) => this.#files.find(one) !== null);
    return merged(...data, ...scripts.map((one) => knownData(readModule(one).exported)));
  }
}

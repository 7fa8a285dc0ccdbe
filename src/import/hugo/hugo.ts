import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foldedKey } from '../../source/foreign-words.ts';
import { AuthorBook } from '../folder/author-book.ts';
import type { FolderBlog } from '../folder/blog.ts';
import { withAttributeLists } from '../folder/body/attributes.ts';
import { type Data, flagAt, mapAt, textAt } from '../folder/data.ts';
import type { BlogGenerator, SourceReaders } from '../folder/folder-source.ts';
import { authorOf, authorsIn, menuLinks, siteUrlOf } from '../folder/settings.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { hugoEntry } from './hugo-entry.ts';
import { contentFolders, languagesOf, staticFolders } from './hugo-languages.ts';
import { hugoLists } from './hugo-lists.ts';
import { HugoRefs } from './hugo-refs.ts';
import { hugoFiles, hugoSettings } from './hugo-settings.ts';
import { type HugoTerm, isOwnTaxonomy, listedTerms, taxonomiesOf } from './hugo-terms.ts';
import { type HugoSite, hugoTexts } from './hugo-texts.ts';
import { withShortcodes } from './shortcodes.ts';

/** Blogs of Hugo. */
export const hugo: BlogGenerator = {
  name: 'hugo',
  sign: 'hugo.toml, hugo.yaml, config.toml beside content/, or config/_default/',
  recognises: (folder) =>
    hugoFiles.some(
      (file) => existsSync(join(folder, file)) && (file.startsWith('hugo') || existsSync(join(folder, 'content'))),
    ) || existsSync(join(folder, 'config/_default')),
  read: readBlog,
};

const ownKeys = new Set(
  `type menu menus weight build markup outputs sitemap cascade resources linktitle url aliases isCJKlanguage headless
  translationkey publishdate`
    .toLowerCase()
    .split(/\s+/),
);

function readBlog(files: SourceFiles, { parse }: SourceReaders): FolderBlog {
  const settings = hugoSettings(files, parse);
  const languages = languagesOf(settings);
  const [main] = languages;
  const site: HugoSite = {
    settings,
    folders: contentFolders(settings, languages),
    zone: textAt(settings, 'timezone') ?? 'UTC',
    languages,
    main,
    taxonomies: taxonomiesOf(settings),
  };
  const params = mapAt(main.settings, 'params');
  const url = siteUrlOf(textAt(main.settings, 'baseurl'));
  const { texts, terms, others, listAddresses } = hugoTexts(files, parse, site);
  const authors = new AuthorBook([...authorsIn(files, parse, 'data/authors', 'data/author'), ...termAuthors(terms)]);
  const made = texts.map((text) => ({ text, entry: hugoEntry(text, site, files, authors) }));
  const refs = new HugoRefs(made);
  const menus = { ...mapAt(main.settings, 'menu'), ...mapAt(main.settings, 'menus') };
  return {
    name: 'Hugo',
    url,
    title: textAt(main.settings, 'title'),
    tagline: textAt(params, 'description', 'subtitle', 'tagline'),
    language: textAt(main.settings, 'languagecode', 'locale') ?? main.key,
    timeZone: textAt(settings, 'timezone'),
    nav: menuLinks(mapAt({ menus }, 'menus').main, url),
    categories: listedTerms(terms, 'categories'),
    tags: listedTerms(terms, 'tags'),
    authors: authors.all,
    lists: hugoLists(site, made, listAddresses),
    redirects: [],
    entries: made.map(({ entry }) => entry),
    others,
    notes: [],
    fileRoots: staticFolders(settings),
    otherRoots: ['assets', ...site.folders.map(({ folder }) => folder)],
    shortcuts: {},
    formulas: hasFormulas(settings) ? 'site' : null,
    ownKeys: new Set([...ownKeys, ...site.taxonomies.filter(isOwnTaxonomy).map(foldedKey)]),
    body: (text, tools) => {
      const done = withShortcodes(text, tools, (reference) => refs.addressOf(reference, tools.entry));
      return withAttributeLists(done, false, tools);
    },
  };
}

/** Whether all pages have formulas: by Goldmark's extension for them, or a usual switch of themes. */
function hasFormulas(settings: Data): boolean {
  const extensions = mapAt(mapAt(mapAt(settings, 'markup'), 'goldmark'), 'extensions');
  const params = mapAt(settings, 'params');
  return (
    flagAt(mapAt(extensions, 'passthrough'), 'enable') === true ||
    ['math', 'katex', 'mathjax'].some(
      (key) => flagAt(params, key) === true || flagAt(mapAt(params, key), 'enable') === true,
    )
  );
}

/** Authors whose pages are terms of a taxonomy. */
function termAuthors(terms: readonly HugoTerm[]) {
  return terms
    .filter(({ taxonomy }) => /^authors?$/.test(taxonomy))
    .map(({ name, data, body, picture }) => {
      const author = authorOf(name, data);
      return {
        ...author,
        bio: author.bio ?? (body.trim() === '' ? null : body.trim()),
        picture: author.picture ?? picture,
      };
    });
}

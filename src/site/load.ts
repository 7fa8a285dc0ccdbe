import { join } from 'node:path';
import { permalinkPattern } from '../archive/permalink.ts';
import { generatorKey } from '../cache/generator-key.ts';
import { shortHash } from '../cache/short-hash.ts';
import { folderIn } from '../cache/store.ts';
import { loadKeptSite } from '../config/kept-site.ts';
import { defaultPermalink } from '../config/kinds.ts';
import type { Site } from '../config/site.ts';
import { siteFile } from '../config/site-file.ts';
import { readOwnWords } from '../config/words/read-own.ts';
import { isRead, partsFor, prepareVocabulary, type WordSources } from '../config/words/vocabulary.ts';
import { atKeys, type Problem } from '../problems/problem.ts';
import { wrongPermalink } from '../problems/rules/addresses.ts';
import { packStore } from '../source/cache.ts';
import type { FileRecord, ReadingSettings } from '../source/file-record.ts';
import type { FileStamp, Listing } from '../source/list-files.ts';
import { type BuiltAssets, buildAssets, noAssets } from '../theme/assets.ts';
import { outdatedCopies } from '../theme/copies.ts';
import type { Extension } from '../theme/extension.ts';
import { type FontFile, fontFiles } from '../theme/fonts.ts';
import { type ThemeSettings, themeSettings } from '../theme/settings.ts';
import { templateProblems } from '../theme/template-problems.ts';
import { type IncludeFolders, listTheme } from '../theme/theme-files.ts';
import { themeKeys } from '../theme/theme-keys.ts';
import type { BuildOptions } from './options.ts';
import { type ReadShared, readContent } from './read-content.ts';
import type { SiteCode } from './site-code.ts';

/** The theme of a site: where its templates are, and what was built of its styles and scripts. */
export interface Theme {
  readonly includes: IncludeFolders;
  /** The key of each template, by its name; see `layoutKeys`. */
  readonly layouts: ReadonlyMap<string, string>;
  readonly assets: BuiltAssets;
  readonly settings: ThemeSettings;
  /** Its web fonts; none where the site leaves them out. */
  readonly fonts: readonly FontFile[];
  /** What the site's own configuration adds to its templates; null where it has none. */
  readonly extension: Extension | null;
}

/** A site as it lies in its files, each read and checked by itself. */
export interface Loaded {
  /** Where site.yaml has mistakes, what could be read of it: everything else is checked with it all the same. */
  readonly site: Site;
  /** False where site.yaml has mistakes, or a file of the theme cannot be read: nothing can be written then. */
  readonly isRight: boolean;
  readonly reading: ReadingSettings;
  /** Of all Markdown files, in the order of their paths. */
  readonly records: readonly FileRecord[];
  /** The files that had to be read, because they are new or changed. */
  readonly read: ReadonlySet<string>;
  /** Keeps what was read for the next build; nothing of this one depends on it. */
  readonly keep: () => void;
  readonly theme: Theme;
  /** Stands for the generator itself. */
  readonly generator: string;
}

/**
 * Loads a site: its configuration, its Markdown files, its theme, with all that is wrong with each of the files.
 * `readShared` reads many files with all threads, `code` runs the site's own.
 */
export async function load(
  options: BuildOptions,
  files: Listing,
  readShared: ReadShared,
  code: SiteCode,
): Promise<{ readonly loaded: Loaded; readonly problems: readonly Problem[] }> {
  const { root, cache, home } = options;
  const generator = generatorKey(home, cache);
  const { value, readable, problems } = await loadKeptSite(root, cache, generator);
  const pattern = permalinkPattern(readable.permalink);
  // With a pattern that is none, everything else is checked by the usual one.
  const site = pattern.ok ? readable : { ...readable, permalink: defaultPermalink };
  const wrongPattern = pattern.ok ? [] : [wrongPermalink(atKeys(siteFile, ['permalink']), pattern.message)];
  const { own, problems: wordProblems } = await readOwnWords(root, cache, generator);
  const words = { own, home, generator, cache };
  const key = readingKey(site, words);
  const reading = { root, site, key, words, packs: folderIn(packStore, cache) };
  const includes = [join(root, '_includes'), join(home, '_includes')];
  const listed = async () => withoutIgnored(await files, site);
  // The tools that build the assets work beside the threads that read, which have something to do as soon as that is known.
  const [{ theme, isReadable, problems: themeProblems }, content, { extension, problems: codeProblems }] =
    await Promise.all([
      loadTheme(includes, cache, generator),
      readContent(
        { reading, files: listed, cacheFolder: cache, shared: options.shared(site), goesOn: options.schedule.goesOn },
        readShared,
      ),
      code.configure(site, generator),
    ]);
  const languages = languagesOf(content.records);
  if ([site.language, ...languages].some(isRead)) await prepareVocabulary();
  // Without its configuration, templates would be told for what that adds to them.
  const templateFaults =
    isReadable && codeProblems.length === 0
      ? await templateProblems(
          { includes, layouts: theme.layouts, extension },
          { cacheFolder: cache, generator, functionsOf: code.functionsOf },
        )
      : [];
  return {
    loaded: {
      site,
      isRight: value !== null && pattern.ok && isReadable && codeProblems.length === 0,
      reading,
      ...content,
      theme: { ...theme, extension },
      generator,
    },
    problems: [
      ...problems,
      ...wrongPattern,
      ...wordProblems,
      ...(await wordsLacking(site.language, words)),
      ...(await postsLacking(content.records, languages, site.language, words)),
      ...templateFaults,
      ...outdatedCopies(includes),
      ...codeProblems,
      ...themeProblems,
      ...content.records.flatMap((record) => record.problems),
    ],
  };
}

/** The theme without what the site's own configuration adds to it; nothing is built where one of its files cannot be read. */
async function loadTheme(
  includes: IncludeFolders,
  cache: string,
  generator: string,
): Promise<{
  readonly theme: Omit<Theme, 'extension'>;
  readonly isReadable: boolean;
  readonly problems: readonly Problem[];
}> {
  const files = listTheme(includes);
  const { keys, problems: unreadable } = themeKeys(files, cache, generator);
  const isReadable = unreadable.length === 0;
  const allFonts = fontFiles(includes);
  const { settings, problems } = await themeSettings(includes, allFonts, cache, generator);
  const fonts = settings.fonts === null ? [] : allFonts;
  // A theme of which a file is missing would be told for what that file does not hold.
  const built = isReadable
    ? await buildAssets(files, keys, settings, fonts, { cacheFolder: cache, generator })
    : { assets: noAssets, problems: unreadable };
  return {
    theme: { includes, layouts: keys.layouts, assets: built.assets, settings, fonts },
    isReadable,
    problems: [...problems, ...built.problems],
  };
}

/** The files without those that site.yaml says to leave alone. */
async function withoutIgnored(files: readonly FileStamp[], { ignore }: Site): Promise<readonly FileStamp[]> {
  if (ignore.length === 0) return files;
  const isIgnored = (await import('../source/ignored.ts')).ignoredBy(ignore);
  return files
    .filter(({ source }) => !isIgnored(source))
    .map((file) => (file.comments !== null && isIgnored(file.comments.source) ? { ...file, comments: null } : file));
}

/** The languages that texts name as their own. */
function languagesOf(records: readonly FileRecord[]): ReadonlySet<string> {
  const languages = new Set<string>();
  for (const { entry } of records)
    if (entry !== null && 'post' in entry && entry.post.language !== null) languages.add(entry.post.language);
  return languages;
}

/** What is to be said of the languages of a site, where it has words of its own or is in one that has none. */
async function wordsLacking(language: string, words: WordSources): Promise<readonly Problem[]> {
  if (words.own.length === 0 && partsFor(language, words).length > 0) return [];
  const { languageProblems } = await import('../config/words/missing-words.ts');
  return languageProblems(language, words, () => atKeys(siteFile, ['language']));
}

/** The posts in a language that the interface has no words in, but for the site's, of which it is told once. */
async function postsLacking(
  records: readonly FileRecord[],
  languages: ReadonlySet<string>,
  language: string,
  words: WordSources,
): Promise<readonly Problem[]> {
  const own = new Set([...languages].filter((one) => one !== language && partsFor(one, words).length === 0));
  if (own.size === 0) return [];
  const { strangeLanguage } = await import('../config/words/missing-words.ts');
  return records.flatMap(({ entry, source }) => {
    const written = entry !== null && 'post' in entry ? entry.post.language : null;
    return written !== null && own.has(written) ? [strangeLanguage(written, atKeys(source, ['lang']))] : [];
  });
}

/** Stands for what reading a file depends on: another title of the site does not make its posts be read again. */
function readingKey(site: Site, { own, generator }: WordSources): string {
  const { timeZone, language, dateFormat, excerptLength, url, highlighting, toc, math, comments, markdown, extra } =
    site;
  const settings = {
    timeZone,
    language,
    dateFormat,
    excerptLength,
    url,
    highlighting,
    toc,
    math,
    comments,
    markdown,
    extra,
  };
  // What a post may name, and by what: an author's biography makes no post be read again.
  const spelled = [site.categories, site.tags, site.authors].map((list) =>
    list?.map(({ name, slug, aliases }) => [name, slug, aliases]),
  );
  // Markdown adds words of its own to what was written.
  return shortHash(JSON.stringify([generator, settings, spelled, own]));
}

import { posix } from 'node:path';
import { type Data, lowerKeys, mapAt, textAt } from '../folder/data.ts';
import { leftOut } from '../folder/folder-source.ts';
import { type SourceText, splitSourceText } from '../folder/front-matter.ts';
import type { ParseData } from '../folder/parse-data.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import type { OtherItem } from '../item.ts';
import { type Cascade, cascaded, cascadeOf, cascadesOf } from './hugo-cascade.ts';
import type { HugoTerm } from './hugo-terms.ts';

/** A language of a site: its key, and the folder that is its own where it has one. */
export interface HugoLanguage {
  readonly key: string;
  readonly folder: string | null;
  readonly isMain: boolean;
}

/** What the settings of a site say to all its texts. */
export interface HugoSite {
  readonly settings: Data;
  /** The folder of texts. */
  readonly content: string;
  readonly zone: string;
  readonly languages: readonly HugoLanguage[];
  /** By the keys that texts have for them. */
  readonly taxonomies: readonly string[];
}

/** A text of a content folder. */
export interface HugoText {
  readonly file: string;
  /** Below the content folder, without language and ending: `post/a-title/index`. */
  readonly path: string;
  readonly language: HugoLanguage | null;
  /** Front matter, keys as they are typed, with what cascades to it; null where it cannot be read. */
  readonly data: Data;
  readonly isUnreadable: boolean;
}

/** What is in the content folders. */
export interface HugoTexts {
  readonly texts: readonly HugoText[];
  readonly terms: readonly HugoTerm[];
  readonly others: readonly OtherItem[];
}

/** The languages of a site. */
export function languagesOf(settings: Data): HugoLanguage[] {
  const main = textAt(settings, 'defaultcontentlanguage') ?? 'en';
  return Object.entries(mapAt(settings, 'languages')).map(([key, value]) => ({
    key,
    folder: textAt(lowerKeys({ ...(typeof value === 'object' ? value : {}) }), 'contentdir'),
    isMain: key.toLowerCase() === main.toLowerCase(),
  }));
}

interface ReadText extends Omit<HugoText, 'data' | 'isUnreadable'> {
  readonly text: SourceText;
}

/** Reads the content folders: texts, pages of terms, and what is left out. A list with a text of its own is a text. */
export function hugoTexts(files: SourceFiles, parse: ParseData, site: HugoSite): HugoTexts {
  const others: OtherItem[] = [];
  const read = readTexts(files, parse, site, others);
  const cascades: Cascade[] = [
    ...cascadesOf(site.settings.cascade, ''),
    ...read.flatMap(({ path, text }) => (isList(path) ? cascadeOf(text.data ?? {}, posix.dirname(path)) : [])),
  ];
  const terms: HugoTerm[] = [];
  const texts = read.flatMap(({ text, ...place }): HugoText[] => {
    if (text.data === null) {
      others.push(leftOut('page', place.file, 'without front matter that can be read'));
      return [];
    }
    const { isUnreadable, body } = text;
    const data = cascaded(text.data, place.path, cascades);
    if (!isList(place.path)) return [{ ...place, data, isUnreadable }];
    const [taxonomy = '', name] = posix.dirname(place.path).split('/');
    if (name !== undefined && site.taxonomies.includes(taxonomy)) {
      terms.push({ taxonomy, name, data, body, picture: pictureBeside(files, place.file) });
      others.push(made('term', place.file, 'in content/site.yaml'));
      return [];
    }
    if (body.trim() !== '') return [{ ...place, data, isUnreadable }];
    others.push(leftOut('list', place.file, 'the title of a list', 'changed'));
    return [];
  });
  return { texts, terms, others };
}

/** Whether a text is about a list: the front page, a section, a term. */
export function isList(path: string): boolean {
  return posix.basename(path) === '_index';
}

function readTexts(files: SourceFiles, parse: ParseData, site: HugoSite, others: OtherItem[]): ReadText[] {
  const roots = site.languages.flatMap((language) =>
    language.folder === null ? [] : [{ folder: language.folder, language }],
  );
  const seen = new Set<string>();
  return [...roots, { folder: site.content, language: null }].flatMap(({ folder, language }) =>
    files.below(folder).flatMap((file): ReadText[] => {
      const found =
        /^(.*?)(?:\.([a-z]{2,3}(?:-[\w]+)?))?\.(md|markdown|mmark|html?|org|adoc|asciidoc|rst|pandoc|pdc)$/i.exec(
          file.slice(folder.length + 1),
        );
      if (found === null || seen.has(file)) return [];
      seen.add(file);
      const [, path = '', suffix = '', ending = ''] = found;
      const named = site.languages.find(({ key }) => key.toLowerCase() === suffix.toLowerCase());
      if (/^(?:org|adoc|asciidoc|rst|pandoc|pdc)$/i.test(ending)) {
        others.push(leftOut('page', file, `written in ${ending}, which is no Markdown: convert it first`));
        return [];
      }
      return [
        {
          file,
          path: named === undefined && suffix !== '' ? `${path}.${suffix}` : path,
          language: named ?? language,
          text: splitSourceText(files.read(file), parse),
        },
      ];
    }),
  );
}

/** The picture that themes show for what a folder is about, by its usual names; null where there is none. */
export function pictureBeside(files: SourceFiles, file: string): string | null {
  const folder = posix.dirname(file);
  const usual = /^(?:featured?|cover|thumb(?:nail)?|avatar)[^/]*\.(?:jpe?g|png|webp|gif|avif)$/i;
  return files.below(folder).find((one) => posix.dirname(one) === folder && usual.test(posix.basename(one))) ?? null;
}

function made(type: string, file: string, outcome: string): OtherItem {
  return { ...leftOut(type, file, ''), outcome, isLeftOut: false, notes: [] };
}

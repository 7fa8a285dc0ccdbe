import { posix } from 'node:path';
import type { OtherFile } from '../folder/blog.ts';
import { type Data, textsOf } from '../folder/data.ts';
import { aliasesIn } from '../folder/entry-data.ts';
import { type SourceText, splitSourceText } from '../folder/front-matter.ts';
import { leftOut, made } from '../folder/left-out.ts';
import type { ParseData } from '../folder/parse-data.ts';
import type { SourceFiles } from '../folder/source-files.ts';
import { type Cascade, cascaded, cascadeOf, cascadesOf } from './hugo-cascade.ts';
import type { ContentFolder, HugoLanguage } from './hugo-languages.ts';
import type { HugoTerm } from './hugo-terms.ts';

/** What the settings of a site say to all its texts. */
export interface HugoSite {
  readonly settings: Data;
  readonly folders: readonly ContentFolder[];
  readonly zone: string;
  readonly languages: readonly HugoLanguage[];
  /** The one in which what says nothing of it is. */
  readonly main: HugoLanguage;
  /** By the keys that texts have for them. */
  readonly taxonomies: readonly string[];
}

/** A text of a content folder. */
export interface HugoText {
  readonly file: string;
  /** Below the content folder, without language and ending: `post/a-title/index`. */
  readonly path: string;
  readonly language: HugoLanguage;
  /** Front matter, keys as they are typed, with what cascades to it. */
  readonly data: Data;
}

/** What is in the content folders. */
export interface HugoTexts {
  readonly texts: readonly HugoText[];
  readonly terms: readonly HugoTerm[];
  readonly others: readonly OtherFile[];
  /** Addresses that lists without a text of their own have besides their places. */
  readonly listAddresses: readonly string[];
}

interface ReadText extends Omit<HugoText, 'data'> {
  readonly text: SourceText;
}

/** Reads the content folders: texts, pages of terms, and what is left out. A list with a text of its own is a text. */
export function hugoTexts(files: SourceFiles, parse: ParseData, site: HugoSite): HugoTexts {
  const others: OtherFile[] = [];
  const read = readTexts(files, parse, site, others);
  const cascades: Cascade[] = [
    ...cascadesOf(site.settings.cascade, ''),
    ...read.flatMap(({ path, text }) => (isList(path) ? cascadeOf(text.data ?? {}, posix.dirname(path)) : [])),
  ];
  const terms: HugoTerm[] = [];
  const listAddresses: string[] = [];
  const bundles = new Set(read.filter(({ path }) => isBundle(path)).map(({ file }) => posix.dirname(file)));
  const texts = read.flatMap(({ text, ...place }): HugoText[] => {
    const reason = reasonToLeave(place, text, bundles);
    if (reason !== null) {
      others.push(leftOut('page', place.file, reason));
      return [];
    }
    const { body } = text;
    const data = cascaded(text.data ?? {}, place.path, cascades);
    if (!isList(place.path)) return [{ ...place, data }];
    const [taxonomy = '', name] = posix.dirname(place.path).split('/');
    if (name !== undefined && site.taxonomies.includes(taxonomy)) {
      terms.push({ taxonomy, name, data, body, picture: pictureBeside(files, place.file) });
      others.push(made('term', place.file, 'in content/site.yaml'));
      return [];
    }
    if (body.trim() !== '') return [{ ...place, data }];
    listAddresses.push(...textsOf(data.url), ...aliasesIn(data));
    others.push(leftOut('list', place.file, 'the title of a list', { kind: 'changed' }));
    return [];
  });
  return { texts, terms, others, listAddresses };
}

/** Why Hugo makes no page of a text; null where it does. */
function reasonToLeave(
  { file, path, language }: Omit<ReadText, 'text'>,
  { data, isUnreadable }: SourceText,
  bundles: ReadonlySet<string>,
): string | null {
  if (isUnreadable) return 'front matter that cannot be read';
  if (data === null && /\.html?$/i.test(file)) return 'a file without front matter, which Hugo copies as it is';
  if (language.isDisabled) return `in a language that is switched off (${language.key})`;
  const folders = posix.dirname(file).split('/');
  const above = folders.map((_, index) => folders.slice(0, index + 1).join('/'));
  const isBesideIndex = above.some(
    (folder) => bundles.has(folder) && !(isBundle(path) && posix.dirname(file) === folder),
  );
  return isBesideIndex ? 'a resource of the text in its folder, and no page of its own' : null;
}

/** Whether a text is the one of its folder: what else is in there belongs to it. At the top, no text is. */
function isBundle(path: string): boolean {
  return posix.basename(path) === 'index' && path !== 'index';
}

/** Whether a text is about a list: the front page, a section, a term. */
export function isList(path: string): boolean {
  return posix.basename(path) === '_index';
}

const ending =
  /^(.*?)(?:\.([a-z]{2,3}(?:-[\w]+)?))?\.(md|markdown|mmark|html?|org|adoc|asciidoc|rst|pandoc|pdc|gotmpl)$/i;

/** Texts in other markups, by the endings of their files. */
const foreign = /^(?:org|adoc|asciidoc|rst|pandoc|pdc)$/i;

function readTexts(files: SourceFiles, parse: ParseData, site: HugoSite, others: OtherFile[]): ReadText[] {
  const seen = new Set<string>();
  return site.folders.flatMap(({ folder, below, language }) =>
    files.below(folder).flatMap((file): ReadText[] => {
      const found = ending.exec(file.slice(folder === '' ? 0 : folder.length + 1));
      if (found === null || seen.has(file)) return [];
      seen.add(file);
      const [, path = '', suffix = '', kind = ''] = found;
      const named = site.languages.find(({ key }) => key === suffix.toLowerCase());
      if (foreign.test(kind) || kind === 'gotmpl') {
        const reason =
          kind === 'gotmpl'
            ? 'a program that makes pages of data'
            : `written in ${kind}, which is no Markdown: convert it first`;
        others.push(leftOut('page', file, reason));
        return [];
      }
      return [
        {
          file,
          path: posix.join(below, named === undefined && suffix !== '' ? `${path}.${suffix}` : path),
          language: named ?? language ?? site.main,
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

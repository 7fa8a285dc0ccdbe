import { posix } from 'node:path';
import { type Data, flagAt, isData, mapAt, merged, textAt, textsOf } from '../folder/data.ts';

/** A language of a site. */
export interface HugoLanguage {
  /** In small letters: `pt-br`. */
  readonly key: string;
  readonly isMain: boolean;
  /** What stands before the addresses of its texts: `/de`, or nothing. */
  readonly prefix: string;
  /** Whether the site is made without it. */
  readonly isDisabled: boolean;
  /** The site's settings with those of its own, keys in small letters. */
  readonly settings: Data;
}

/** A folder of texts. */
export interface ContentFolder {
  readonly folder: string;
  /** Where its texts are below the content of the whole site: empty, but for a mount that says otherwise. */
  readonly below: string;
  /** Null where the names of its files say it. */
  readonly language: HugoLanguage | null;
}

/** The languages of a site, the main one first; of one that has no list of them, the one that it is in. */
export function languagesOf(settings: Data): readonly [HugoLanguage, ...HugoLanguage[]] {
  const main = (textAt(settings, 'defaultcontentlanguage') ?? 'en').toLowerCase();
  const all = mapAt(settings, 'languages');
  const disabled = textsOf(settings.disablelanguages).map((key) => key.toLowerCase());
  const isPrefixed = flagAt(settings, 'defaultcontentlanguageinsubdir') === true;
  const language = (key: string): HugoLanguage => ({
    key,
    isMain: key === main,
    prefix: key === main && !isPrefixed ? '' : `/${key}`,
    isDisabled: flagAt(mapAt(all, key), 'disabled') === true || disabled.includes(key),
    settings: merged(settings, mapAt(all, key)),
  });
  const others = Object.keys(all).filter((key) => key !== main);
  return [language(main), ...others.map(language)];
}

/**
 * The folders of texts: those that mounts name, else that of each language. Where languages have folders of their own,
 * what lies beside those is none of the site's.
 */
export function contentFolders(settings: Data, languages: readonly HugoLanguage[]): ContentFolder[] {
  const mounted = mountsOf(settings).flatMap(({ source, target, lang }) => {
    const below = /^content(?:\/(.*))?$/.exec(target);
    return below === null
      ? []
      : [{ folder: source, below: below[1] ?? '', language: languages.find(({ key }) => key === lang) ?? null }];
  });
  if (mounted.length > 0) return mounted;
  const common = textAt(settings, 'contentdir') ?? 'content';
  const own = languages.map((language) => ({ folder: textAt(language.settings, 'contentdir') ?? common, language }));
  const apart = own.filter(({ folder }) => plainFolder(folder) !== plainFolder(common));
  return [
    ...apart.map(({ folder, language }) => ({ folder: plainFolder(folder), below: '', language })),
    ...(apart.length < own.length ? [{ folder: plainFolder(common), below: '', language: null }] : []),
  ];
}

/** The folders whose files are published as they are. */
export function staticFolders(settings: Data): string[] {
  const mounted = mountsOf(settings).flatMap(({ source, target }) => (target === 'static' ? [source] : []));
  if (mounted.length > 0) return mounted;
  const named = Object.keys(settings)
    .filter((key) => /^staticdir\d*$/.test(key))
    .flatMap((key) => textsOf(settings[key]));
  return named.length > 0 ? named.map(plainFolder) : ['static'];
}

function mountsOf(settings: Data): { source: string; target: string; lang: string | null }[] {
  const { mounts } = mapAt(settings, 'module');
  return (Array.isArray(mounts) ? mounts : []).filter(isData).flatMap((mount) => {
    const [source, target] = [textAt(mount, 'source'), textAt(mount, 'target')];
    return source === null || target === null
      ? []
      : [
          {
            source: plainFolder(source),
            target: plainFolder(target),
            lang: textAt(mount, 'lang')?.toLowerCase() ?? null,
          },
        ];
  });
}

function plainFolder(folder: string): string {
  return posix.normalize(folder).replace(/^\.?\/|\/$/g, '');
}

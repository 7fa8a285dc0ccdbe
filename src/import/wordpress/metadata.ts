import type { PostFrontMatter } from '../item.ts';
import { type Note, note } from '../notes.ts';
import { plainText } from './plain-text.ts';
import type { WxrMeta } from './wxr/records.ts';

/** What the custom fields of an item say that this contract has a place for. */
export interface Metadata {
  readonly keys: Pick<PostFrontMatter, 'description' | 'metaTitle' | 'canonical' | 'noindex'>;
  /** Slugs that the item had before. */
  readonly oldSlugs: readonly string[];
  /** The number of the featured picture; null where there is none. */
  readonly thumbnail: number | null;
  /** The notes of the block editor. */
  readonly footnotes: readonly { readonly id: string; readonly content: string }[];
  readonly notes: readonly Note[];
}

/** The fields of plugins for search engines: Yoast, Rank Math, All in One SEO, SEOPress, The SEO Framework. */
const descriptions = [
  '_yoast_wpseo_metadesc',
  'rank_math_description',
  '_aioseo_description',
  '_aioseop_description',
  '_seopress_titles_desc',
  '_genesis_description',
];
const canonicals = [
  '_yoast_wpseo_canonical',
  'rank_math_canonical_url',
  '_aioseo_canonical_url',
  '_seopress_robots_canonical',
  '_genesis_canonical_uri',
];
const titles = [
  '_yoast_wpseo_title',
  'rank_math_title',
  '_aioseo_title',
  '_aioseop_title',
  '_seopress_titles_title',
  '_genesis_title',
];
const noindex: Readonly<Record<string, RegExp>> = {
  '_yoast_wpseo_meta-robots-noindex': /^1$/,
  rank_math_robots: /noindex/,
  _seopress_robots_index: /^yes$/,
  _aioseop_noindex: /^on$/,
  _genesis_noindex: /^1$/,
};

/** What WordPress notes for itself. */
const bookkeeping =
  /^_(?:edit_last|edit_lock|wp_.*|pingme|encloseme|thumbnail_id|menu_item_.*|oembed_.*|last_editor_used_jetpack|jetpack_.*|publicize_.*|wpas_.*|yoast_wpseo_.*|format_.*)$/;

/** The texts that plugins' templates of titles are made of. */
export interface TitleParts {
  readonly title: string;
  readonly siteName: string;
  readonly tagline: string;
}

/**
 * Reads the custom fields of the item at `link`. Templates of plugins (`%%title%% %%sep%% %%sitename%%`) are carried out as
 * far as they are made of `parts`. Fields that have no place here are told by their names.
 */
export function metadataOf(meta: readonly WxrMeta[], link: string, parts: TitleParts): Metadata {
  const value = (names: readonly string[]) => {
    const found = names
      .map((name) => meta.find(({ key }) => key === name)?.value.trim())
      .find((text) => text !== undefined && text !== '');
    return found === undefined ? null : withoutTemplates(found, parts);
  };
  const description = value(descriptions);
  const canonical = value(canonicals);
  const written = value(titles);
  const metaTitle = written === null || written === parts.title ? null : plainText(written);
  const isHidden = meta.some(({ key, value: text }) => noindex[key]?.test(text));
  const known = new Set([...descriptions, ...canonicals, ...titles, ...Object.keys(noindex), 'footnotes']);
  const notes = meta
    .filter(({ key, value: text }) => key !== '' && text !== '' && !known.has(key) && !bookkeeping.test(key))
    .map(({ key }) => note('dataLost', `custom field ${key}`));
  const thumbnail = Number(value(['_thumbnail_id']) ?? 0);
  return {
    keys: {
      ...(description === null ? {} : { description: plainText(description) }),
      ...(canonical === null || canonical === link || !/^https?:\/\//i.test(canonical) ? {} : { canonical }),
      ...(metaTitle === null ? {} : { metaTitle }),
      ...(isHidden ? { noindex: true } : {}),
    },
    oldSlugs: meta
      .filter(({ key, value: slug }) => key === '_wp_old_slug' && slug !== '')
      .map(({ value: slug }) => slug),
    thumbnail: Number.isInteger(thumbnail) && thumbnail > 0 ? thumbnail : null,
    footnotes: footnotesIn(meta.find(({ key }) => key === 'footnotes')?.value ?? ''),
    notes,
  };
}

/** A text whose places are filled: Yoast's, Rank Math's and All in One SEO's; null where one is for something else. */
function withoutTemplates(text: string, { title, siteName, tagline }: TitleParts): string | null {
  const values: Readonly<Record<string, string>> = {
    title,
    post_title: title,
    seo_title: title,
    sitename: siteName,
    sitetitle: siteName,
    site_title: siteName,
    sitedesc: tagline,
    tagline,
    sep: '–',
    separator_sa: '–',
    page: '',
  };
  const filled = text.replaceAll(/%%(\w+)%%|%(\w+)%|#(\w+)/g, (whole, ...names: (string | undefined)[]) => {
    const name = names.slice(0, 3).find((one) => one !== undefined) ?? '';
    return values[name] ?? whole;
  });
  return /%%?\w+%|#\w+_/.test(filled) ? null : filled.replaceAll(/\s+/g, ' ').trim();
}

function footnotesIn(json: string): { id: string; content: string }[] {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.flatMap((one: unknown) => footnoteIn(one) ?? []) : [];
  } catch {
    return [];
  }
}

function footnoteIn(one: unknown): { id: string; content: string } | null {
  if (typeof one !== 'object' || one === null || !('id' in one) || !('content' in one)) return null;
  const { id, content } = one;
  return typeof id === 'string' && typeof content === 'string' ? { id, content } : null;
}

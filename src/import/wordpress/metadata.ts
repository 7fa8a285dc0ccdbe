import type { PostFrontMatter } from '../item.ts';
import { type Note, note } from '../notes.ts';
import { plainText } from './plain-text.ts';
import type { WxrMeta } from './wxr/records.ts';

/** What the custom fields of an item say that this contract has a place for. */
export interface Metadata {
  readonly keys: Pick<PostFrontMatter, 'description' | 'canonical' | 'unlisted'>;
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

/** Reads the custom fields of the item at `link`. Those that have no place here are told by their names. */
export function metadataOf(meta: readonly WxrMeta[], link: string): Metadata {
  const value = (names: readonly string[]) => {
    const found = names
      .map((name) => meta.find(({ key }) => key === name)?.value.trim())
      .find((text) => text !== undefined && text !== '');
    // A template of a plugin, such as %%title%%, is no text.
    return found === undefined || /%%?\w+%|#\w+_/.test(found) ? null : found;
  };
  const description = value(descriptions);
  const canonical = value(canonicals);
  const isHidden = meta.some(({ key, value: text }) => noindex[key]?.test(text));
  const known = new Set([...descriptions, ...canonicals, ...titles, ...Object.keys(noindex), 'footnotes']);
  const notes = meta
    .filter(({ key, value: text }) => key !== '' && text !== '' && !known.has(key) && !bookkeeping.test(key))
    .map(({ key }) => note('dataLost', `custom field ${key}`));
  if (value(titles) !== null) notes.push(note('dataLost', 'a title for search engines alone'));
  if (isHidden)
    notes.push(
      note('changed', 'hidden from search engines: “unlisted”, so that archives and feeds do not list it either'),
    );
  const thumbnail = Number(value(['_thumbnail_id']) ?? 0);
  return {
    keys: {
      ...(description === null ? {} : { description: plainText(description) }),
      ...(canonical === null || canonical === link || !/^https?:\/\//i.test(canonical) ? {} : { canonical }),
      ...(isHidden ? { unlisted: true } : {}),
    },
    oldSlugs: meta
      .filter(({ key, value: slug }) => key === '_wp_old_slug' && slug !== '')
      .map(({ value: slug }) => slug),
    thumbnail: Number.isInteger(thumbnail) && thumbnail > 0 ? thumbnail : null,
    footnotes: footnotesIn(meta.find(({ key }) => key === 'footnotes')?.value ?? ''),
    notes,
  };
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

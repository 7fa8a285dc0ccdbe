import { once } from '../model/once.ts';
import { type PostKeys, postDefaults } from './key-defaults.ts';
import { postSchema } from './schema.ts';

/** The keys with a form of their own, which few posts have. */
const special = {
  thumbnailFocus: true,
  permalink: true,
  aliases: true,
  canonical: true,
  discussion: true,
  id: true,
  lang: true,
  layout: true,
  extra: true,
} as const;

const specialSchema = once(() => postSchema().pick(special));

/**
 * The front matter of a post whose values have the usual forms: texts, lists of texts, `true` and `false`. It gives what the
 * schema gives, for a tenth of the time. Null where any value is of another form or any key is unknown: what it means, or what
 * is wrong with it, the schema says.
 */
export function usualKeys(data: Readonly<Record<string, unknown>>): PostKeys | null {
  const value = { ...postDefaults };
  const others: Record<string, unknown> = {};
  let hasOthers = false;
  for (const key of Object.keys(data)) {
    const typed = data[key];
    // A key alone is as good as none.
    if (typed === null && Object.hasOwn(postDefaults, key)) continue;
    switch (key) {
      case 'title':
      case 'date':
        if (typeof typed !== 'string') return null;
        value[key] = textOf(typed);
        break;
      case 'updated':
      case 'thumbnail':
      case 'thumbnailCaption':
      case 'excerpt':
      case 'description':
      case 'metaTitle':
      case 'slug':
      case 'expires':
      case 'series':
        if (typeof typed !== 'string' || (key === 'slug' && typed.includes('/'))) return null;
        value[key] = textOf(typed) || null;
        break;
      case 'thumbnailAlt':
        if (typeof typed !== 'string') return null;
        value.thumbnailAlt = textOf(typed);
        break;
      case 'categories':
      case 'tags':
      case 'authors': {
        const texts = textsOf(typed);
        if (texts === null) return null;
        value[key] = texts;
        break;
      }
      case 'draft':
      case 'unlisted':
      case 'noindex':
      case 'toc':
      case 'math':
      case 'comments':
      case 'sticky':
        if (typed !== 'true' && typed !== 'false') return null;
        value[key] = typed === 'true';
        break;
      default:
        if (!Object.hasOwn(special, key)) return null;
        others[key] = typed;
        hasOthers = true;
    }
  }
  if (value.title === '' || value.date === '') return null;
  return hasOthers ? withOthers(value, others) : value;
}

function withOthers(value: PostKeys, others: Readonly<Record<string, unknown>>): PostKeys | null {
  const { data } = specialSchema().safeParse(others);
  return data === undefined ? null : { ...value, ...data };
}

function textOf(typed: string): string {
  return typed.trim().toWellFormed();
}

function textsOf(typed: unknown): string[] | null {
  if (!Array.isArray(typed)) return null;
  const items: readonly unknown[] = typed;
  const texts: string[] = [];
  for (const item of items) {
    if (typeof item !== 'string') return null;
    const text = textOf(item);
    if (text !== '') texts.push(text);
  }
  return texts;
}

import { nearest } from '../problems/nearest.ts';

/** What keys of a map are called elsewhere, by the names that they have here. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  label: ['title', 'name', 'text', 'caption'],
  url: ['href', 'link', 'path', 'address', 'uri', 'permalink', 'src', 'to', 'endpoint', 'host'],
  name: ['title', 'label', 'tag', 'category', 'author', 'fullname', 'displayname'],
  text: ['message', 'title', 'content', 'body', 'description'],
  title: ['name', 'label', 'heading', 'text'],
  picture: ['avatar', 'image', 'photo', 'img', 'portrait'],
  bio: ['about', 'description', 'biography', 'role', 'jobtitle'],
  links: ['url', 'website', 'homepage', 'social', 'site', 'link', 'items', 'children', 'pages'],
  columns: ['links', 'items', 'menus', 'sections'],
  copyright: ['text', 'content', 'notice'],
  repo: ['repository', 'project'],
  place: ['bucket', 'url', 'path', 'folder'],
  type: ['kind', 'format'],
  enum: ['values', 'options', 'choices', 'oneof'],
  backend: ['provider', 'host', 'service', 'name'],
  provider: ['service', 'name', 'type', 'backend'],
  action: ['url', 'endpoint', 'href'],
};

/** A key in letters alone: case and what joins words count for nothing. */
function folded(key: string): string {
  return key.toLowerCase().replaceAll(/[\s_-]+/g, '');
}

/** True for two spellings of one key. */
export function isSameKey(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

/** The key that has another name elsewhere; null where none of `known` has. */
export function keyNamed(name: string, known: readonly string[]): string | null {
  return known.find((key) => otherNames[key]?.includes(folded(name))) ?? null;
}

/** The one of the known keys that an unknown one means: a slip of it, or its name elsewhere. */
export function meantKey(name: string, known: readonly string[]): string | null {
  return known.find((key) => isSameKey(key, name)) ?? keyNamed(name, known) ?? nearest(name, known);
}

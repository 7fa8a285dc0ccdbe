import type { LabelledLink } from '../../config/site.ts';
import { stripTags } from '../../model/strip-tags.ts';
import type { ImportedAuthor } from '../item.ts';
import { type Data, isData, textAt, textsOf } from './data.ts';
import { authorOf, linkLabel } from './settings.ts';

/**
 * The authors of a blog: those that its files of data describe, and what the texts that name them say of them besides.
 * Texts are read one after another, and `all` is asked for behind the last of them.
 */
export class AuthorBook {
  readonly #authors: ImportedAuthor[];
  /** The places in the list by name and by key. */
  readonly #places = new Map<string, number>();

  constructor(described: readonly ImportedAuthor[]) {
    this.#authors = [];
    for (const author of described) this.#add(author);
  }

  /** Everyone of whom more is known than a name, those of the files of data first. */
  get all(): readonly ImportedAuthor[] {
    return this.#authors;
  }

  /** The names of a text's authors, by its front matter: texts, keys of the files of data, or maps. */
  named(data: Data): string[] {
    const typed = [data.authors, data.author].flatMap((value) => (Array.isArray(value) ? value : [value]));
    return [...new Set(typed.flatMap((one) => (isData(one) ? this.#mapped(one) : this.#typed(one))))];
  }

  #mapped(map: Data): string[] {
    const key = textAt(map, 'key');
    const written = textAt(map, 'name', 'key', 'title');
    if (written === null) return [];
    const there = this.#find(key ?? written) ?? this.#find(written);
    if (there !== null) return [there.name];
    const author = authorOf(key ?? '', map);
    if (author.bio !== null || author.picture !== null || author.links.length > 0) this.#add(author);
    return [author.name];
  }

  #typed(value: unknown): string[] {
    return textsOf(value)
      .flatMap(bylinesIn)
      .map(({ name, urls }) => {
        const links = urls.map((url): LabelledLink => ({ label: linkLabel(url), url }));
        const there = this.#find(name);
        if (there !== null) this.#addLinks(there, links);
        else if (links.length > 0) this.#add({ name, slug: null, aliases: [], bio: null, picture: null, links });
        return there?.name ?? name;
      });
  }

  #find(key: string): ImportedAuthor | null {
    const place = this.#places.get(key.toLowerCase());
    return place === undefined ? null : (this.#authors[place] ?? null);
  }

  #add(author: ImportedAuthor): void {
    const place = this.#authors.push(author) - 1;
    for (const key of [author.name, ...author.aliases]) this.#places.set(key.toLowerCase(), place);
  }

  #addLinks(author: ImportedAuthor, links: readonly LabelledLink[]): void {
    const added = links.filter(({ url }) => !author.links.some((link) => link.url === url));
    const place = this.#places.get(author.name.toLowerCase());
    if (place !== undefined && added.length > 0)
      this.#authors[place] = { ...author, links: [...author.links, ...added] };
  }
}

/** A name as a text is signed with it, and the addresses that it leads to. */
interface Byline {
  readonly name: string;
  readonly urls: readonly string[];
}

const link = /\[([^\]]*)\]\(([^()\s]+)\)/g;

/** One name that is a link, or has one in brackets behind it: `Ada ([@ada](https://…))`. */
const one = /^(?:\[[^\]]+\]\([^()\s]+\)|[^,[\]()]+\(\s*\[[^\]]*\]\([^()\s]+\)\s*\))$/;

/**
 * A line with Markdown's links as names. Only where each part of it is a link by itself, it is sure that it names several:
 * a comma may as well stand before what somebody does.
 */
function bylinesIn(text: string): Byline[] {
  const parts = text.split(/\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/).filter((part) => part !== '');
  const lines = parts.length > 1 && parts.every((part) => one.test(part)) ? parts : [text];
  return lines.map((line) => {
    const urls = [...line.matchAll(link)].flatMap(([, , url = '']) => (/^https?:\/\//.test(url) ? [url] : []));
    const name = line.replaceAll(/\s*\(\s*\[@?[^\]]*\]\([^()\s]+\)\s*\)/g, '').replaceAll(link, '$1');
    return { name: stripTags(name).replaceAll(/\s+/g, ' ').trim(), urls };
  });
}

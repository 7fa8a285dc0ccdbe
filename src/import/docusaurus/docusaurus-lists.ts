import { type Data, isData, textAt } from '../folder/data.ts';
import type { OldLists } from '../folder/old-lists.ts';
import type { ImportedAuthor } from '../item.ts';

/** Where a blog of Docusaurus has its lists: below its route, tags by kebab case or their own permalink. */
export function docusaurusLists(route: string, tags: Data, authors: readonly ImportedAuthor[]): OldLists {
  const at = (path: string) => `/${route}/${path}`.replaceAll(/\/{2,}/g, '/');
  return {
    addresses: [
      [at(''), '/'],
      [at('archive/'), '/archive/'],
      [at('tags/'), '/tags/'],
      [at('rss.xml'), '/feed.xml'],
      [at('atom.xml'), '/atom.xml'],
      [at('feed.json'), '/feed.json'],
    ],
    term: (kind, name) => {
      if (kind === 'tag') {
        const [key, listed] =
          Object.entries(tags).find(([one, tag]) => one === name || (isData(tag) && textAt(tag, 'label') === name)) ??
          [];
        const own = isData(listed) ? textAt(listed, 'permalink') : null;
        return [at(`tags/${(own ?? kebabCase(key ?? name)).replace(/^\//, '')}/`)];
      }
      const author = kind === 'author' ? authors.find((one) => one.name === name) : undefined;
      return author === undefined ? [] : author.aliases.map((key) => at(`authors/${kebabCase(key)}/`));
    },
  };
}

/** As lodash has it: words end where small letters meet capitals, and letters meet digits. */
export function kebabCase(name: string): string {
  const words = name.match(/\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|\d+|[\p{Lo}\p{Lm}]+/gu) ?? [];
  return words.map((word) => word.toLowerCase()).join('-');
}

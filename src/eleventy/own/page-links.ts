import { tagsOf } from '../../markdown/features/html-tags.ts';
import type { OwnLink, OwnPageLinks } from '../../model/own-page.ts';

/** The links of a finished page, to its own site and to others, each once, and the ids that links can lead to. `site` is the site's URL. */
export function linksOfPage(
  { source, output, url }: Pick<OwnPageLinks, 'source' | 'output'> & { readonly url: string },
  html: string,
  site: string,
): OwnPageLinks {
  const links = new Map<string, OwnLink>();
  const outward = new Set<string>();
  const ids = new Set<string>();
  for (const { name: tag, isClosing, attributes } of tagsOf(html).tags) {
    if (isClosing) continue;
    for (const { name, value } of attributes) {
      if (value !== '' && (name === 'id' || (name === 'name' && tag === 'a'))) ids.add(value);
      const isLink = name === 'href' && (tag === 'a' || tag === 'area');
      if (!isLink && (name !== 'src' || tag === 'script')) continue;
      const written = value.trim();
      const link = ownLink(written, url, site);
      if (link === null && /^(?:https?:)?\/\//i.test(written)) outward.add(written);
      if (link !== null && isLink) links.set(`${link.target}#${link.fragment}`, link);
    }
  }
  return { source, output, links: [...links.values()], outward: [...outward], ids: [...ids].join(' ') };
}

/** A link as it leads from a page of the site; null where it leads elsewhere. */
function ownLink(written: string, url: string, site: string): OwnLink | null {
  const parsed = URL.parse(written, `${site}${url.slice(1)}`);
  const home = new URL(site);
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.host !== home.host) return null;
  const { pathname, hash } = parsed;
  if (!`${pathname}/`.startsWith(home.pathname)) return null;
  const target = pathname.slice(home.pathname.length - 1) || '/';
  return { written, target, fragment: hash.slice(1).replace(/:~:.*$/s, '') };
}

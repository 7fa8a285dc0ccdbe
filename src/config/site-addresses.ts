import { isRemote } from '../model/paths.ts';
import { text, texts, webUrl } from './fields.ts';

// What a site.yaml says by addresses and patterns of them.

/** Where the site is: a host that may have a folder behind it, and nothing that only one page or one reader has. */
export const siteUrl = webUrl
  .refine((value) => !/[?#]/.test(value), { error: 'a URL without ? and #', abort: true })
  .refine(isSiteUrl, { error: 'the address of the site, such as https://example.com/ or https://example.com/blog/' });

function isSiteUrl(typed: string): boolean {
  const url = URL.parse(typed);
  const [, path = ''] = /^https?:\/\/[^/]*(.*)$/i.exec(typed) ?? [];
  return (
    url !== null &&
    url.username === '' &&
    url.password === '' &&
    !/^\.|\.\./.test(url.hostname) &&
    !/\/\/|\/\.{1,2}(?:\/|$)|\s|\.(?:html?|php|aspx?)$/i.test(path)
  );
}

/** Patterns of files in `content/`: one that leaves it, or that leaves out all of it, is a slip. */
export const patterns = texts.refine((list) => list.every(isPatternInside), {
  error: 'patterns of paths below content/, such as notes/*.txt',
});

function isPatternInside(pattern: string): boolean {
  const path = pattern.replace(/^!/, '').replaceAll('\\', '/');
  if (/^[a-z]+:/i.test(path) || path.split('/').some((part) => part === '..' || part === '.')) return false;
  return !/^\/?(?:content\/?)?(?:\*{1,2}\/?)*$/.test(path) && !/^\/(?:etc|home|tmp|usr|var|Users)\//.test(path);
}

/** Hosts, and URLs in which * stands for anything. */
export const linkPatterns = texts.refine(
  (list) => list.every((one) => /^(?!\/|mailto:)\S*(?:[.*]|localhost)\S*$/i.test(one)),
  {
    error: 'a list of hosts or URLs, such as [example.com, "https://example.com/private/*"]',
  },
);

/** A picture of `content/`: the build makes it in every size, so it has to be there. */
export const picture = text.refine(
  (typed) => !isRemote(typed) && !/^(?:true|false|yes|no|-?[\d.e]+)$/i.test(typed) && !typed.split('/').includes('..'),
  { error: 'the path of a picture in content/, such as /images/logo.svg' },
);

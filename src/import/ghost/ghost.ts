import { canonicalLocale } from '../../config/locale.ts';
import { type Data, isData, textAt } from '../folder/data.ts';
import { siteUrlOf, termOf } from '../folder/settings.ts';
import type { ImportedAuthor } from '../item.ts';
import { PictureCheck, untilLooked } from '../media/picture-check.ts';
import { Uploads } from '../media/uploads.ts';
import { type Note, note } from '../notes.ts';
import { redirectsAhead, redirectsFor } from '../redirects.ts';
import type { Source, SourceKind, SourceOptions } from '../source.ts';
import { GhostFiles, type NamedFiles } from './ghost-files.ts';
import { GhostPosts, publishedAt, referencesTo, typeOf } from './ghost-posts.ts';
import { ghostRoutes, postAddress } from './ghost-routes.ts';
import { beginningOf, parsedText, readExport, rows } from './read-export.ts';

/** Exports of Ghost: one file of JSON, as its settings give it. */
export const ghost: SourceKind = {
  name: 'ghost',
  sign: 'a file of JSON, as Ghost exports',
  recognises: ([file, ...others]) =>
    file !== undefined && others.length === 0 && /^\s*\{\s*"(?:db|meta|data)"\s*:/.test(beginningOf(file)),
  open: async (options) => openExport(options),
};

/** A site's URL as it is where an export names none. */
const placeholder = 'https://example.com/';

async function openExport({ paths, uploads, progress }: SourceOptions): Promise<Source> {
  const [path = ''] = paths;
  const data = readExport(path);
  const settings = Object.fromEntries(rows(data, 'settings').map((row) => [textAt(row, 'key') ?? '', row.value]));
  const posts = rows(data, 'posts');
  const url =
    siteUrlOf(textAt(settings, 'url')) ??
    siteUrlOf(
      posts
        .map((post) => textAt(post, 'url') ?? '')
        .map((one) => URL.parse(one)?.origin ?? '')
        .find((one) => one !== '') ?? null,
    );
  const users = rows(data, 'users');
  const tags = rows(data, 'tags');
  const isPublic = (tag: Data) =>
    !(textAt(tag, 'name') ?? '').startsWith('#') && textAt(tag, 'visibility') !== 'internal';
  const [authors, terms] = [referencesTo(users), referencesTo(tags.filter(isPublic))];
  const pictures = new PictureCheck();
  const folder = new Uploads(uploads);
  const routes = ghostRoutes(settings, folder);
  const timeZone = textAt(settings, 'timezone', 'active_timezone', 'activeTimezone');
  const files = new GhostFiles(url ?? placeholder, folder, pictures);
  const people = await untilLooked(pictures, () => {
    const named: NamedFiles = { assets: [], wanted: [], broken: [] };
    return { list: users.map((user) => authorOfUser(user, files, named)), ...named };
  });
  const addressOf = (post: Data) => {
    const slug = textAt(post, 'slug') ?? 'untitled';
    return typeOf(post) === 'page'
      ? `/${slug}/`
      : postAddress(routes.permalink, slug, textAt(post, 'id') ?? '', publishedAt(post), timeZone ?? 'UTC');
  };
  const blog = new GhostPosts(path, data, url ?? placeholder, files, addressOf);
  const addresses = posts.map(addressOf);
  const counts = new Map<string, number>();
  for (const post of posts) counts.set(typeOf(post), (counts.get(typeOf(post)) ?? 0) + 1);
  return {
    name: 'Ghost',
    site: {
      name: textAt(settings, 'title'),
      tagline: textAt(settings, 'description'),
      url,
      language: canonicalLocale(textAt(settings, 'locale', 'lang', 'default_locale') ?? ''),
      timeZone,
      permalink: routes.permalink,
      categories: [],
      tags: tags
        .filter(isPublic)
        .map((tag) =>
          termOf(textAt(tag, 'name') ?? '', { slug: textAt(tag, 'slug'), description: textAt(tag, 'description') }),
        ),
      authors: people.list,
      nav: navigation(textAt(settings, 'navigation')),
      used: { categories: [], authors: [] },
      redirects: {
        ...redirectsFor([['/rss/', '/feed.xml']], addresses),
        ...redirectsAhead(routes.redirects, {}, addresses, url ?? placeholder),
      },
      assets: people.assets,
      wanted: people.wanted,
    },
    counts,
    notes: [
      ...routes.notes,
      ...lostRows(
        'dataLost',
        'internal tags',
        tags.filter((tag) => !isPublic(tag)),
      ),
      ...lostRows('leftOut', 'snippets of the editor', rows(data, 'snippets')),
      ...people.broken.map((one) => note('brokenPicture', one)),
    ],
    async *items() {
      for (const [index, post] of posts.entries()) {
        yield await untilLooked(pictures, () => blog.item(post, authors, terms));
        progress('import', index + 1, posts.length);
      }
    },
  };
}

function lostRows(kind: 'dataLost' | 'leftOut', subject: string, lost: readonly Data[]): Note[] {
  return lost.length === 0 ? [] : [note(kind, subject, lost.length)];
}

function authorOfUser(user: Data, files: GhostFiles, named: NamedFiles): ImportedAuthor {
  const name = textAt(user, 'name') ?? textAt(user, 'slug') ?? 'Author';
  const website = textAt(user, 'website');
  const twitter = textAt(user, 'twitter');
  return {
    name,
    slug: textAt(user, 'slug'),
    aliases: [],
    bio: textAt(user, 'bio'),
    picture: files.picture(textAt(user, 'profile_image', 'image'), named),
    links: [
      ...(website === null || !/^https?:/.test(website) ? [] : [{ label: 'Website', url: website }]),
      ...(twitter === null ? [] : [{ label: 'Twitter', url: `https://twitter.com/${twitter.replace(/^@/, '')}` }]),
    ],
  };
}

function navigation(json: string | null) {
  const items = json === null ? null : parsedText(json);
  return (Array.isArray(items) ? items : []).filter(isData).flatMap((item) => {
    const [label, url] = [textAt(item, 'label'), textAt(item, 'url')];
    return label === null || url === null ? [] : [{ label, url: url.replace(/^__GHOST_URL__/, '') || '/' }];
  });
}

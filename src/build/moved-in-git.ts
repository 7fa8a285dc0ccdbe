import { permalinkFields } from '../archive/arrange.ts';
import type { Blog } from '../archive/blog.ts';
import { permalinkPattern } from '../archive/permalink.ts';
import { isFilePath, nameOf } from '../model/paths.ts';
import { statusOf } from '../model/status.ts';
import type { ReadingSettings } from '../source/file-record.ts';
import { readingOf } from '../source/read-files.ts';
import { readPost } from '../source/read-post.ts';
import { readStandalonePage } from '../source/read-standalone-page.ts';
import type { Reading } from '../source/reading.ts';
import type { TextInGit } from './git-history.ts';
import type { LastingText } from './lost-addresses.ts';

/** A text with the addresses that it had, and has no more. */
export interface MovedText {
  readonly text: LastingText;
  readonly urls: readonly string[];
}

/** What the site is now. */
export interface SiteNow {
  readonly texts: readonly LastingText[];
  readonly blog: Blog;
  readonly reading: ReadingSettings;
  readonly now: number;
  readonly isAnswered: (url: string) => boolean;
}

/**
 * The texts that are at another address than they were in git, in their own words of then: renamed or moved, or with another
 * slug, date or permalink. One that readers could not see then has lost nothing; one that is gone is told where another has
 * its name or its title.
 */
export function movedTexts(before: readonly TextInGit[], site: SiteNow): MovedText[] {
  const reading = withoutBodies(readingOf(site.reading));
  const bySource = new Map(site.texts.map((text) => [text.source, text]));
  const known = new Set(before.flatMap(({ before, after }) => (after === before ? [before] : [])));
  return before.flatMap((one): MovedText[] => {
    const old = readOld(one, site, reading);
    if (old === null) return [];
    const urls = [old.url, ...old.aliases].filter((url) => !site.isAnswered(url));
    const text =
      one.after === null
        ? successor(
            one.before,
            old.title,
            site.texts.filter(({ source }) => !known.has(source)),
          )
        : bySource.get(one.after);
    return urls.length === 0 || text === undefined || text === null ? [] : [{ text, urls }];
  });
}

/** Where a text is depends on its front matter alone. */
function withoutBodies(reading: Reading): Reading {
  return { ...reading, render: (_, line, of) => reading.render('', line, of) };
}

interface OldText {
  readonly url: string;
  readonly title: string;
  readonly aliases: readonly string[];
}

function readOld({ before, text }: TextInGit, { blog, now }: SiteNow, reading: Reading): OldText | null {
  const plain = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  if (before.startsWith('content/pages/')) {
    const page = readStandalonePage(before, plain, reading).entry;
    return page === null || page.draft ? null : { url: page.permalink, title: page.title, aliases: page.aliases };
  }
  const post = readPost(before, plain, reading).entry;
  if (post === null || statusOf(post, now) !== 'published') return null;
  const pattern = permalinkPattern(blog.site.permalink);
  const url = post.permalink ?? (pattern.ok ? pattern.url(permalinkFields(post, blog.categories)) : null);
  return url === null || !isFilePath(url) ? null : { url, title: post.title, aliases: post.aliases };
}

/** The one text that has the name or the title of one that is gone. */
function successor(before: string, title: string, texts: readonly LastingText[]): LastingText | null {
  const alike = texts.filter((text) => nameOf(text.source) === nameOf(before) || text.title === title);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

import { hasPlace, tootOf } from '../../archive/features.ts';
import type { Service } from '../../config/services/service.ts';
import { siteUrl } from '../../config/site-url.ts';
import type { Comment } from '../../model/comment.ts';
import type { Post } from '../../model/post.ts';
import type { PageContext } from '../context.ts';
import type { LinkView } from './frame-view.ts';
import { threadsView } from './threads.ts';
import type { DiscussionView } from './view.ts';

/**
 * What stands below a post that people may talk about: the comments that lie beside it, the place where it is talked about,
 * by a link that needs no script, and the service that keeps its comments, of which nothing is loaded before somebody asks
 * for it. Null where it has none of these. `threads` are those of its body.
 */
export function discussionView(context: PageContext, post: Post, threads: readonly Comment[]): DiscussionView | null {
  const { discussion } = context.site;
  if (!post.comments) return null;
  const link = placeOf(context, post, discussion);
  const service = discussion !== null && hasPlace(discussion, post) ? serviceView(context, post, discussion) : null;
  if (service === null && link === null && threads.length === 0) return null;
  return { ...threadsView(context, post, threads), service, link };
}

function serviceView(context: PageContext, post: Post, service: Service): DiscussionView['service'] {
  const { provider, script, frame, connect } = service;
  const { labels } = context.words;
  const [origin = ''] = connect;
  const host = new URL(script?.url ?? frame?.url ?? origin).host;
  const toot = provider === 'fediverse' ? tootOf(post, connect) : null;
  return {
    provider,
    loadsFrom: context.words.phrases.loadsFrom(host),
    title: labels.comments,
    script: script && {
      url: script.url,
      values: JSON.stringify({ ...script.values, ...ofScript(context, provider) }),
    },
    frame:
      frame &&
      urlWith(localized(frame.url, context, provider), { ...frame.values, ...ofFrame(context, post, provider) }),
    // docs.joinmastodon.org, "statuses API methods": what stands around a status.
    replies:
      toot === null
        ? null
        : {
            url: `${origin}/api/v1/statuses/${toot}/context`,
            empty: labels.noComments,
            failed: labels.commentsFailed,
          },
  };
}

/** Where readers without scripts go: where the writer says, else a page of the service. */
function placeOf({ words }: PageContext, { discussion }: Post, service: Service | null): LinkView | null {
  const url = discussion ?? service?.page ?? null;
  return url === null ? null : { url, label: words.phrases.discussOn(new URL(url).host) };
}

function urlWith(address: string, values: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return url.href;
}

/** What is known of a page while it is built; the scheme, the reader's session and the page's host are the script's. */
function ofFrame(context: PageContext, post: Post, provider: string): Readonly<Record<string, string>> {
  const { site, blog } = context;
  const address = siteUrl(site, blog.urlOf(post));
  // As both call pages by their paths: without the first slash and the last extension.
  const name = address.length < 2 ? 'index' : address.slice(1).replace(/\.\w+$/, '');
  const description = post.description ?? post.excerpt;
  switch (provider) {
    case 'giscus':
      return { term: name, description };
    case 'utterances':
      return { pathname: name, title: post.title, description };
    case 'remark42':
      return { locale: localeOfRemark42(site.language), url: site.origin + address };
    default:
      return {};
  }
}

function ofScript({ site }: PageContext, provider: string): Readonly<Record<string, string>> {
  return provider === 'isso' ? { 'data-isso-lang': localeOfIsso(site.language) } : {};
}

/** Isso has Chinese in two scripts and Portuguese of two countries, by their tags (`isso/js/app/i18n.js`). */
function localeOfIsso(tag: string): string {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  if (language === 'zh') return script === 'Hant' ? 'zh-TW' : 'zh-CN';
  if (language === 'pt') return region === 'BR' ? 'pt-BR' : 'pt-PT';
  return language;
}

/** Remark42 has names of its own for some languages (`frontend/apps/remark42/app/utils/loadLocale.ts`). */
function localeOfRemark42(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language === 'zh') return script === 'Hant' ? 'zh-tw' : 'zh';
  return { pt: 'bp', uk: 'ua' }[language] ?? language;
}

/** The languages of giscus that are called as everywhere else; it has its page in each at an address of its own. */
const giscusLanguages = new Set(
  'ar be bg ca cs da de en eo es eu fa fr he hu id it ja ko nl pl pt ro ru th tr uk uz vi zh-CN zh-HK zh-TW'.split(' '),
);

function localized(url: string, { site }: PageContext, provider: string): string {
  const language = [site.language, locale(site.language)].find((tag) => giscusLanguages.has(tag));
  return provider === 'giscus' && language !== undefined ? url.replace(/widget$/, `${language}/widget`) : url;
}

function locale(language: string): string {
  return new Intl.Locale(language).language;
}

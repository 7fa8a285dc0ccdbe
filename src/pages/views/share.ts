import { absoluteUrl } from '../../config/site-url.ts';
import type { Post } from '../../model/post.ts';
import type { PageContext } from '../context.ts';
import type { SocialLink } from './frame-view.ts';

/** Links with which a reader passes a post on, without anyone's script. */
export function shareLinks({ site, blog, words }: PageContext, post: Post): SocialLink[] {
  const url = encodeURIComponent(absoluteUrl(site, blog.urlOf(post)));
  const title = encodeURIComponent(post.title);
  return [
    { url: `mailto:?subject=${title}&body=${url}`, label: words.byMail, icon: 'email' },
    // Asks the reader for their own server: there is no one address to share to.
    {
      url: `https://share.joinmastodon.org/#text=${title}%20${url}`,
      label: words.phrases.shareOn('Mastodon'),
      icon: 'mastodon',
    },
  ];
}

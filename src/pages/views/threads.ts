import type { Comment } from '../../model/comment.ts';
import type { Post, StandalonePage } from '../../model/post.ts';
import type { PageContext } from '../context.ts';
import { dateView } from './card.ts';
import type { LinkView } from './frame-view.ts';
import { freeId } from './post-id.ts';
import type { CommentView, DiscussionView } from './view.ts';

/** The comments that lie beside a text, as its page shows them. */
export function threadsView(
  context: PageContext,
  { ids, commentCount }: Pick<Post | StandalonePage, 'ids' | 'commentCount'>,
  threads: readonly Comment[],
): Pick<DiscussionView, 'id' | 'heading' | 'threads'> {
  const { words, number } = context;
  // The text's own ids stay what its links know them by.
  const taken = new Set(ids.split(' '));
  return {
    id: freeId('comments', taken),
    heading:
      threads.length === 0 ? words.labels.comments : words.phrases.commentCount(commentCount, number(commentCount)),
    threads: threads.map((comment) => commentView(context, comment, taken)),
  };
}

/** What stands below a standalone page: the comments beside it, if there are any. */
export function pageDiscussion(
  context: PageContext,
  page: StandalonePage,
  threads: readonly Comment[],
): DiscussionView | null {
  return threads.length === 0 ? null : { ...threadsView(context, page, threads), service: null, link: null };
}

function commentView(context: PageContext, comment: Comment, taken: ReadonlySet<string>): CommentView {
  const { labels, phrases } = context.words;
  const { author, website, date, html, answers, replies } = comment;
  const idOf = (id: string) => freeId(`comment-${id}`, taken);
  const id = idOf(comment.id);
  const answered = (to: NonNullable<Comment['answers']>): LinkView => ({
    url: `#${idOf(to.id)}`,
    label: phrases.inReplyTo(to.author || labels.anonymous),
  });
  return {
    id,
    author: author || labels.anonymous,
    website,
    url: `#${id}`,
    date: date && dateView(date),
    html,
    answers: answers && answered(answers),
    replies: replies.map((reply) => commentView(context, reply, taken)),
  };
}

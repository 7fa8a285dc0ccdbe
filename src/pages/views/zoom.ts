import type { Post, StandalonePage } from '../../model/post.ts';
import type { PageContext } from '../context.ts';

/** Pixels of the text's column: what has no more is shown with all that it has, or nearly. */
const columnWidth = 592;

/**
 * Whether a page shows a picture with more pixels than it is shown with: such a page loads the script that enlarges
 * pictures, which leaves alone those that are links or have no words.
 */
export function canZoom(context: PageContext, page: Post | StandalonePage): boolean {
  const thumbnail = 'thumbnail' in page && (page.thumbnail?.alt ?? '') !== '' ? page.thumbnail : null;
  const paths = [...(thumbnail === null ? [] : [thumbnail.path]), ...page.pictures.map(({ path }) => path)];
  return paths.some((path) => (context.pictures.picture(path, '', 'body', 0)?.width ?? 0) > columnWidth);
}

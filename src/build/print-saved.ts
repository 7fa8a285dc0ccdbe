import { featuresOf, usedFeatures } from '../archive/features.ts';
import { isArrangedAlike, renewed } from '../archive/renew.ts';
import type { Body } from '../model/body.ts';
import type { Post, SiteLink, Thumbnail } from '../model/post.ts';
import type { PageContext } from '../pages/context.ts';
import { postRoute } from '../pages/routes/post.ts';
import { linkedUrl } from '../pages/views/body.ts';
import { frames } from '../pages/views/frame.ts';
import { hasErrors } from '../problems/format.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import type { BuildOptions } from '../site/options.ts';
import { readAgain } from '../source/read-files.ts';
import type { TemplateSources } from '../theme/check-templates.ts';
import { fewSaved, printInto } from './print-at-once.ts';

/** What a build's pages were made from: from there a preview goes on. */
export interface Made {
  readonly arranged: ArrangedSite;
  readonly templates: TemplateSources;
  /** The code of the site's own templates, from the site's root. */
  readonly code: readonly string[];
}

/** A post that was saved, as it was and as it is. */
interface SavedPost {
  readonly before: Post;
  readonly after: Post;
  readonly body: Body;
}

/**
 * Puts the pages of posts that were just saved into the output, from what the last build knew of the rest of the site;
 * gives their outputs. Null, and nothing is printed, where that is not all that they depend on: something else changed
 * too, or what changed in a post concerns the blog's arrangement, or it has mistakes or shows files that are new. The
 * build that follows makes everything right, these pages included.
 */
export async function printSaved(
  { arranged, templates }: Made,
  files: readonly string[],
  options: BuildOptions,
): Promise<readonly string[] | null> {
  if (files.length === 0 || files.length > fewSaved) return null;
  const known = arranged.context;
  const saved = files.map((file) => savedPost(arranged, file));
  if (saved.includes(null)) return null;
  const posts = saved.filter((one) => one !== null);
  const bodies = new Map(posts.map(({ after, body }) => [after.source, body]));
  const context: PageContext = {
    ...known,
    blog: renewed(known.blog, new Map(posts.map(({ before, after }) => [before, after]))),
    bodyOf: (source) => bodies.get(source) ?? known.bodyOf(source),
  };
  const frame = frames(context);
  return await printInto(
    options,
    templates,
    posts.map(({ after }) => postRoute(context, after, frame)),
  );
}

function savedPost({ snapshot, context, routes }: ArrangedSite, source: string): SavedPost | null {
  const before = snapshot.content.posts.find((post) => post.source === source);
  const again = before === undefined ? null : readAgain({ kind: 'post', source }, snapshot.reading);
  if (before === undefined || again === null) return null;
  const { read, entry } = again;
  if (entry === null || !('post' in entry) || read.body === null || hasErrors(read.problems)) return null;
  const { post: after } = entry;
  const isKnown = ({ target }: SiteLink) =>
    target === '' || linkedUrl(context, target, source) !== null || routes.some(({ url }) => url === target);
  const isComplete =
    // Whether there is such a layout was asked of the one that it had.
    before.layout === after.layout &&
    isCutAlike(before.thumbnail, after.thumbnail) &&
    // A style sheet that no text needed yet is not there yet.
    featuresOf(snapshot.site, after).every((feature) => usedFeatures(snapshot.content, snapshot.site).has(feature)) &&
    after.pictures.every(({ path }) => context.pictures.fingerprint(path) !== '') &&
    after.diagrams.every(({ engine, key }) => engine === 'elsewhere' || context.diagrams.has(key)) &&
    after.links.every((link) => isKnown(link));
  return isComplete && isArrangedAlike(before, after) ? { before, after, body: read.body } : null;
}

/** True where two thumbnails are made of the same encodings. */
function isCutAlike(one: Thumbnail | null, other: Thumbnail | null): boolean {
  return one?.path === other?.path && JSON.stringify(one?.focus) === JSON.stringify(other?.focus);
}

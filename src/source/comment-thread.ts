import type { Comment } from '../model/comment.ts';

/** A comment that readers may see, and the id of the one that it answers. */
export interface SaidComment extends Omit<Comment, 'answers' | 'replies'> {
  readonly parent: string | null;
}

/** As many levels as WordPress has by itself: what is deeper stands beside what it answers, and names it. */
const mostLevels = 5;
/** From this level on, from 0, a narrow screen has no room to show by the place what is answered (see `comments.css`). */
const namedFrom = 2;

/**
 * Comments as threads, the oldest first. One whose parent is not among them, because it was deleted or nobody may see it,
 * stands by itself; so does one of those that answer each other in a circle.
 */
export function threadsOf(comments: readonly SaidComment[]): Comment[] {
  const sorted = comments.toSorted((a, b) => (a.date?.millis ?? 0) - (b.date?.millis ?? 0));
  const byId = new Map(sorted.map((comment) => [comment.id, comment]));
  const parents = parentsOf(sorted, byId);
  const replies = Map.groupBy(sorted, (comment) => parents.get(comment) ?? null);
  return (replies.get(null) ?? []).map((root) => threadOf(root, { parents, replies }, 0));
}

type Parents = ReadonlyMap<SaidComment, SaidComment>;

interface Tree {
  readonly parents: Parents;
  readonly replies: ReadonlyMap<SaidComment | null, readonly SaidComment[]>;
}

/** What each comment answers; whoever follows it comes to an end. */
function parentsOf(comments: readonly SaidComment[], byId: ReadonlyMap<string, SaidComment>): Parents {
  const parents = new Map<SaidComment, SaidComment>();
  const settled = new Set<SaidComment>();
  for (const comment of comments) {
    const trail = new Set<SaidComment>();
    let child: SaidComment | null = null;
    for (let one: SaidComment | undefined = comment; one !== undefined; one = byId.get(one.parent ?? '')) {
      if (trail.has(one)) break;
      if (child !== null) parents.set(child, one);
      if (settled.has(one)) break;
      trail.add(one);
      child = one;
    }
    for (const one of trail) settled.add(one);
  }
  return parents;
}

function threadOf(comment: SaidComment, tree: Tree, level: number): Comment {
  const { parent: _, ...said } = comment;
  const parent = tree.parents.get(comment);
  const answers = parent === undefined || level < namedFrom ? null : { id: parent.id, author: parent.author };
  const direct = tree.replies.get(comment) ?? [];
  const isLast = level + 2 === mostLevels;
  const beside = level + 1 >= mostLevels ? [] : isLast ? direct.flatMap((reply) => withAll(reply, tree)) : direct;
  return { ...said, answers, replies: beside.map((reply) => threadOf(reply, tree, level + 1)) };
}

/** A comment and all that hangs on it, each before its answers; they may be deeper than functions can call themselves. */
function withAll(comment: SaidComment, { replies }: Tree): SaidComment[] {
  const all: SaidComment[] = [];
  const left = [comment];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    all.push(one);
    left.push(...(replies.get(one) ?? []).toReversed());
  }
  return all;
}

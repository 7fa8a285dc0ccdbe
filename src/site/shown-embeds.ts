import type { Content } from '../archive/arrange.ts';
import type { Embed } from '../markdown/features/embeds/embed.ts';
import { createRenderer } from '../markdown/render.ts';
import type { Place } from '../problems/problem.ts';
import { bodyAgain } from './body-again.ts';

/** Something of another site that a text shows, and where. */
export interface ShownEmbed {
  readonly embed: Embed;
  readonly place: Place;
}

/** What the texts of a site show of others. Nothing that was fetched of it is looked at. */
export function shownEmbeds(root: string, { url }: { readonly url: string }, content: Content): ShownEmbed[] {
  const render = createRenderer({ url, highlighting: false });
  const means = {
    math: false,
    embeds: true,
    include: (path: string) => ({ fault: { kind: 'missing' }, path }) as const,
  };
  return [...content.posts, ...content.standalone].flatMap(({ source }) => {
    const body = bodyAgain(source, root, (markdown, line) => render(markdown, line, means));
    return (body?.embeds ?? []).map(({ embed, line, column }) => ({ embed, place: { file: source, line, column } }));
  });
}

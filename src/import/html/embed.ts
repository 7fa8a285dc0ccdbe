import { escapeHtml } from '../../model/escape-html.ts';

/** Films that have a player for other sites, by their addresses. The second letter group is the film's name there. */
const players: readonly (readonly [RegExp, (id: string) => string, string])[] = [
  [
    /^https?:\/\/(?:(?:www|m)\.)?(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|embed\/|v\/|shorts\/|live\/)|youtu\.be\/)([\w-]{11})/,
    (id) => `https://www.youtube-nocookie.com/embed/${id}`,
    'YouTube',
  ],
  [
    /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d+)/,
    (id) => `https://player.vimeo.com/video/${id}`,
    'Vimeo',
  ],
];

/** The player of the film at a URL as HTML; null for any other URL. */
export function playerHtml(url: string): string | null {
  for (const [pattern, player, name] of players) {
    const id = pattern.exec(url.trim())?.[1];
    if (id !== undefined)
      return `<iframe src="${escapeHtml(player(id))}" title="${name}" width="560" height="315" allowfullscreen></iframe>`;
  }
  return null;
}

/** What stands in a text for something that is elsewhere: a film's player, else a link. */
export function embedHtml(url: string): string {
  const address = escapeHtml(url.trim());
  return playerHtml(url) ?? `<p><a href="${address}">${address}</a></p>`;
}

import { escapeHtml } from '../../model/escape-html.ts';

/**
 * What stands in a text for something that is elsewhere: its address as a paragraph by itself, of which this contract makes
 * what the old site showed, where it knows the site.
 */
export function embedHtml(url: string): string {
  const address = escapeHtml(url.trim());
  return `<p><a href="${address}">${address}</a></p>`;
}

import type { ManifestFile } from '../model/manifest.ts';

/** What has an address that people keep. Archives come and go with what they list. */
const lasting: ReadonlySet<string> = new Set(['post', 'standalone', 'redirect']);

/** The files of a site as it was whose addresses it does not answer any more, by the text that they were of: redirects first. */
export function lostFiles<File extends ManifestFile>(
  before: readonly File[],
  isAnswered: (url: string) => boolean,
): File[][] {
  const lost = before
    .filter(({ kind, url, encoding }) => lasting.has(kind) && encoding === null && !isAnswered(url))
    .sort((a, b) => Number(b.kind === 'redirect') - Number(a.kind === 'redirect'));
  return [...Map.groupBy(lost, ({ source, url }) => source ?? url).values()];
}

/** `[/old/, /older/]`, as it stands behind `aliases` in front matter. */
export function aliasList(urls: readonly string[]): string {
  return `[${urls.map((url) => (/^[\w/.~%-]+$/.test(url) ? url : JSON.stringify(url))).join(', ')}]`;
}

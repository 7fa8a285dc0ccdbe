import { asTyped } from '../engine/typed.ts';
import type { WantedFile } from './item.ts';

/** The list of files that are to be fetched, in the site's root. */
export const picturesFile = 'pictures.txt';

/** The folder below the site's root into which they are fetched, and from which a second import takes them. */
export const downloads = 'import-downloads';

/**
 * The files that are not at hand, each once, as a configuration of curl, which is on every system: one command fetches all, some at a
 * time, each to the path at which `--uploads` finds it. Null where nothing is wanted.
 */
export function picturesText(wanted: readonly WantedFile[]): string | null {
  if (wanted.length === 0) return null;
  const lines = wanted
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, url }) => `url = ${quoted(url)}\noutput = ${quoted(`${downloads}/${path}`)}\n`);
  return `# Not at hand: ${wanted.length}. This fetches them:
#   curl --parallel --config ${picturesFile}
# And this, the same import with --uploads, puts them in their places:
#   ${asTyped(`import SOURCE --uploads ${downloads}`)}
create-dirs
location
fail
remove-on-error
${lines.join('')}`;
}

/** A value of curl's configuration: in double quotes backslashes begin escapes. */
function quoted(value: string): string {
  return `"${value.replaceAll(/[\r\n]/g, '').replaceAll(/["\\]/g, '\\$&')}"`;
}

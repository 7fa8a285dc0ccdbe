/** Where the preview's own pages and scripts are, beside the site's. */
export const ownPath = '/__broadsheet/';
/** What a page asks to be told when it would be another. */
export const livePath = `${ownPath}live`;
export const liveScriptPath = `${ownPath}live.js`;

const mistakesPath = `${ownPath}mistakes/`;

/** The URL path of the page that shows the mistakes of a file. */
export function mistakesUrl(file: string): string {
  return mistakesPath + file.split('/').map(encodeURIComponent).join('/');
}

/** The file whose mistakes a URL path asks for; null for any other path. */
export function fileOfMistakes(path: string): string | null {
  return path.startsWith(mistakesPath) ? decodeURIComponent(path.slice(mistakesPath.length)) : null;
}

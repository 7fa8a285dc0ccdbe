import { readdirSync } from 'node:fs';

/**
 * The files of an output folder that are not among Broadsheet's own, sorted. Folders that hold nothing of ours are
 * told as one entry with a slash behind it: a checkout of something else would be a long list.
 */
export function foreignFiles(outputFolder: string, own: ReadonlySet<string>): string[] {
  const ownFolders = new Set<string>();
  for (const output of own) {
    for (let end = output.lastIndexOf('/'); end > 0; end = output.lastIndexOf('/', end - 1)) {
      const folder = output.slice(0, end);
      if (ownFolders.has(folder)) break;
      ownFolders.add(folder);
    }
  }
  const foreignIn = (folder: string): string[] =>
    readdirSync(`${outputFolder}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return own.has(path) ? [] : [path];
      return ownFolders.has(path) ? foreignIn(path) : [`${path}/`];
    });
  return foreignIn('').sort();
}

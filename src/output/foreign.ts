import { readdirSync, statSync } from 'node:fs';

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
  // What an entry is, is only asked of the few that are not ours: a site has thousands of folders.
  const isFolder = (path: string) => statSync(`${outputFolder}/${path}`, { throwIfNoEntry: false })?.isDirectory();
  const foreignIn = (folder: string): string[] =>
    readdirSync(`${outputFolder}/${folder}`).flatMap((name) => {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (own.has(path)) return [];
      if (ownFolders.has(path)) return foreignIn(path);
      return [isFolder(path) ? `${path}/` : path];
    });
  return foreignIn('').sort();
}

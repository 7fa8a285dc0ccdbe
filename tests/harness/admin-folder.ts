import type { Page } from 'playwright-core';

/** Files by their paths from the root of a site. */
export type FolderFiles = Readonly<Record<string, string>>;

/**
 * Puts files into the browser's own folder (the origin private file system of the File System standard) and lets that be
 * what a person chooses, with `.git` in it, as the editor wants. Texts are written byte for byte.
 */
export async function chooseFolder(page: Page, files: FolderFiles): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { showDirectoryPicker: async () => await navigator.storage.getDirectory() });
  });
  await page.evaluate(async (written) => {
    const root = await navigator.storage.getDirectory();
    await root.getDirectoryHandle('.git', { create: true });
    for (const [path, text] of Object.entries(written)) {
      const names = path.split('/');
      let folder = root;
      for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
      const file = await folder.getFileHandle(names.at(-1) ?? '', { create: true });
      const stream = await file.createWritable();
      await stream.write(new TextEncoder().encode(text));
      await stream.close();
    }
  }, files);
}

/** The text of a file of the browser's own folder, with every byte of its UTF-8. */
export async function textIn(page: Page, path: string): Promise<string> {
  return await page.evaluate(async (written) => {
    const names = written.split('/');
    let folder = await navigator.storage.getDirectory();
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
    const file = await (await folder.getFileHandle(names.at(-1) ?? '')).getFile();
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
  }, path);
}

/** The names in a folder of the browser's own. */
export async function namesIn(page: Page, path: string): Promise<string[]> {
  return await page.evaluate(async (written) => {
    let folder = await navigator.storage.getDirectory();
    for (const name of written.split('/')) folder = await folder.getDirectoryHandle(name);
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    return names;
  }, path);
}

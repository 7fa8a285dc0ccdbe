import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { contentType } from 'mime-types';
import type { Made } from '../../build/print-saved.ts';
import { adminPage } from '../../editor/admin-page.ts';
import { adminSettings } from '../../editor/cms-config.ts';
import { editorFiles, rootInRepository } from '../../editor/editor-files.ts';
import type { MadeFile } from './cards.ts';

/**
 * A file of the browser's editor, by its name from the folder of its page; null where there is none, or no site yet. In a
 * preview it works on the files of this machine, whatever git host the site names.
 */
export async function adminFile(made: Made | null, name: string, root: string): Promise<MadeFile | null> {
  if (made === null) return null;
  const { site } = made.arranged.context;
  if (name === '' || name === 'index.html') {
    const prefix = rootInRepository(root);
    const repository = basename(join(root, ...prefix.split('/').map((part) => (part === '' ? '' : '..'))));
    const settings = adminSettings(site, null, prefix, repository);
    return { type: 'text/html; charset=utf-8', body: adminPage(settings, site.name) };
  }
  const file = (await editorFiles()).find((one) => one.name === name);
  if (file === undefined) return null;
  return { type: contentType(name) || 'application/octet-stream', body: await readFile(file.path) };
}

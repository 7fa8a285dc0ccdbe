import { statSync } from 'node:fs';
import { sha256OfFile } from '../cache/file-hash.ts';
import { shortHash } from '../cache/short-hash.ts';
import type { Site } from '../config/site.ts';
import type { PlainFile } from '../model/output-file.ts';
import { adminFolder } from './admin-page.ts';

/**
 * The files of the browser's editor that a site publishes: none where its `admin` names no git host. The engine brings them,
 * but its key does not stand for them, because few sites have them: their bytes say whether they have changed.
 */
export async function publishedEditor(site: Site, root: string): Promise<readonly PlainFile[]> {
  if (site.admin === null) return [];
  const [{ adminPage }, { adminSettings }, { editorFiles, rootInRepository }] = await Promise.all([
    import('./admin-page.ts'),
    import('./cms-config.ts'),
    import('./editor-files.ts'),
  ]);
  const page = adminPage(adminSettings(site, site.admin, rootInRepository(root)), site.name);
  const files = await editorFiles();
  return [
    { kind: 'editor', output: `${adminFolder}/index.html`, fingerprint: shortHash(page), source: { text: page } },
    ...files.map(
      ({ name, path }): PlainFile => ({
        kind: 'editor',
        output: `${adminFolder}/${name}`,
        fingerprint: sha256OfFile(path, statSync(path).size),
        source: { path },
      }),
    ),
  ];
}

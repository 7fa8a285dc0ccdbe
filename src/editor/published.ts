import { shortHash } from '../cache/short-hash.ts';
import type { Site } from '../config/site.ts';
import type { PlainFile } from '../model/output-file.ts';
import { adminFolder } from './admin-page.ts';

/**
 * The files of the browser's editor that a site publishes: none where its `admin` names no git host. `generator` stands for
 * the engine, which brings them.
 */
export async function publishedEditor(site: Site, root: string, generator: string): Promise<readonly PlainFile[]> {
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
        fingerprint: shortHash(`${generator} ${name}`),
        source: { path },
      }),
    ),
  ];
}

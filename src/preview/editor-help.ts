import { schemaFolder } from '../schemas/schema-store.ts';
import { siteValues } from '../site/site-values.ts';
import type { Snapshot } from '../site/snapshot.ts';

/**
 * Keeps what editors complete from up to date with the site: told of each build, it writes where a name or a picture came or
 * went. It waits until nothing else is to be done, and what it cannot write keeps nobody from writing posts.
 */
export function editorHelp(root: string, home: string): (snapshot: Snapshot) => void {
  let last = '';
  return ({ site, content }) => {
    setImmediate(async () => {
      const values = siteValues(site, content.posts, { root, home });
      const now = JSON.stringify(values);
      if (now === last) return;
      last = now;
      const { editorFiles, writeEditorFiles } = await import('../schemas/write-schemas.ts');
      try {
        writeEditorFiles(root, editorFiles(values, schemaFolder));
      } catch {
        last = '';
      }
    });
  };
}

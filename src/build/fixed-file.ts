import { randomUUID } from 'node:crypto';
import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Writes a file that is there so that nobody ever sees a part of it; a link still leads to it, and who may read it still may. */
export function writeFixed(path: string, content: string | Uint8Array): void {
  const real = realpathSync(path);
  const draft = `${real}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, content);
    chmodSync(draft, statSync(real).mode);
    renameSync(draft, real);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

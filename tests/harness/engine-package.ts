import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { home } from '../../src/engine/own-files.ts';
import { bundleEngine } from '../../src/packaging/bundle.ts';

/** The engine as its package has it, in a temporary folder, with the packages of this repository. */
export class EnginePackage implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'broadsheet-package-'));
  readonly command = join(this.folder, 'dist/commands/broadsheet.js');

  static async made(): Promise<EnginePackage> {
    const engine = new EnginePackage();
    await bundleEngine(join(engine.folder, 'dist'));
    const { files }: { files: readonly string[] } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    for (const name of ['package.json', ...files.filter((file) => file !== 'dist')])
      cpSync(join(home, name), join(engine.folder, name), { recursive: true });
    symlinkSync(join(home, 'node_modules'), join(engine.folder, 'node_modules'));
    return engine;
  }

  /** Runs its command; `before` is JavaScript that runs first. */
  run(args: readonly string[], cwd: string, before = '') {
    const preload = before === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
    const env = { ...process.env, SOURCE_DATE_EPOCH: '1767225600', NODE_COMPILE_CACHE: join(this.folder, 'compiled') };
    return spawnSync(process.execPath, [...preload, this.command, ...args], { cwd, env, encoding: 'utf8' });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

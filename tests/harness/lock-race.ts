import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { TestSite } from './site.ts';

/** The program of a process that wants a lock. */
export const lockHolder = join(import.meta.dirname, 'lock-holder.ts');

/**
 * Lets processes race for one lock, so many times each, while some of them are killed; fails where two had it at once,
 * or nobody had it.
 */
export async function raceForLock(processes: number, tries: number, killed: number): Promise<void> {
  using site = new TestSite();
  const [lock, mark] = [join(site.root, 'a.lock'), join(site.root, 'mark')];
  const start = (wish: string): ChildProcess =>
    spawn(process.execPath, [lockHolder, lock, mark, wish], { stdio: ['ignore', 'pipe', 'inherit'] });
  const racers = Array.from({ length: processes }, () => start(String(tries)));
  const victims = Array.from({ length: killed }, () => start('forever'));
  for (const victim of victims) victim.stdout?.once('data', () => victim.kill('SIGKILL'));
  const said = await Promise.all(racers.map((racer) => (racer.stdout === null ? '' : text(racer.stdout))));
  for (const victim of victims) victim.kill('SIGKILL');
  for (const had of said) assert.match(had, /^\d+\n$/);
  assert.ok(said.some((had) => Number(had) > 0));
  assert.ok(killed > 0 || !existsSync(lock));
}

/**
 * Runs every test of the suite, which is all `*.test.ts`: `npm test`. Rooms share a process: to start one, to load the
 * engine and to let V8 come to know it costs a second of CPU each time, which was a third of the suite when each file had
 * a process of its own. A file runs by itself as before (`node --test tests/pages/feeds.test.ts`), and shares nothing but
 * what the harness keeps for a process: a browser and the sample site.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Rooms that run in one process, what takes longest first; all that are named nowhere are the last group. */
const named: readonly (readonly string[])[] = [
  ['browser'],
  ['build'],
  ['eleventy', 'images'],
  ['preview'],
  ['search', 'site'],
  ['commands', 'packaging', 'bench', 'publish', 'shared'],
  ['theme', 'import', 'pages', 'editor'],
];

/** Processes at a time. Some of what they do is to wait: for a browser, a child or a clock. */
const atATime = 3;

const rooms = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((room) => readdirSync(join(import.meta.dirname, room)).some((file) => file.endsWith('.test.ts')));
const others = rooms.filter((room) => !named.flat().includes(room));
const waiting = [...named, others];

/** The lines that end the report of a process; those of all processes are added up. */
const counts = new Map(
  ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo'].map((name): [string, number] => [name, 0]),
);
const closing = /^ℹ (\w+) ([\d.]+)\n/gm;

const failed: string[] = [];
const begun = performance.now();
await Promise.all(Array.from({ length: atATime }, runGroups));
if (failed.length > 0) console.log(`✖ what failed is told above, at: ${failed.join('; ')}\n`);
for (const [name, count] of counts) console.log(`ℹ ${name} ${count}`);
console.log(`ℹ duration_ms ${(performance.now() - begun).toFixed(0)}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Runs one group after the other, as long as some are waiting. */
async function runGroups(): Promise<void> {
  for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) await runGroup(group);
}

/** Runs the tests of some rooms, and prints their report when it is whole. */
async function runGroup(group: readonly string[]): Promise<void> {
  const flags = ['--test', '--test-isolation=none', '--test-reporter=spec'];
  const child = spawn(process.execPath, [...flags, join(import.meta.dirname, 'harness/load-rooms.ts')], {
    env: { ...process.env, TEST_ROOMS: group.join() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [report, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  for (const [, name = '', count] of report.matchAll(closing)) {
    if (counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + Number(count));
  }
  const name = group.join(', ');
  if (status !== 0) failed.push(name);
  console.log(`${name}:\n${report.replaceAll(closing, '')}`);
}

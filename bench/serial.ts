import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from '../src/build/build.ts';
import { hasErrors } from '../src/problems/format.ts';
import { productionOptions } from '../src/site/options.ts';
import { Threads } from '../src/workers/threads.ts';

/**
 * Says what share of a cold build of the site in a folder cannot be divided over cores: the processor time that the first
 * thread spends outside of the tasks that all threads share, of that of the whole process. Processor time is nearly the
 * same on a busy machine and on a quiet one. Site and cache go first.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(join(folder, 'content')))
  throw new TypeError('usage: node bench/serial.ts FOLDER, a folder that holds content/');
const options = productionOptions(resolve(folder));
for (const old of [options.output, options.cache]) rmSync(old, { recursive: true, force: true });

let shared = 0;
const work = Threads.prototype.work;
Threads.prototype.work = async function (task, here) {
  return await work.call(this, task, async function* () {
    const begun = secondsOf(process.threadCpuUsage());
    yield* here();
    shared += secondsOf(process.threadCpuUsage()) - begun;
  });
};

const { problems } = await build({ ...options, now: Date.now() });
if (hasErrors(problems)) throw new Error('the site has mistakes: broadsheet check lists them.');
const all = secondsOf(process.cpuUsage());
const alone = secondsOf(process.threadCpuUsage()) - shared;
const share = alone / all;
console.log(
  `${all.toFixed(2)} s of processor time, ${alone.toFixed(2)} s of it (${percent(share)}) in one thread alone`,
);
for (const cores of [2, 4, 8])
  console.log(`${cores} cores: at most ${(1 / (share + (1 - share) / cores)).toFixed(1)} times as fast as one`);
console.log(`(${availableParallelism()} cores here)`);

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

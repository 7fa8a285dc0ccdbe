import { setImmediate as turn } from 'node:timers/promises';

/** True where this process has a child that lives. A child's handle outlasts it by a few turns of the event loop. */
export async function hasChildren(): Promise<boolean> {
  for (let turns = 0; turns < 10; turns++) {
    if (!process.getActiveResourcesInfo().includes('ProcessWrap')) return false;
    await turn();
  }
  return true;
}

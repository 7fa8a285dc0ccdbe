/**
 * Does something with each item, some at a time. After the first that fails no more are begun, and what it threw is thrown
 * when those under way have ended: whatever comes next, nothing of this is still going on.
 */
export async function performAll<Item>(
  items: readonly Item[],
  parallel: number,
  perform: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const failures: unknown[] = [];
  const work = async () => {
    for (const item of waiting) {
      try {
        await perform(item);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work));
  if (failures.length > 0) throw failures[0];
}

/** Works at items in their order, so many at a time; throws what the first work threw, when the others have ended. */
export async function inParallel<Item>(
  items: readonly Item[],
  atATime: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(items.length, atATime) }, lane));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

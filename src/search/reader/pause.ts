/** Milliseconds that a search computes at a stretch: of four times as many, on a slow phone, nobody sees a halt. */
const stretch = 8;

let begun = 0;

/** Where there was computed for a stretch, lets the browser do first what its reader waits for. */
export async function pause(): Promise<void> {
  if (performance.now() - begun < stretch) return;
  await (globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
  begun = performance.now();
}

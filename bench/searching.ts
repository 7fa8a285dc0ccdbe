import type { Browser, CDPSession, Page } from 'playwright-core';

/** Searches one after another in one window: milliseconds from the last keystroke to the results, and bytes loaded. */
export interface Searches {
  readonly first: Search;
  readonly further: readonly Search[];
}

export interface Search {
  /** From the input event to the announcement of the results that are shown with it. */
  readonly milliseconds: number;
  /** On the wire, headers included, since the search before; for a first search since the page was opened. */
  readonly bytes: number;
}

/** How words get into the field: key by key, in a good typist's time, or all at once. */
export type Manner = 'typed' | 'pasted';

/** Milliseconds between two keys: some 100 words a minute. */
const keyPause = 120;
/** Milliseconds that a reader looks at the page before typing. */
const settling = 1000;

/** In the page: keeps when the field changed last, and when the status then told of results. */
const stopwatch = `(() => {
  let begun = 0;
  const told = (event) => { if (event.target.name === 's') begun = event.timeStamp; };
  addEventListener('input', told, { capture: true });
  addEventListener('DOMContentLoaded', () => {
    const status = document.querySelector('.search-status');
    const look = () => { window.answered = { text: status.textContent, milliseconds: performance.now() - begun }; };
    new MutationObserver(look).observe(status, { childList: true, characterData: true, subtree: true });
  });
})()`;

/** Searches for words in a fresh browser profile. `latency` is added to every response, in milliseconds. */
export async function searchFor(
  browser: Browser,
  origin: string,
  words: readonly string[],
  { manner, latency }: { readonly manner: Manner; readonly latency: number },
): Promise<Searches> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const bytes = await countBytes(await context.newCDPSession(page), latency);
    await page.addInitScript(stopwatch);
    await page.goto(`${origin}/search/`, { waitUntil: 'networkidle' });
    await page.waitForTimeout(settling);
    const searches: Search[] = [];
    for (const word of words) {
      const milliseconds = await search(page, word, manner);
      searches.push({ milliseconds, bytes: bytes() });
    }
    const [first, ...further] = searches;
    if (first === undefined) throw new RangeError('There are no words to search for.');
    return { first, further };
  } finally {
    await context.close();
  }
}

async function search(page: Page, word: string, manner: Manner): Promise<number> {
  const field = page.locator('.page-form .search-field');
  await field.focus();
  await field.selectText();
  if (manner === 'typed') await page.keyboard.type(word, { delay: keyPause });
  else await page.keyboard.insertText(word);
  await page.waitForFunction(`window.answered?.text.includes(${JSON.stringify(`“${word}”`)})`);
  const milliseconds = await page.evaluate<number>('window.answered.milliseconds');
  await page.waitForLoadState('networkidle');
  return milliseconds;
}

/** Slows the connection, and gives a function that gives the bytes loaded since it was last called. */
async function countBytes(session: CDPSession, latency: number): Promise<() => number> {
  let count = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    count += encodedDataLength;
  });
  await session.send('Network.enable');
  const unlimited = { downloadThroughput: -1, uploadThroughput: -1 };
  if (latency > 0) await session.send('Network.emulateNetworkConditions', { offline: false, latency, ...unlimited });
  return () => {
    const counted = count;
    count = 0;
    return counted;
  };
}

// Run once before the tests: several of them start a browser at the same time, and only one may unpack it.
import { unpackBrowser } from './browser.ts';

await unpackBrowser();

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { unpackBrowser } from '../tests/harness/browser.ts';
import { hostSite } from './static-host.ts';

/** Prints Lighthouse's four scores (mobile) of pages of a built site; see README.md. Lighthouse itself is large, so it is not among the dependencies. */
const folder = resolve('_site');
const paths = process.argv.length > 2 ? process.argv.slice(2) : ['/', '/category/infrastructure/', '/search/'];
const port = 9333;

interface Lighthouse {
  default(
    url: string,
    flags: object,
  ): Promise<{ lhr: { categories: Record<string, { id: string; score: number | null }> } }>;
}

async function loadLighthouse(): Promise<Lighthouse> {
  try {
    const name = 'lighthouse';
    return await import(name);
  } catch {
    console.error('Lighthouse is not installed: npm install --no-save lighthouse');
    process.exit(2);
  }
}

if (!existsSync(folder)) {
  console.error('There is no _site/ here: npm run build');
  process.exit(2);
}
const lighthouse = await loadLighthouse();
const site = await hostSite(folder);
const browser = spawn(
  await unpackBrowser(),
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    `--remote-debugging-port=${port}`,
    '--disable-background-networking',
    'about:blank',
  ],
  { stdio: 'ignore' },
);
await pause(2000);
for (const path of paths) {
  const { lhr } = await lighthouse.default(site.origin + path, { port, output: 'json', logLevel: 'error' });
  const scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${Math.round((score ?? 0) * 100)}`);
  console.log(`${path}: ${scores.join(', ')}`);
}
browser.kill();
site.close();

import { spawn } from 'node:child_process';
import { RefusalError } from '../../storage/refusal-error.ts';
import type { S3Access } from '../../storage/s3/place.ts';
import { performAll } from '../perform.ts';
import type { Purge } from '../publish.ts';
import type { Surroundings } from '../surroundings.ts';
import { cloudflareRequests, fastlyRequests, type PurgeRequest } from './requests.ts';

/** What a purger is made with. */
export interface PurgeMeans {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly surroundings: Pick<Surroundings, 'random' | 'sleep'>;
  readonly access: Pick<S3Access, 'profile'>;
  readonly onLine: (line: string) => void;
  /** Sends a request: `fetch`. */
  readonly send: (url: string, init: RequestInit) => Promise<Response>;
}

/** The ways of a purge, as they are typed behind `--purge`. */
export const purgeWays = 'print, command:COMMAND, cloudfront:DISTRIBUTION, cloudflare:ZONE, fastly';

/** What `--purge` names. Throws RefusalError where it names nothing, or its token is not in the environment. */
export function purgerFor(typed: string, means: PurgeMeans): Purge {
  const [, way = '', what = ''] = /^([a-z]+)(?::(.+))?$/s.exec(typed) ?? [];
  switch (way) {
    case 'print':
      return async (urls) => urls.forEach(means.onLine);
    case 'command':
      if (what !== '') return async (urls) => await runCommand(what, urls);
      break;
    case 'cloudfront':
      if (what !== '') return async (urls) => (await import('./cloudfront.ts')).invalidate(what, urls, means.access);
      break;
    case 'cloudflare': {
      if (what === '') break;
      const token = tokenIn(means, 'CLOUDFLARE_API_TOKEN', 'with the right “Cache Purge” on the zone');
      return async (urls) => await sendAll(cloudflareRequests(what, token, urls), means);
    }
    case 'fastly': {
      const token = tokenIn(means, 'FASTLY_API_TOKEN', 'with the scope “purge_select”');
      return async (urls) => await sendAll(fastlyRequests(token, urls), means);
    }
  }
  throw new RefusalError(`--purge takes one of ${purgeWays}, not "${typed}".`);
}

function tokenIn({ environment }: PurgeMeans, name: string, rights: string): string {
  const token = environment[name];
  if (token === undefined || token === '') throw new RefusalError(`--purge needs a token ${rights}: set ${name}.`);
  return token;
}

/** Gives the URLs to a command, one on each line of its standard input. */
async function runCommand(command: string, urls: readonly string[]): Promise<void> {
  const status = await new Promise<number | null>((ended, failed) => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'inherit'] });
    child.once('error', failed).once('close', ended);
    // A command that reads nothing has its reasons.
    child.stdin.on('error', () => undefined);
    child.stdin.end(urls.map((url) => `${url}\n`).join(''));
  });
  if (status !== 0) throw new RefusalError(`the command of --purge ended with ${status}: ${command}`);
}

/** Requests at a time, and tries of one. */
const parallel = 8;
const mostTries = 5;

async function sendAll(requests: readonly PurgeRequest[], means: PurgeMeans): Promise<void> {
  await performAll(requests, parallel, async (request) => await sendPatiently(request, means));
}

async function sendPatiently({ url, headers, body }: PurgeRequest, { send, surroundings }: PurgeMeans): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { status, text, wait } = await answerOf(() => send(url, { method: 'POST', headers, body }));
    // Cloudflare says in the answer whether it did it.
    if (status >= 200 && status < 300 && !/"success"\s*:\s*false/.test(text)) return;
    const isPassing = status === 429 || status >= 500;
    if (!isPassing || tries === mostTries)
      throw new RefusalError(
        `${new URL(url).host} refuses to purge (${status} ${text.slice(0, 200).replaceAll(/\s+/g, ' ')}).`,
      );
    await surroundings.sleep(wait ?? surroundings.random() * 1000 * 2 ** tries);
  }
}

/** What an API has said, and for how many milliseconds it wants to be left alone; null where it does not say. */
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly wait: number | null;
}

/** The longest that a publish waits because an API says so, in milliseconds: a purge that fails is made up for. */
const longestWait = 120_000;

async function answerOf(send: () => Promise<Response>): Promise<Answer> {
  try {
    const response = await send();
    const seconds = response.headers.get('retry-after') ?? '';
    const wait = /^\d+$/.test(seconds) ? Math.min(longestWait, Number(seconds) * 1000) : null;
    return { status: response.status, text: await response.text(), wait };
  } catch (error) {
    // No answer is as good as a busy one.
    return { status: 503, text: error instanceof Error ? error.message : String(error), wait: null };
  }
}

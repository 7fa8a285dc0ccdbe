import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { stringify } from 'yaml';
import { ZodError } from 'zod';
import { writeAtomically } from '../files/write-whole.ts';
import { endingOf, kindOf } from '../images/source/kind.ts';
import { PrivateAddressError } from '../links/private-address.ts';
import { type Embed, providerNames } from '../markdown/features/embeds/embed.ts';
import { type EmbedRecord, recordFolder, recordName } from '../markdown/features/embeds/record.ts';
import { contentFolder } from '../model/paths.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { lostEmbed, unfetchedEmbed } from '../problems/rules/outward.ts';
import type { ShownEmbed } from '../site/shown-embeds.ts';
import { type Download, DownloadError } from './download.ts';
import { sources } from './sources.ts';

/** How things are fetched. */
export interface FetchOptions {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly download: Download;
  /** Whether what is there is fetched once more. */
  readonly again: boolean;
  /** Called with the file of each that was fetched, from the root. */
  readonly onFetched: (file: string, record: Partial<EmbedRecord>) => void;
}

/** What came of it. */
export interface FetchedEmbeds {
  readonly fetched: number;
  /** Those of which there is a record already. */
  readonly known: number;
  readonly problems: readonly Problem[];
}

/** Things that are fetched at a time. */
const atOnce = 4;

/**
 * Fetches titles, pictures and words of what texts show, each once, into files below `content/`: the only time that anybody
 * is asked for them. What is there stays as it is, so that people can change it. A picture is written before the record that
 * names it, and one that is none is left out.
 */
export async function fetchEmbeds(shown: readonly ShownEmbed[], options: FetchOptions): Promise<FetchedEmbeds> {
  const byKey = [...Map.groupBy(shown, ({ embed }) => embed.key).values()];
  const described = byKey.filter(([first]) => first !== undefined && sources[first.embed.provider] !== null);
  const wanted = described.filter(
    ([first]) => options.again || !existsSync(fileOf(options.root, first?.embed.key ?? '')),
  );
  const problems: Problem[] = [];
  let fetched = 0;
  const waiting = wanted.values();
  const tired = new Map<string, string>();
  const work = async () => {
    for (const uses of waiting) {
      const [first] = uses;
      if (first === undefined) continue;
      const tell = await fetchOne(first.embed, options, tired);
      if (tell === null) fetched++;
      else problems.push(...uses.map(({ place }) => tell(place)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { fetched, known: described.length - wanted.length, problems };
}

/** From content's folder to a file of a record. */
function fileOf(root: string, key: string): string {
  return join(root, contentFolder, recordFolder, recordName(key));
}

/**
 * Fetches one; null where that was done, else what is to be told at its places. `tired` has the hosts that were asked too
 * often, with what they said: who goes on asking may be shut out (GitHub's documentation, "Rate limits for the REST API").
 */
async function fetchOne(
  embed: Embed,
  options: FetchOptions,
  tired: Map<string, string>,
): Promise<((place: Place) => Problem) | null> {
  const { root, download, onFetched } = options;
  const source = sources[embed.provider];
  if (source === null) return null;
  const provider = providerNames[embed.provider];
  const address = source.url(embed);
  const { host } = new URL(address);
  const refusal = tired.get(host);
  if (refusal !== undefined) return (place) => unfetchedEmbed(place, embed.url, refusal);
  try {
    const { record, pictures } = source.read(parsed(await download(address)), embed);
    const picture = await firstPicture(pictures, download);
    const name = picture && `${embed.key}${picture.ending}`;
    if (picture !== null) writeAtomically(join(root, contentFolder, recordFolder, name ?? ''), picture.bytes);
    const said = Object.fromEntries(Object.entries({ ...record, picture: name }).filter(([, value]) => value != null));
    writeAtomically(fileOf(root, embed.key), stringify(said, { lineWidth: 0 }));
    onFetched(posix.join(contentFolder, recordFolder, recordName(embed.key)), record);
    return null;
  } catch (error) {
    if (error instanceof DownloadError && isGone(error.status, embed)) {
      const { status } = error;
      return (place) => lostEmbed(place, embed.url, provider, status);
    }
    if (error instanceof DownloadError && isTooOften(error.status, embed)) tired.set(host, error.message);
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return (place) => unfetchedEmbed(place, embed.url, reason);
  }
}

/** What providers answer of something that is not there, or that nobody may show: private, or only at their own site. */
function isGone(status: number, embed: Embed): boolean {
  return !isTooOften(status, embed) && (status === 410 || (status >= 400 && status <= 404));
}

/** GitHub answers 403 too to those who have asked too often in an hour. */
function isTooOften(status: number, { provider }: Embed): boolean {
  return status === 429 || (provider === 'gist' && status === 403);
}

/** Why something could not be fetched; null for an error that is none of the network's. */
function reasonOf(error: unknown): string | null {
  if (error instanceof DownloadError || error instanceof PrivateAddressError) return error.message;
  if (error instanceof ZodError || error instanceof SyntaxError) return 'its answer is not as it used to be';
  if (!(error instanceof Error)) return null;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'no answer in time';
  return 'code' in error && typeof error.code === 'string' && !isOfFiles(error) ? error.code : null;
}

/** Whether an error names a file: then it is the disk's. */
function isOfFiles(error: Error): boolean {
  return 'path' in error;
}

function parsed(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8'));
}

/**
 * The first of several that is a picture which pages can show. Throws where one may be there and did not come: what is written
 * without it is never asked for again.
 */
async function firstPicture(urls: readonly string[], download: Download) {
  for (const url of urls.filter((one) => URL.canParse(one))) {
    const bytes = await download(url).catch((error: unknown) => {
      if (isLacking(error)) return null;
      throw error;
    });
    const kind = bytes === null ? null : kindOf(bytes);
    if (bytes !== null && kind !== null && 'format' in kind && kind.format !== 'svg')
      return { bytes, ending: endingOf(kind.format) };
  }
  return null;
}

/** Whether an error says for good that there is no such picture. */
function isLacking(error: unknown): boolean {
  if (error instanceof PrivateAddressError) return true;
  return error instanceof DownloadError && error.status < 500 && error.status !== 429;
}

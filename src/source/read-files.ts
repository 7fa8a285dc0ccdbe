import { hash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { Scratch } from '../cache/scratch.ts';
import { prepareVocabulary, vocabularyOf } from '../config/words/vocabulary.ts';
import type { FileFault } from '../files/fault.ts';
import { fileProblem } from '../files/fault-problem.ts';
import { readListed } from '../files/read.ts';
import { mostTextBytes, textOf } from '../files/text.ts';
import { createRenderer } from '../markdown/render.ts';
import type { Body } from '../model/body.ts';
import { commentsPath } from '../model/comment.ts';
import type { IncludedFile } from '../model/included-file.ts';
import type { Post, StandalonePage } from '../model/post.ts';
import { BodyPackWriter } from './body-pack.ts';
import { areBesideAlike } from './cache.ts';
import { readInContent } from './content-file.ts';
import type { FileName, FileRecord, FileToRead, ReadingSettings } from './file-record.ts';
import type { ListedFile } from './folder-listing.ts';
import { areAlike, includer, lookedAtAgain, readIncluded } from './included.ts';
import type { FileStamp } from './list-files.ts';
import { noComments, readComments } from './read-comments.ts';
import { readPost } from './read-post.ts';
import { readStandalonePage } from './read-standalone-page.ts';
import { type CommentsBeside, nothingBeside, type ReadFile, type Reading } from './reading.ts';

/** The reading that settings describe. */
export function readingOf(settings: ReadingSettings): Reading {
  const { site, key } = settings;
  const { url, highlighting, language } = site;
  const vocabulary = vocabularyOf(settings.words);
  const ofSite = vocabulary(language);
  const renderers = new Map<string, ReturnType<typeof createRenderer>>();
  return {
    site,
    key,
    render: (markdown, firstLine, { source, language: own, math, isLine = false }) => {
      const words = own === null ? ofSite : vocabulary(own, ofSite);
      const ofText = own ?? language;
      const render =
        renderers.get(ofText) ??
        createRenderer({ url, highlighting, ...site.markdown, labels: words.markdown, language: ofText });
      renderers.set(ofText, render);
      const included: IncludedFile[] = [];
      const body = render(markdown, firstLine, {
        math,
        embeds: site.markdown.embeds && !isLine,
        include: includer(settings.root, source, included),
      });
      return { ...body, included };
    },
  };
}

/** Files of a portion. Between two portions the tools that build the theme's assets wait for answers in the same thread. */
const filesPerPortion = 64;

/** Reads files as `readInPortions` does, and gives the records of all. */
export async function readFiles(settings: ReadingSettings, next: () => FileToRead | null): Promise<FileRecord[]> {
  return (await Array.fromAsync(readToKeep(settings, next))).flat();
}

/** Reads files as `readInPortions` does; the records are kept in this thread. */
export function readToKeep(settings: ReadingSettings, next: () => FileToRead | null): AsyncGenerator<FileRecord[]> {
  // V8 keeps a whole text alive for each part that was cut out of it; a copy's strings are their own. To begin a copy takes
  // longer than to make one of a record: a portion's are copied at once.
  return readInPortions(settings, next, structuredClone);
}

/**
 * Reads the files that `next` hands out until it gives null; their bodies go into one new pack, which is whole when all
 * portions are given. After each portion it lets the thread's other work go on. A file whose bytes are those of its known
 * record (a fresh checkout changes every time stamp) keeps it. `kept` makes of new records what can be kept in memory; those
 * that another thread is sent need not be.
 */
export async function* readInPortions(
  settings: ReadingSettings,
  next: () => FileToRead | null,
  kept: (made: FileRecord[]) => FileRecord[] = (made) => made,
): AsyncGenerator<FileRecord[]> {
  await prepareVocabulary();
  const reading = readingOf(settings);
  const writer = new BodyPackWriter(settings.packs, `${randomUUID()}.pack`);
  const scratch = new Scratch();
  const made = (file: FileStamp, textHash: string, text: string): FileRecord => {
    const { read, entry } = readEntry(file, text, textHash, reading, commentsBeside(file.comments, settings));
    const { failed, problems, body, included } = read;
    return { ...file, textHash, included, entry, failed, problems, body: body && writer.add(body) };
  };
  let known: FileRecord[] = [];
  let fresh: FileRecord[] = [];
  for (let turn = next(); turn !== null; turn = next()) {
    const { file } = turn;
    const read = bytesOf(file, settings.root, scratch);
    if ('fault' in read) fresh.push(unread(file, null, read.fault));
    else {
      const textHash = hashOf(read.bytes);
      const again = knownAgain(turn, textHash, settings.root);
      if (again !== null) known.push(again);
      else {
        const text = textOf(read.bytes);
        fresh.push('fault' in text ? unread(file, textHash, text.fault) : made(file, textHash, text.text));
      }
    }
    if (known.length + fresh.length < filesPerPortion) continue;
    yield [...known, ...kept(fresh)];
    [known, fresh] = [[], []];
    await pause();
  }
  writer.close();
  yield [...known, ...kept(fresh)];
}

/** The known record of a file whose bytes, and those of what it shows, are the same; else null. */
function knownAgain({ file, known }: FileToRead, textHash: string, root: string): FileRecord | null {
  if (known === null || known.textHash !== textHash || !areBesideAlike(known, file)) return null;
  const included = lookedAtAgain(root, known.included);
  return areAlike(known.included, included) ? { ...known, ...file, included } : null;
}

/** The hash of a file's bytes, as its record has it; null where they cannot be read. */
export function textHashOf(file: FileStamp, root: string): string | null {
  const read = bytesOf(file, root, hashing);
  return 'fault' in read ? null : hashOf(read.bytes);
}

function hashOf(bytes: Buffer): string {
  return hash('sha256', bytes, 'base64url');
}

/** Memory for the bytes of a file that are only hashed. */
const hashing = new Scratch();

/** Whether a link leads out of `content/` was seen when the file was listed. */
function bytesOf({ source, fault }: FileStamp, root: string, scratch: Scratch) {
  return fault === null ? readListed(join(root, source), mostTextBytes, scratch) : { fault };
}

/** The record of a file of which nothing can be read. */
function unread(file: FileStamp, textHash: string | null, fault: FileFault): FileRecord {
  const problems = [fileProblem(fault, file.source)];
  return { ...file, textHash, included: [], entry: null, failed: null, problems, body: null };
}

/** The body of a file, rendered afresh; null where the file is gone or wrong by now. */
export function readBody(file: FileName, settings: ReadingSettings): Body | null {
  return readAgain(file, settings)?.read.body ?? null;
}

/** A file as it is now, with its body; nothing of it is kept. Null where it is gone, or no text. */
export function readAgain(file: FileName, settings: ReadingSettings) {
  const read = readInContent(settings.root, file.source, mostTextBytes);
  if ('fault' in read) return null;
  const text = textOf(read.bytes);
  if ('fault' in text) return null;
  const path = commentsPath(file.source);
  const listed = existsSync(join(settings.root, path)) ? { source: path, stamp: null, fault: null } : null;
  return readEntry(file, text.text, hashOf(read.bytes), readingOf(settings), commentsBeside(listed, settings));
}

/** What lies beside a text: its comments, and that file as it was when they were read. */
function commentsBeside(listed: ListedFile | null, { root, site }: ReadingSettings): CommentsBeside {
  if (listed === null) return nothingBeside;
  const { source, fault } = listed;
  const { read, file } = readIncluded(root, source);
  const text = fault !== null ? { fault } : 'fault' in read ? read : textOf(read.bytes);
  const comments =
    'fault' in text
      ? { ...noComments, problems: [fileProblem(text.fault, source)] }
      : readComments(source, text.text, site);
  return { ...comments, included: [file] };
}

function readEntry(file: FileName, text: string, textHash: string, reading: Reading, beside: CommentsBeside) {
  if (file.kind === 'post') {
    const read: ReadFile<Post> = readPost(file.source, text, reading, beside, textHash);
    return { read, entry: read.entry && { post: read.entry } };
  }
  const read: ReadFile<StandalonePage> = readStandalonePage(file.source, text, reading, beside, textHash);
  return { read, entry: read.entry && { page: read.entry } };
}

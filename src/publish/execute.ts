import { join } from 'node:path';
import { RefusalError } from '../storage/refusal-error.ts';
import { type ConditionalWriter, ownHeaders } from './conditions.ts';
import { performAll } from './perform.ts';
import type { BuiltSite, Prepared } from './prepare.ts';
import {
  headersOf,
  type Published,
  type PublishedFile,
  publishedKey,
  publishedText,
  type TargetFile,
  type Unfinished,
  unfinishedKey,
} from './published.ts';
import { ConditionError, type Target } from './target.ts';

/** With what a plan is carried out. */
export interface Execution {
  readonly target: Target;
  /** Null where the target keeps no conditions: the manifest is then written without. */
  readonly writer: ConditionalWriter | null;
  /** Objects that are written or removed at a time. */
  readonly parallel: number;
  /** Throws where the claim on the target is held no longer. */
  readonly assertHeld: () => void;
  readonly now: number;
  /** True where a cache is told what to forget, when all is done. */
  readonly purges: boolean;
  /** Told of every file that was uploaded or removed. */
  readonly onDone: () => void;
}

/** A target as a publish has left it. */
export interface Executed {
  readonly published: Published;
  /** The ETag of its manifest. */
  readonly etag: string;
}

/**
 * Carries out a plan. What may be left behind is announced, then the files come step by step, then the manifest, then
 * what is old goes; each begins when the one before it is complete, and nothing after a failure. Killed at any point, all
 * pages that are there have their assets. Throws RefusalError where another publish has changed the manifest.
 */
export async function execute(
  { output, manifest }: BuiltSite,
  { look, plan }: Prepared,
  execution: Execution,
): Promise<Executed> {
  const { target, parallel, assertHeld, now, purges, onDone } = execution;
  const uploaded: PublishedFile[] = [];
  const upload = async (file: TargetFile) => {
    assertHeld();
    const headers = headersOf(file);
    const content = { file: join(output, file.path), size: file.size, sha256: file.sha256 };
    const etag = await target.put(file.path, content, headers);
    uploaded.push({ ...file, control: headers.control, etag });
    onDone();
  };
  const remove = async (key: string) => {
    assertHeld();
    await target.remove(key);
    onDone();
  };
  const announced: Unfinished = { added: plan.added };
  assertHeld();
  await target.put(unfinishedKey, { text: JSON.stringify(announced) }, ownHeaders);
  for (const { name, files } of plan.uploads) {
    if (name === 'pages') await performAll(plan.displaced, parallel, remove);
    await performAll(files, parallel, upload);
  }
  const unpurged = look.published?.unpurged ?? [];
  const published: Published = {
    site: manifest.site,
    time: now,
    files: [...plan.kept, ...uploaded].sort((a, b) => (a.path < b.path ? -1 : 1)),
    leaving: plan.leaving,
    unpurged: purges ? [...new Set([...unpurged, ...plan.stale])].sort() : unpurged,
  };
  assertHeld();
  const etag = await swapManifest(published, look.etag, execution);
  // Assets after all others: a page of a publish that did not end may still be there, and ask for them.
  for (const isAsset of [false, true]) {
    const files = plan.deletions.filter((file) => file.isAsset === isAsset);
    await performAll(files, parallel, ({ key }) => remove(key));
  }
  await target.remove(unfinishedKey);
  return { published, etag };
}

/** Puts a manifest in the place of the one with this ETag; null where there was none. Gives the new one's ETag. */
export async function swapManifest(
  published: Published,
  before: string | null,
  { target, writer }: Pick<Execution, 'target' | 'writer'>,
): Promise<string> {
  const text = publishedText(published);
  try {
    if (writer === null) return await target.put(publishedKey, { text }, ownHeaders);
    return await (before === null ? writer.create(publishedKey, text) : writer.replace(publishedKey, text, before));
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    throw new RefusalError('another publish was first: publish again, and what it has left is compared anew.');
  }
}

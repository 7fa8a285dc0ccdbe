import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type ClientLimits, s3Client } from '../storage/s3/client.ts';
import type { BucketPlace, S3Access } from '../storage/s3/place.ts';
import { isPassing, troubleOf } from '../storage/s3/trouble.ts';
import { mostEntryBytes } from './entry.ts';
import { BusyStoreError, ClosedStoreError, type EntryStore } from './store.ts';

/** A bucket that machines share. Without credentials it is read without a signature, as a public one can be. */
export class BucketStore implements EntryStore {
  readonly isReadOnly: boolean;
  readonly #place: BucketPlace;
  readonly #client: S3Client;

  private constructor(place: BucketPlace, client: S3Client, isReadOnly: boolean) {
    this.#place = place;
    this.#client = client;
    this.isReadOnly = isReadOnly;
  }

  /** Looks for credentials where every tool of Amazon's does. */
  static async open(place: BucketPlace, access: S3Access, limits: ClientLimits): Promise<BucketStore> {
    const client = s3Client(access, limits);
    try {
      await client.config.credentials();
      return new BucketStore(place, client, false);
    } catch {
      return new BucketStore(place, s3Client(access, limits, true), true);
    }
  }

  async get(key: string, signal: AbortSignal): Promise<Uint8Array | null> {
    try {
      const answer = await this.#client.send(new GetObjectCommand(this.#object(key)), { abortSignal: signal });
      if ((answer.ContentLength ?? 0) > mostEntryBytes) return null;
      return (await answer.Body?.transformToByteArray()) ?? null;
    } catch (error) {
      if (troubleOf(error).code === 'NoSuchKey') return null;
      throw storeError(error);
    }
  }

  async put(key: string, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    const input = { ...this.#object(key), Body: bytes, ContentType: 'application/octet-stream' };
    try {
      await this.#client.send(new PutObjectCommand(input), { abortSignal: signal });
    } catch (error) {
      throw storeError(error);
    }
  }

  #object(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#place.bucket, Key: this.#place.prefix + key };
  }
}

/** What a request failed with, in words that say how it is to be gone on. */
function storeError(error: unknown): Error {
  const trouble = troubleOf(error);
  const [first = ''] = trouble.message.split('\n');
  const reason = trouble.code === '' || first.startsWith(trouble.code) ? first : `${trouble.code}: ${first}`;
  // Who may not list a bucket is told so of what is not there, too.
  if (trouble.code === 'AccessDenied' || trouble.code === 'AllAccessDisabled') return new ClosedStoreError(reason);
  return isPassing(trouble) ? new BusyStoreError(reason) : new Error(reason);
}

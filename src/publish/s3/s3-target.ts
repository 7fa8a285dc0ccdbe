import { createReadStream, readFileSync } from 'node:fs';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { s3Client } from '../../storage/s3/client.ts';
import type { BucketPlace, S3Access } from '../../storage/s3/place.ts';
import type { Condition, Content, Entry, Found, Headers, Target } from '../target.ts';
import { type Request, requestError } from './refusal.ts';

/** Bytes up to which a file is sent from memory: a larger one is read while it is sent. */
const inMemory = 8 << 20;

const limits = { connectionTimeout: 10_000, socketTimeout: 60_000 };

/** A bucket, or the part of it below a prefix: Amazon's, or any that speaks its language. */
export class S3Target implements Target {
  readonly name: string;
  readonly servesCopies = false;
  readonly servesRedirects: boolean;
  readonly hasFolders = false;
  readonly keepsConditions = false;
  readonly #place: BucketPlace;
  readonly #access: S3Access;
  readonly #client: S3Client;
  #hasAnswered = false;
  /** The clock of the target, as its last answer has told it. */
  #date: number | null = null;

  constructor(name: string, place: BucketPlace, access: S3Access, parallel: number) {
    this.name = name;
    this.#place = place;
    this.#access = access;
    // Others refuse the header, or forget it.
    this.servesRedirects = access.endpoint === null;
    // Publishing itself tries again: see `PatientTarget`.
    this.#client = s3Client(access, { ...limits, parallel });
    this.#client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        this.#hear(result.response);
        return result;
      },
      { step: 'deserialize', name: 'clock', priority: 'low' },
    );
  }

  async list(prefix: string): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    let token: string | undefined;
    do {
      const input = { Bucket: this.#place.bucket, Prefix: this.#place.prefix + prefix, ContinuationToken: token };
      const page = await this.#ask('s3:ListBucket', '', () => this.#client.send(new ListObjectsV2Command(input)));
      for (const { Key, Size, ETag, LastModified } of page.Contents ?? []) {
        if (Key === undefined) continue;
        const key = Key.slice(this.#place.prefix.length);
        entries.push({ key, size: Size ?? 0, etag: bareEtag(ETag), modified: LastModified?.getTime() ?? 0 });
      }
      token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
    return entries;
  }

  async head(key: string): Promise<Entry | null> {
    const answer = await this.#orNull('s3:GetObject', key, () =>
      this.#client.send(new HeadObjectCommand(this.#object(key))),
    );
    if (answer === null) return null;
    const { ContentLength, ETag, LastModified } = answer;
    return { key, size: ContentLength ?? 0, etag: bareEtag(ETag), modified: LastModified?.getTime() ?? 0 };
  }

  async get(key: string): Promise<Found | null> {
    return await this.#orNull('s3:GetObject', key, async () => {
      const { Body, ETag, LastModified } = await this.#client.send(new GetObjectCommand(this.#object(key)));
      const text = (await Body?.transformToString()) ?? '';
      return { text, etag: bareEtag(ETag), modified: LastModified?.getTime() ?? 0, now: this.#date ?? Date.now() };
    });
  }

  async put(
    key: string,
    content: Content,
    { type, control, encoding, redirect }: Headers,
    condition?: Condition,
  ): Promise<string> {
    const input: PutObjectCommandInput = {
      ...this.#object(key),
      ...bodyOf(content),
      ...conditionOf(condition),
      ContentType: type,
      CacheControl: control,
      ...(encoding === null ? {} : { ContentEncoding: encoding }),
      ...(redirect === null ? {} : { WebsiteRedirectLocation: redirect }),
    };
    const command = new PutObjectCommand(input);
    if ('sha256' in content) assertHash(command, content.sha256);
    const answer = await this.#ask('s3:PutObject', key, () => this.#client.send(command), condition !== undefined);
    return bareEtag(answer.ETag);
  }

  async remove(key: string): Promise<void> {
    await this.#orNull('s3:DeleteObject', key, () => this.#client.send(new DeleteObjectCommand(this.#object(key))));
  }

  #object(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#place.bucket, Key: this.#place.prefix + key };
  }

  #hear(response: unknown): void {
    this.#hasAnswered = true;
    const date = dateOf(response);
    if (!Number.isNaN(date)) this.#date = date;
  }

  async #ask<Answer>(right: string, key: string, send: () => Promise<Answer>, hasCondition = false): Promise<Answer> {
    try {
      return await send();
    } catch (error) {
      throw this.#errorOf(error, { right, key, hasCondition });
    }
  }

  /** Null where the object is not there: a missing bucket is told. */
  async #orNull<Answer>(right: string, key: string, send: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await send();
    } catch (error) {
      if (isMissing(error)) return null;
      throw this.#errorOf(error, { right, key, hasCondition: false });
    }
  }

  #errorOf(error: unknown, request: Request): Error {
    const whereabouts = { ...this.#access, place: this.#place, hasAnswered: this.#hasAnswered };
    return requestError(error, request, whereabouts);
  }
}

/** True for an object that is not there; a look (HEAD) at one has no text that says more. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound');
}

function bareEtag(etag: string | undefined): string {
  return (etag ?? '').replace(/^(?:W\/)?"?|"$/g, '');
}

function bodyOf(content: Content): Pick<PutObjectCommandInput, 'Body' | 'ContentLength'> {
  if ('text' in content) return { Body: content.text };
  const { file, size } = content;
  return { Body: size <= inMemory ? readFileSync(file) : createReadStream(file), ContentLength: size };
}

function conditionOf(condition: Condition | undefined): Pick<PutObjectCommandInput, 'IfMatch' | 'IfNoneMatch'> {
  if (condition === undefined) return {};
  if (condition.kind === 'absent') return { IfNoneMatch: '*' };
  return { IfMatch: condition.quoted ? `"${condition.etag}"` : condition.etag };
}

/** The server takes the bytes only where they have this hash: it is signed, and a file may have changed since it was read. */
function assertHash(command: PutObjectCommand, sha256: string): void {
  command.middlewareStack.add(
    (next) => async (args) => {
      const { request } = args;
      if (hasHeaders(request)) request.headers['x-amz-content-sha256'] = sha256;
      return await next(args);
    },
    { step: 'build', name: 'content-sha256' },
  );
}

function hasHeaders(request: unknown): request is { readonly headers: Record<string, string> } {
  return typeof request === 'object' && request !== null && 'headers' in request;
}

function dateOf(response: unknown): number {
  return hasHeaders(response) ? Date.parse(response.headers.date ?? '') : Number.NaN;
}

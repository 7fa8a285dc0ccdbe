import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may ask. */
export interface Keys {
  readonly id: string;
  readonly secret: string;
}

/** Milliseconds that a caller's clock may differ. */
const mostSkew = 15 * 60_000;

/**
 * Why a request's signature is not taken, as the code that S3 answers; null where it is right. By the description of
 * Signature Version 4 in Amazon's reference of S3 (“Authenticating Requests: Using the Authorization Header”).
 */
export function signatureFault(
  request: IncomingMessage,
  body: Buffer,
  keys: Keys,
  region: string,
  now: number,
): string | null {
  const { authorization = '' } = request.headers;
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([\da-f]{64})$/.exec(
      authorization,
    );
  if (found === null) return 'AccessDenied';
  const [, id = '', day = '', signedRegion = '', signedHeaders = '', signature = ''] = found;
  if (id !== keys.id) return 'InvalidAccessKeyId';
  if (signedRegion !== region) return 'AuthorizationHeaderMalformed';
  const date = headerOf(request, 'x-amz-date');
  if (Math.abs(timeOf(date) - now) > mostSkew) return 'RequestTimeTooSkewed';
  const bodyHash = headerOf(request, 'x-amz-content-sha256');
  if (bodyHash !== 'UNSIGNED-PAYLOAD' && bodyHash !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const names = signedHeaders.split(';');
  const canonical = [
    request.method ?? '',
    new URL(request.url ?? '', 'http://host').pathname,
    canonicalQuery(request.url ?? ''),
    ...names.map((name) => `${name}:${headerOf(request, name).trim().replaceAll(/ +/g, ' ')}`),
    '',
    signedHeaders,
    bodyHash,
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', date, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (before, part) => hmac(before, part),
    `AWS4${keys.secret}`,
  );
  return hmac(key, text).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

/** `20260101T000000Z` as milliseconds since 1970 UTC. */
function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function canonicalQuery(url: string): string {
  const [, query = ''] = url.split('?');
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .sort()
    .join('&');
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

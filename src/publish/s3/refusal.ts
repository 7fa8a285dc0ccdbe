import { RefusalError } from '../../storage/refusal-error.ts';
import type { BucketPlace } from '../../storage/s3/place.ts';
import { isPassing, type Trouble, troubleOf } from '../../storage/s3/trouble.ts';
import { BusyError, ConditionError, UnconditionalError } from '../target.ts';

/** What was asked of a bucket. */
export interface Request {
  /** The name of the right that it needs: `s3:PutObject`. */
  readonly right: string;
  readonly key: string;
  readonly hasCondition: boolean;
}

/** Where a bucket is, for messages. */
export interface Whereabouts {
  readonly place: BucketPlace;
  readonly endpoint: string | null;
  /** Whose credentials are used; null for those of the environment, or the usual profile. */
  readonly profile: string | null;
  /** True once the endpoint has answered: what cannot be reached then may be reached again. */
  readonly hasAnswered: boolean;
}

const unreachable = new Set(['ENOTFOUND', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Codes of a right that is missing; a look (HEAD) at an object has none but the status. */
const withoutRight = new Set(['AccessDenied', 'Forbidden', '403', 'Error', 'UnknownError', 'Unknown']);

/** Why a request failed, as the error that publishing knows; one line with the remedy where it is no use to try again. */
export function requestError(error: unknown, request: Request, whereabouts: Whereabouts): Error {
  const trouble = troubleOf(error);
  const { code, status, message } = trouble;
  if (status === 412 || (request.hasCondition && status === 404)) return new ConditionError(request.key);
  if (request.hasCondition && (status === 501 || code === 'NotImplemented' || code === 'InvalidArgument'))
    return new UnconditionalError(message);
  if (isPassing(trouble) || (unreachable.has(code) && whereabouts.hasAnswered))
    return new BusyError(
      `${hostOf(whereabouts)} does not keep up (${code}: ${message}): publish again later, what was done stays done.`,
    );
  return new RefusalError(refusal(trouble, request, whereabouts));
}

function hostOf({ endpoint }: Whereabouts): string {
  return endpoint ?? 'Amazon S3';
}

/** A refusal in one line, with its remedy. */
function refusal(
  { code, status, message, region }: Trouble,
  { right, key }: Request,
  whereabouts: Whereabouts,
): string {
  const { bucket, prefix } = whereabouts.place;
  switch (code) {
    case 'NoSuchBucket':
    case 'InvalidBucketName':
      return `there is no bucket "${bucket}" at ${hostOf(whereabouts)}: make it, or mend its name.`;
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
    case 'IllegalLocationConstraintException':
    case 'InvalidRegionName':
      return `the bucket "${bucket}" is in ${region === null ? 'another region' : `the region ${region}`}: publish with --region ${region ?? 'and its region'}.`;
    case 'RequestTimeTooSkewed':
      return `the clock of this machine is wrong (${new Date().toISOString()}): set it, then publish again.`;
    case 'InvalidAccessKeyId':
      return `${hostOf(whereabouts)} does not know this access key: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a --profile.`;
    case 'SignatureDoesNotMatch':
      return `the secret key does not fit the access key: set AWS_SECRET_ACCESS_KEY anew, without spaces around it.`;
    case 'ExpiredToken':
    case 'ExpiredTokenException':
    case 'InvalidToken':
    case 'TokenRefreshRequired':
      return `the credentials have expired: sign in again (aws sso login, or a new AWS_SESSION_TOKEN), then publish.`;
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return noCredentials(whereabouts, message);
    case 'QuotaExceeded':
      return `${hostOf(whereabouts)} has no more room for the bucket "${bucket}" (${code}): raise its quota, or remove something, then publish again.`;
    case 'XAmzContentSHA256Mismatch':
    case 'BadDigest':
      return `${key} has changed while it was published: build the site, then publish again.`;
  }
  if (unreachable.has(code))
    return `${hostOf(whereabouts)} cannot be reached (${firstLine(message)}): check the network, --endpoint and --region.`;
  if (isUntrusted(code))
    return `the certificate of ${hostOf(whereabouts)} is not trusted (${code}): name its authority in NODE_EXTRA_CA_CERTS, or mend --endpoint.`;
  if (code === 'EPROTO')
    return `${hostOf(whereabouts)} does not speak TLS: write the --endpoint with http://, or mend its port.`;
  if (message.includes('XML parse error') || message.includes('Deserialization error'))
    return `what answers at ${hostOf(whereabouts)} is no S3: check --endpoint.`;
  if (message.includes('Region is missing'))
    return `the region of the bucket "${bucket}" is not known: publish with --region, or set AWS_REGION.`;
  if (status === 301)
    return `the bucket "${bucket}" is in another region: publish with --region${region === null ? '' : ` ${region}`}.`;
  if (status === 403 && withoutRight.has(code))
    return `${hostOf(whereabouts)} refuses ${right} on ${key === '' ? bucket : `${bucket}/${prefix}${key}`}: publishing needs s3:ListBucket on arn:aws:s3:::${bucket}, and s3:GetObject, s3:PutObject and s3:DeleteObject on arn:aws:s3:::${bucket}/${prefix}*.`;
  return `${hostOf(whereabouts)} refuses ${right} on ${bucket}/${prefix}${key} (${code}: ${firstLine(message)}).`;
}

/** Node's codes of a certificate that nobody vouches for, or that is another host's, or too old. */
function isUntrusted(code: string): boolean {
  return /CERT|^UNABLE_TO_(?:GET|VERIFY)_/.test(code);
}

function noCredentials(whereabouts: Whereabouts, message: string): string {
  const { profile } = whereabouts;
  return profile === null
    ? `there are no credentials for ${hostOf(whereabouts)}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a --profile (${firstLine(message)}).`
    : `the profile "${profile}" has no credentials: add it to ~/.aws/credentials, or sign in (aws sso login --profile ${profile}).`;
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? '';
}

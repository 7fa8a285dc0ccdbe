import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { S3Access } from './place.ts';

/** How long a request may be silent, and how many there are at a time. */
export interface ClientLimits {
  /** Milliseconds for a connection, and in which something has to come or go on one. */
  readonly connectionTimeout: number;
  readonly socketTimeout: number;
  readonly parallel: number;
}

/** The SDK writes to the console where it is not told another place; what goes wrong is thrown too. */
const silent: NonNullable<S3ClientConfig['logger']> = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};

/** Leaves requests without a signature: what is public answers them. */
const unsigned: S3ClientConfig = {
  credentials: { accessKeyId: 'anonymous', secretAccessKey: 'anonymous' },
  signer: { sign: async (request) => request },
};

/**
 * A client of Amazon's S3 or of anything that speaks its language. It asks once: who uses it tries again. `anonymous`
 * requests are not signed, and need no credentials.
 */
export function s3Client(
  { region, endpoint, profile }: S3Access,
  { connectionTimeout, socketTimeout, parallel }: ClientLimits,
  anonymous = false,
): S3Client {
  const maxSockets = parallel + 2;
  return new S3Client({
    ...(region === null ? {} : { region }),
    // A bucket's name is part of a host's name at Amazon's alone.
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    ...(profile === null ? {} : { profile }),
    ...(anonymous ? unsigned : {}),
    // Checksums that were not asked for are refused by most others.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 1,
    logger: silent,
    requestHandler: { connectionTimeout, socketTimeout, httpAgent: { maxSockets }, httpsAgent: { maxSockets } },
  });
}

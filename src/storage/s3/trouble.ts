/** What the SDK and the servers say of an error, as far as it is looked at. */
export interface Trouble {
  /** The name of the error by S3, by Node's network or by the SDK; empty where it has none. */
  readonly code: string;
  /** The status of the answer (RFC 9110, 15); null where there was none. */
  readonly status: number | null;
  readonly message: string;
  /** The region that the server named instead. */
  readonly region: string | null;
}

/** Codes of what passes: S3's own, and those of Node's network. */
const passing = new Set([
  'SlowDown',
  'ServiceUnavailable',
  'InternalError',
  'RequestTimeout',
  'ThrottlingException',
  'Throttling',
  'TooManyRequests',
  'OperationAborted',
  'ConditionalRequestConflict',
  'TimeoutError',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);
const passingStatuses = new Set([408, 409, 429, 500, 502, 503, 504]);

/** Reads an error that a request ended with. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof Error)) return { code: '', status: null, message: String(error), region: null };
  const metadata = 'name' in error && '$metadata' in error && isObject(error.$metadata) ? error.$metadata : {};
  const status = typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : null;
  const headers =
    '$response' in error && isObject(error.$response) && isObject(error.$response.headers)
      ? error.$response.headers
      : {};
  const named = 'Region' in error ? error.Region : headers['x-amz-bucket-region'];
  const code = 'code' in error && typeof error.code === 'string' && error.code !== '' ? error.code : error.name;
  return { code, status, message: error.message, region: typeof named === 'string' ? named : null };
}

/** True for what may be gone when it is tried again. */
export function isPassing({ code, status }: Trouble): boolean {
  return passing.has(code) || (status !== null && passingStatuses.has(status));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

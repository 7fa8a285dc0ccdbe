import { randomUUID } from 'node:crypto';
import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { RefusalError } from '../../storage/refusal-error.ts';
import type { S3Access } from '../../storage/s3/place.ts';
import { cloudFrontPaths } from './requests.ts';

/** Lets a distribution of CloudFront forget URLs. Throws RefusalError where it does not. */
export async function invalidate(
  distribution: string,
  urls: readonly string[],
  { profile }: Pick<S3Access, 'profile'>,
): Promise<void> {
  // CloudFront is in no region; its requests are signed for this one.
  const client = new CloudFrontClient({ region: 'us-east-1', ...(profile === null ? {} : { profile }) });
  const paths = cloudFrontPaths(urls);
  const Paths = { Quantity: paths.length, Items: paths };
  const InvalidationBatch = { CallerReference: randomUUID(), Paths };
  try {
    await client.send(new CreateInvalidationCommand({ DistributionId: distribution, InvalidationBatch }));
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error);
    throw new RefusalError(
      `CloudFront refuses to invalidate ${paths.length} paths of ${distribution} (${reason}): purging needs cloudfront:CreateInvalidation on it.`,
    );
  }
}

import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/**
 * What all encodings depend on beside their recipe: a release of sharp brings one release of libvips and its encoders,
 * and this room has its way of using it, counted up whenever other bytes come out. It is known without loading sharp,
 * which takes as long as checking a whole site that has not changed.
 */
export const encoderKey = `sharp ${sharpVersion()}, 3`;

/** The version of the sharp that is installed. Throws TypeError where its package says none. */
function sharpVersion(): string {
  const text = readFileSync(findPackageJSON('sharp', import.meta.url) ?? '', 'utf8');
  const { version }: { version?: unknown } = JSON.parse(text);
  if (typeof version !== 'string') throw new TypeError('sharp’s package.json names no version');
  return version;
}

import type { Site } from '../config/site.ts';
import type { Sources } from '../model/needs.ts';
import { contentSecurityPolicy } from './policy.ts';

/** Header fields by their names. */
export type HeaderFields = Readonly<Record<string, string>>;

/** The field that says what pages may load (CSP Level 3, 3.1). */
export const policyField = 'Content-Security-Policy';

/** Powerful features that no page of a blog uses (Permissions Policy, 5.2): frames of others get none of them either. */
const permissions = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** A year, as RFC 6797 (11.2) has it for hosts that stay with https. */
const transport = 'max-age=31536000';

/**
 * The header fields that all answers of a site have, but for those about caching: what site.yaml says, else what is safe for
 * a blog. `services` are the sources of the services that it has switched on.
 */
export function siteHeaders(
  site: Pick<Site, 'url' | 'headers' | 'policy'>,
  needs: Iterable<string>,
  services: readonly Sources[],
): HeaderFields {
  const usual: Record<string, string> = {
    [policyField]: contentSecurityPolicy(needs, [...services, site.policy]),
    ...(site.url.startsWith('https:') ? { 'Strict-Transport-Security': transport } : {}),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': permissions.map((feature) => `${feature}=()`).join(', '),
  };
  const names = new Map(Object.keys(usual).map((name) => [name.toLowerCase(), name]));
  const fields = new Map(Object.entries(usual));
  for (const [typed, value] of Object.entries(site.headers)) {
    const name = names.get(typed.toLowerCase()) ?? typed;
    if (value === null) fields.delete(name);
    else fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

import { z } from 'zod';
import { optional, text, webUrl } from '../fields.ts';
import { analyticsProviders } from '../kinds.ts';
import { type ProviderKeys, suit } from './provider-keys.ts';
import { noNeeds, type Service } from './service.ts';

const keys: ProviderKeys<(typeof analyticsProviders)[number]> = {
  plausible: { needs: ['domain'], may: ['url'] },
  goatcounter: { needs: ['url'], may: [] },
  umami: { needs: ['id'], may: ['url'] },
  cloudflare: { needs: ['token'], may: [] },
};

/** Host names with commas between them, as the script takes them. */
const domains = text.refine(
  (value) => value.split(',').every((one) => /^[\w-]+(?:\.[\w-]+)+(?:\/[\w./-]*)?$/.test(one.trim())),
  {
    error: 'a host name such as example.com',
  },
);

const written = z.strictObject({
  provider: z.enum(analyticsProviders, { error: `one of ${analyticsProviders.join(', ')}` }),
  domain: optional(domains, null),
  url: optional(webUrl, null),
  id: optional(text, null),
  token: optional(text, null),
});

/** Who counts readers: `{ provider: plausible, domain: example.com }`, as a service. */
export const analytics = written
  .superRefine((value, context) => suit(keys, [], value.provider, value, context))
  .transform(analyticsService);

function analyticsService({ provider, domain, url, id, token }: z.output<typeof written>): Service {
  const at = (home: string, path: string) => `${home.replace(/\/?$/, '/')}${path}`;
  const script = (file: string, values: Readonly<Record<string, string>>, connect: readonly string[]): Service => {
    return { ...noNeeds, provider, script: { url: file, values }, connect };
  };
  switch (provider) {
    case 'plausible': {
      const home = url ?? 'https://plausible.io';
      return script(at(home, 'js/script.js'), { 'data-domain': domain ?? '' }, [new URL(home).origin]);
    }
    case 'goatcounter': {
      const home = new URL(url ?? 'https://invalid');
      // Those that it hosts load the script from a host of its own.
      const file = home.hostname.endsWith('.goatcounter.com')
        ? 'https://gc.zgo.at/count.js'
        : at(home.href, 'count.js');
      return script(file, { 'data-goatcounter': at(home.href, 'count') }, [home.origin]);
    }
    case 'umami': {
      const values = { 'data-website-id': id ?? '' };
      if (url !== null) return script(at(url, 'script.js'), values, [new URL(url).origin]);
      // The script of its cloud sends to either of these.
      return script('https://cloud.umami.is/script.js', values, [
        'https://api-gateway.umami.dev',
        'https://gateway.umami.is',
      ]);
    }
    case 'cloudflare':
      return script(
        'https://static.cloudflareinsights.com/beacon.min.js',
        { 'data-cf-beacon': JSON.stringify({ token }) },
        ['https://cloudflareinsights.com'],
      );
  }
}

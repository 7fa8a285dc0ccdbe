import type { Sources } from '../model/needs.ts';
import { sourcesOf } from './services/service.ts';
import type { Site } from './site.ts';

/**
 * What the services that a site has switched on need, of each the hosts that it loads from and sends to, by directive of the
 * Content-Security-Policy; none, where it uses none. What a service is and needs is said in `src/config/services/`, which
 * the templates print too. What stands in a page's HTML is found there by itself (see `src/headers/needs.ts`); here is what
 * scripts ask for later, which nobody can see in a page.
 */
export function serviceSources({ discussion, analytics }: Pick<Site, 'discussion' | 'analytics'>): Sources[] {
  return [discussion, analytics].flatMap((service) => (service === null ? [] : [sourcesOf(service)]));
}

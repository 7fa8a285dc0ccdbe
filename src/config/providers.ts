import type { Sources } from '../model/needs.ts';
import type { Site } from './site.ts';

/**
 * A service of others that a page may use, with the hosts that it loads from and sends to, by directive of the
 * Content-Security-Policy. This is the one place that knows them: templates print what a service needs, and the policy is
 * widened by exactly that, where the service is switched on. What stands in a page's HTML is found there by itself (see
 * `src/headers/needs.ts`); here is what scripts ask for later, which nobody can see in a page.
 */
export interface Provider {
  /** What people call it. */
  readonly name: string;
  readonly isUsed: (site: Site) => boolean;
  readonly sources: Sources;
}

/** The services that are known. */
export const providers: readonly Provider[] = [];

/** What the services that a site has switched on need; none, where it uses none. */
export function serviceSources(site: Site, known: readonly Provider[] = providers): Sources[] {
  return known.filter(({ isUsed }) => isUsed(site)).map(({ sources }) => sources);
}

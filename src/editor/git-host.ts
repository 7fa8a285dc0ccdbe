import type { Site } from '../config/site.ts';

/** A git host that the editor saves to. */
export type GitHost = NonNullable<Site['admin']>;

/** The addresses that each host is asked at, where it is not one of one's own. */
const hosts = { github: 'https://api.github.com', gitlab: 'https://gitlab.com', gitea: 'https://gitea.com' } as const;

/** The origin that the editor asks of a git host. */
export function originOf({ backend, url }: GitHost): string {
  return url === null ? hosts[backend] : new URL(url).origin;
}

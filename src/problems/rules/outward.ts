import { rule, variantOf } from '../problem.ts';

// What can be wrong with links to other sites, as `broadsheet links` finds it.

export const deadLink = rule(
  'dead-link',
  'error',
  {
    about: 'Readers who follow it find nothing.',
    wrong: { told: 'A link to a page that answers with 404.' },
    right: { told: 'A link to a page that is there.' },
    isLowerable: true,
  },
  (url: string, reason: string) => `${url} leads nowhere (${reason}): correct the link, or take it out.`,
);
export const leadsHome = variantOf(
  deadLink,
  (url: string, home: string) =>
    `${url} has gone, and leads to ${home} for good: find its new address, or take the link out.`,
);
export const movedLink = rule(
  'moved-link',
  'warning',
  {
    about: 'Readers take a step more, for as long as the old address answers.',
    wrong: { told: 'A link to an address that answers with 301.' },
    right: { told: 'A link to the address that it leads to.' },
  },
  (url: string, to: string) => `${url} has moved for good: write ${to}`,
);
export const unansweredLink = rule(
  'unanswered-link',
  'warning',
  {
    about: 'Nobody knows whether the page is there.',
    wrong: { told: 'A link to a host that did not answer.' },
    right: { told: 'A link to one that did.' },
  },
  (url: string, reason: string) =>
    `${url} did not answer (${reason}): open it in a browser; if it is right, add it to links.ignore of site.yaml.`,
);
export const privateLink = rule(
  'private-link',
  'warning',
  {
    about: 'An address in a private network leads readers into their own.',
    wrong: { told: 'A link to `http://192.168.0.12/`.' },
    right: { told: 'The same address between backquotes.' },
  },
  (url: string, address: string) =>
    `${url} leads to ${address}, in a private network, where readers cannot follow: take the link out, or write it as code.`,
);
export const lackingFragment = rule(
  'dead-fragment',
  'warning',
  {
    about: 'Readers come to the top of the page instead.',
    wrong: { told: 'A link to `#install` of a page that has no such place.' },
    right: { told: 'A link to the page.' },
  },
  (url: string, fragment: string) =>
    `the page at ${url} has no place "${fragment}": correct what stands behind the #, or take it out.`,
);
export const lostEmbed = rule(
  'lost-embed',
  'warning',
  {
    about: 'Readers who ask for it see that it is not there.',
    wrong: { told: 'A film that its provider does not have any more, or shows at its own site alone.' },
    right: { told: 'A film that is there.' },
  },
  (url: string, provider: string, status: number) =>
    `${provider} does not give ${url} to others (status ${status}): look whether it is there, and write [its name](${url}) where it is, or take it out.`,
);
export const unfetchedEmbed = rule(
  'unfetched-embed',
  'warning',
  {
    about: 'Nobody knows what it is called; it is shown without its title and its picture.',
    wrong: { told: 'A film whose provider did not answer.' },
    right: { told: 'A film whose provider did.' },
  },
  (url: string, reason: string) => `nothing could be fetched of ${url} (${reason}): run this again later.`,
);

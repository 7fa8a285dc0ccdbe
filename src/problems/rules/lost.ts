import { rule, variantOf } from '../problem.ts';

// Addresses that a site had and has no more.

export const lostAddress = rule(
  'lost-address',
  'warning',
  {
    about: 'An address that was published is kept by readers, links and search engines: it should lead on.',
    wrong: { told: 'A post is renamed after a build, or gets another slug, and has no alias for its old address.' },
    right: { told: 'The post has the old address among its aliases.' },
  },
  (urls: readonly string[], line: string | null) =>
    `${urls.join(', ')} ${urls.length === 1 ? 'was' : 'were'} there when the site was built last, and ${urls.length === 1 ? 'is' : 'are'} gone: ${line === null ? 'where another text takes its place, write it into the aliases of that one.' : `write \`${line}\`.`}`,
);
export const movedAddress = variantOf(
  lostAddress,
  (urls: readonly string[], line: string, base: string) =>
    `${urls.join(', ')} ${urls.length === 1 ? 'was the address' : 'were addresses'} of this text in ${base}, and ${urls.length === 1 ? 'leads' : 'lead'} nowhere now: write \`${line}\`.`,
);

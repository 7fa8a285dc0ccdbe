import type { HostFacts } from './facts.ts';
import type { Host } from './host.ts';
import {
  copiesTold,
  count,
  deployFolder,
  feedPatterns,
  headersFile,
  immutablePaths,
  isPattern,
  madeBy,
  markdownTold,
} from './lines.ts';

const title = 'Netlify';

/** No limit is documented for `_headers`; this many rules are read without a delay that anybody notices. */
const headerRules = 2000;

/**
 * Netlify (docs.netlify.com, "Redirect options", "Custom headers"): `_redirects` looks at paths and at queries; a rule with
 * `!` comes before the file at its path. Without a rule, HTML is asked for again each time, and 404.html at the root is the
 * page for what is not there.
 */
export const netlify: Host = {
  title,
  besides: [],
  plan(facts) {
    const { paths, left } = immutablePaths(facts, headerRules);
    const own = ['_headers', '_redirects'];
    const { folder, steps } = deployFolder(facts, own);
    return {
      files: [
        { name: '_headers', place: 'output', text: headersFile(facts, paths, false) },
        { name: '_redirects', place: 'output', text: redirectsFile(facts) },
      ],
      told: [
        ...(left === 0
          ? []
          : [
              `${title}: ${count(left)} of the files that never change are asked for again each time, as a rule for each would be too many.`,
            ]),
        ...copiesTold(title, facts),
        ...markdownTold(title, facts),
      ],
      deploy: [...steps, `npx netlify deploy --no-build --prod --dir=${folder}`],
    };
  },
};

function redirectsFile({ base, moves, feeds, search, notFound }: HostFacts): string {
  const lines = [
    ...moves.filter((move) => !isPattern(move)).map(({ from, query, to }) => `${from}${queryOf(query)} ${to} 301!`),
    ...(search === null ? [] : [`${base} s=:s ${search}?s=:s 301!`]),
    ...feeds.flatMap(feedPatterns).map(([from, to]) => `${from} ${to} 301`),
    ...(base === '/' || notFound === null ? [] : [`${base}* ${notFound} 404`]),
  ];
  return `${[madeBy, ...lines].join('\n')}\n`;
}

/** `p=12&b=c` as Netlify writes it: ` p=12 b=c`. */
function queryOf(query: string | null): string {
  return query === null ? '' : ` ${query.split('&').join(' ')}`;
}

import { cacheControl } from '../model/manifest.ts';
import type { Move } from './facts.ts';
import type { Host } from './host.ts';
import { copiesTold, count, deployFolder, immutablePaths } from './lines.ts';

const title = 'Vercel';

/** vercel.com/docs, "Limits" of vercel.json: routes of all kinds together. */
const routes = 2048;

/**
 * Vercel: `vercel.json` lies in the folder that is deployed. Redirects look at paths and queries; a path without its last
 * slash is led on by 308 (`trailingSlash`); 404.html at the root is the page for what is not there.
 */
export const vercel: Host = {
  title,
  besides: [],
  plan(facts) {
    const byQuery = facts.search === null ? [] : [searchRule(facts.base, facts.search)];
    const feeds = facts.feeds.map(({ folder, depth, file }) => {
      const names = Array.from({ length: depth }, (_, index) => `:n${index}/`).join('');
      return {
        source: `${escaped(folder)}${names}feed/:rest*`,
        destination: `${folder}${names}${file}`,
        statusCode: 301,
      };
    });
    const room = routes - byQuery.length - feeds.length - 4;
    const moves = facts.moves.slice(0, room).map(moveRule);
    const { paths, left } = immutablePaths(facts, room - moves.length);
    const beyond = facts.moves.length - moves.length;
    const config = {
      $schema: 'https://openapi.vercel.sh/vercel.json',
      trailingSlash: true,
      redirects: [...moves, ...byQuery, ...feeds],
      headers: [
        { source: '/(.*)', headers: facts.headers.map(([key, value]) => ({ key, value })) },
        ...paths.map((path) => ({
          source: escaped(path),
          headers: [{ key: 'Cache-Control', value: cacheControl.immutable }],
        })),
      ],
    };
    const { folder, steps } = deployFolder(facts, ['vercel.json']);
    return {
      files: [{ name: 'vercel.json', place: 'output', text: `${JSON.stringify(config, null, 1)}\n` }],
      told: [
        ...(beyond <= 0
          ? []
          : [
              `${title} takes ${count(routes)} rules, and this site has ${count(facts.moves.length)} redirects: a page that leads on answers at the last ${count(beyond)}, where they have no query.`,
            ]),
        ...(left === 0
          ? []
          : [
              `${title} takes ${count(routes)} rules: ${count(left)} of the files that never change are asked for again each time (304).`,
            ]),
        ...copiesTold(title, facts),
      ],
      deploy: [...steps, `npx vercel deploy ${folder} --prod`],
    };
  },
};

interface Rule {
  readonly source: string;
  readonly has?: readonly { readonly type: 'query'; readonly key: string; readonly value: string }[];
  readonly destination: string;
  readonly statusCode: 301;
}

function moveRule({ from, query, to }: Move): Rule {
  const rule = { source: escaped(from), destination: to, statusCode: 301 } as const;
  if (query === null) return rule;
  const has = [...new URLSearchParams(query)].map(
    ([key, value]) => ({ type: 'query', key, value: escapedValue(value) }) as const,
  );
  return { ...rule, has };
}

function searchRule(base: string, search: string): Rule {
  return {
    source: escaped(base),
    has: [{ type: 'query', key: 's', value: '(?<s>.*)' }],
    destination: `${search}?s=:s`,
    statusCode: 301,
  };
}

/** A path as path-to-regexp reads it: what has a meaning there, taken as it stands. */
function escaped(path: string): string {
  return path.replaceAll(/[()[\]{}:*+?!.\\|^$]/g, '\\$&');
}

/** The value of a query is an expression too. */
function escapedValue(value: string): string {
  return value.replaceAll(/[()[\]{}*+?.\\|^$]/g, '\\$&');
}

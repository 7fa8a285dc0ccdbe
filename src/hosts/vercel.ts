import { cacheControl } from '../model/manifest.ts';
import type { HeaderField, HostFacts, Move } from './facts.ts';
import type { Host } from './host.ts';
import { copiesTold, count, deployFolder, immutablePaths, markdownTold } from './lines.ts';

const title = 'Vercel';

/** vercel.com/docs, "Limits" of vercel.json: routes of all kinds together. */
const routes = 2048;

/**
 * Vercel: `vercel.json` lies in the folder that is deployed. Redirects look at paths and queries; a path without its last
 * slash is led on by 308, by rules of our own: `trailingSlash` would take the slash of `/v1.2/` away; 404.html at the root is the page for what is not there.
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
    const dotted = dottedFolders(facts);
    const slashes = [...dotted.map(slashRule), anySlash];
    const others = byQuery.length + feeds.length + slashes.length + 1 + facts.folders.length;
    const room = routes - others;
    const moves = mostNeeded(facts.moves, room).map(moveRule);
    const { paths, left } = immutablePaths(facts, room - moves.length);
    const beyond = facts.moves.length - moves.length;
    const config = {
      $schema: 'https://openapi.vercel.sh/vercel.json',
      redirects: [...moves, ...byQuery, ...feeds, ...slashes],
      headers: [
        { source: '/(.*)', headers: fieldsOf(facts.headers) },
        ...facts.folders.map(({ folder, headers }) => ({
          source: `${escaped(folder)}(.*)`,
          headers: fieldsOf(headers),
        })),
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
        ...markdownTold(title, facts),
      ],
      deploy: [...steps, `npx vercel deploy ${folder} --prod`],
    };
  },
};

/** As it answers a path without its last slash. */
const ledOn = 308;

/** A last name without a dot is a page's, `/a`: all but `/.well-known/`, whose files may have none. */
const anySlash: Rule = {
  source: '/:page((?!\\.well-known/)(?:[^/]+/)*[^/.]+)',
  destination: '/:page/',
  statusCode: ledOn,
};

function slashRule(folder: string): Rule {
  return { source: escaped(folder.slice(0, -1)), destination: folder, statusCode: ledOn };
}

/** The addresses of pages that look like a file's but for their slash, `/v1.2/`, but for those that lead on anyway. */
function dottedFolders({ base, files, moves }: HostFacts): string[] {
  const moved = new Set(moves.map(({ from }) => from));
  const urls = files.filter(({ encoding, url }) => encoding === null && /\.[^/]*\/$/.test(url)).map(({ url }) => url);
  return urls.map((url) => base + url.slice(1)).filter((url) => !moved.has(url.slice(0, -1)));
}

/** As many as there is room for, in their order: those first that no page answers. */
function mostNeeded(moves: readonly Move[], room: number): Move[] {
  const kept = new Set(moves.toSorted((a, b) => Number(a.hasPage) - Number(b.hasPage)).slice(0, Math.max(0, room)));
  return moves.filter((move) => kept.has(move));
}

function fieldsOf(fields: readonly HeaderField[]): { readonly key: string; readonly value: string }[] {
  return fields.map(([key, value]) => ({ key, value }));
}

interface Rule {
  readonly source: string;
  readonly has?: readonly { readonly type: 'query'; readonly key: string; readonly value: string }[];
  readonly destination: string;
  readonly statusCode: 301 | typeof ledOn;
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

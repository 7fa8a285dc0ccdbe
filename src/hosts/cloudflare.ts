import type { HostFacts, Move } from './facts.ts';
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
  queryTold,
} from './lines.ts';

const title = 'Cloudflare Pages';

/** developers.cloudflare.com/pages, "Redirects", "Headers" and "Limits". */
const limits = {
  moves: 2000,
  patterns: 100,
  line: 1000,
  headerRules: 100,
  headerLine: 2000,
  files: 20_000,
  fileSize: 25 * 1024 * 1024,
};

/**
 * Cloudflare Pages: `_redirects` comes before the files and looks at paths alone; `_headers` puts its fields on every answer
 * at a path, errors included. Paths without their last slash are led on by 308, `page.html` to `page`; 404.html is looked for
 * from the path upwards.
 */
export const cloudflare: Host = {
  title,
  besides: [],
  plan(facts) {
    const { paths, left } = immutablePaths(facts, limits.headerRules - 1 - facts.folders.length);
    const { text, told } = redirectsFile(facts);
    const { folder, steps } = deployFolder(facts, ['_headers', '_redirects']);
    return {
      files: [
        { name: '_headers', place: 'output', text: headersFile(facts, paths, true) },
        { name: '_redirects', place: 'output', text },
      ],
      told: [
        ...told,
        ...queryTold(title, facts.moves),
        ...(left === 0
          ? []
          : [
              `${title} takes ${limits.headerRules} rules for headers: ${count(left)} of the files that never change are asked for again each time (304).`,
            ]),
        ...headersTold(facts),
        ...filesTold(facts),
        ...copiesTold(title, facts),
        ...markdownTold(title, facts),
      ],
      deploy: [...steps, `npx wrangler pages deploy ${folder} --project-name=${facts.hostName.replaceAll('.', '-')}`],
    };
  },
};

function redirectsFile({ moves, feeds }: HostFacts): { readonly text: string; readonly told: readonly string[] } {
  const lineOf = ({ from, to }: Move) => `${from} ${to} 301`;
  const byPath = moves.filter((move) => move.query === null && !isPattern(move) && lineOf(move).length <= limits.line);
  const patterns = feeds.flatMap(feedPatterns);
  const single = patterns.filter(([from]) => !/[:*]/.test(from));
  const forms = patterns.filter(([from]) => /[:*]/.test(from));
  const room = limits.moves - single.length;
  const lines = [
    ...single.map(([from, to]) => `${from} ${to} 301`),
    ...byPath.slice(0, room).map(lineOf),
    ...forms.slice(0, limits.patterns).map(([from, to]) => `${from} ${to} 301`),
  ];
  const beyond = byPath.length - room;
  return {
    text: `${[madeBy, ...lines].join('\n')}\n`,
    told:
      beyond <= 0
        ? []
        : [
            `${title} takes ${count(limits.moves)} redirects, and this site has ${count(byPath.length + single.length)}: a page that leads on answers at the last ${count(beyond)}.`,
          ],
  };
}

function headersTold({ headers }: HostFacts): string[] {
  const long = headers.filter(([name, value]) => name.length + value.length + 2 > limits.headerLine);
  return long.map(
    ([name]) =>
      `${title} takes header lines of ${count(limits.headerLine)} characters: ${name} is longer, and is not sent.`,
  );
}

function filesTold({ files }: HostFacts): string[] {
  const large = files.filter(({ size }) => size > limits.fileSize);
  return [
    ...(files.length > limits.files
      ? [`${title} takes ${count(limits.files)} files, and this site has ${count(files.length)}: it will be refused.`]
      : []),
    ...large.map(
      ({ path, size }) => `${title} takes files of 25 MiB: ${path} has ${count(size)} bytes, and will be refused.`,
    ),
  ];
}

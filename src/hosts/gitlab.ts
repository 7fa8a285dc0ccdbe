import type { Host } from './host.ts';
import { count, feedPatterns, madeBy, markdownTold, queryTold } from './lines.ts';

const title = 'GitLab Pages';

/** docs.gitlab.com, "GitLab Pages redirects": the limits of gitlab.com, in rules and bytes. */
const limits = { rules: 1000, bytes: 64 * 1024 };

/**
 * GitLab Pages: a file comes before a rule of `_redirects`, so the pages that lead on answer at old addresses, and rules are
 * for what is no file. It looks at paths alone, takes no headers, and sends the compressed copies of `--compress`.
 */
export const gitlab: Host = {
  title,
  besides: [],
  plan(facts) {
    const { moves, feeds, headers, output } = facts;
    const rules = [
      ...feeds.flatMap(feedPatterns).map(([from, to]) => `${from} ${to} 301`),
      ...moves.filter(({ query, hasPage }) => query === null && !hasPage).map(({ from, to }) => `${from} ${to} 301`),
    ];
    const text = `${[madeBy, ...rules.slice(0, limits.rules)].join('\n')}\n`;
    return {
      files: [{ name: '_redirects', place: 'output', text }],
      told: [
        ...(moves.some(({ hasPage }) => hasPage)
          ? [`${title} shows a file before it looks at redirects: pages that lead on answer at the old addresses.`]
          : []),
        ...queryTold(title, moves),
        ...markdownTold(title, facts),
        ...(rules.length > limits.rules || Buffer.byteLength(text) > limits.bytes
          ? [
              `${title} takes ${count(limits.rules)} redirects in ${count(limits.bytes)} bytes, and this site has ${count(rules.length)}: none of them may work.`,
            ]
          : []),
        ...(headers.length === 0
          ? []
          : [`${title} sends no headers of a site's own: the Content-Security-Policy and the others are left out.`]),
      ],
      deploy: [
        '# in .gitlab-ci.yml:',
        'pages:',
        '  stage: deploy',
        `  script: [npm ci, npx broadsheet build --compress, mv ${output} public]`,
        '  artifacts: { paths: [public] }',
        '  rules: [{ if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH }]',
      ],
    };
  },
};

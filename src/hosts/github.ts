import type { Host } from './host.ts';
import { copiesTold, count, markdownTold, queryTold } from './lines.ts';

const title = 'GitHub Pages';

/** docs.github.com, "GitHub Pages limits": of a published site, in bytes. */
const mostBytes = 1024 ** 3;

/**
 * GitHub Pages: serves files, leads paths without their last slash on (301), and has 404.html for the rest. It takes no
 * redirects and no headers of a site's own: pages that lead on stand at old addresses. `.nojekyll` keeps files whose names
 * begin with an underscore.
 */
export const github: Host = {
  title,
  besides: [],
  plan(facts) {
    const { moves, files, headers, output } = facts;
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    return {
      files: [{ name: '.nojekyll', place: 'output', text: '' }],
      told: [
        ...(moves.every(({ query }) => query !== null)
          ? []
          : [`${title} has no redirects: pages that lead on answer at the old addresses.`]),
        ...queryTold(title, moves),
        ...(headers.length === 0
          ? []
          : [
              `${title} sends no headers of a site's own: the Content-Security-Policy and the others are left out, and all files are kept for ten minutes.`,
            ]),
        ...(bytes > mostBytes
          ? [`${title} takes 1 GB, and this site has ${count(bytes)} bytes: it will be refused.`]
          : []),
        ...copiesTold(title, facts),
        ...markdownTold(title, facts),
      ],
      deploy: [
        '# in a job of GitHub Actions with "permissions: { pages: write, id-token: write }" and "environment: github-pages":',
        '- uses: actions/upload-pages-artifact@v4',
        `  with: { path: ${output} }`,
        '- uses: actions/deploy-pages@v4',
      ],
    };
  },
};

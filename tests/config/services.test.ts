import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { formatProblem, sortProblems } from '../../src/problems/format.ts';

const minimal = 'name: A\nurl: https://example.com/\n';

/** What is told of a line of site.yaml, without its file. */
function told(text: string): string[] {
  return sortProblems(parseSite(minimal + text).problems).map((one) => formatProblem(one).replace(/^[^:]+:/, ''));
}

const wrong: readonly (readonly [text: string, ...told: string[]])[] = [
  [
    'analytics: { provider: plausible }',
    '3:1 error missing-key "analytics.domain" is missing: write `analytics: { provider: plausible, domain: example.com }`.',
  ],
  [
    'analytics: { provider: umami, id: x, token: y }',
    '3:38 error wrong-value "analytics.token" does nothing, as umami has no such key, but id, url: write `analytics: { provider: umami, id: x }`.',
  ],
  [
    'analytics: { provider: matomo }',
    '3:24 error wrong-value "analytics.provider" must be one of plausible, goatcounter, umami, cloudflare, but is "matomo".',
  ],
  [
    'comments: { provider: utterances }',
    '3:1 error missing-key "comments.repo" is missing: write `comments: { provider: utterances, repo: owner/blog }`.',
  ],
  [
    'comments: { provider: isso, repo: a/b, url: "https://isso.example" }',
    '3:29 error wrong-value "comments.repo" does nothing, as isso has no such key, but url: write `comments: { provider: isso, url: "https://isso.example" }`.',
  ],
  [
    'comments: { repo: a/b }',
    '3:1 error missing-key "comments.provider" is missing: write `comments: { repo: a/b, provider: giscus }`.',
  ],
  [
    'newsletter: { title: News }',
    '3:1 error missing-key "newsletter.action" is missing: write `newsletter: { title: News, action: https://example.com/subscribe }`.',
  ],
  [
    'newsletter: { title: News, provider: listmonk, lst: x, url: "https://l.example" }',
    '3:48 error missing-key "newsletter.list" is missing, and "lst" means nothing here: write `newsletter: { title: News, provider: listmonk, list: x, url: "https://l.example" }`.',
  ],
];

for (const [text, ...lines] of wrong) {
  test(`a service as ${text} is told by the key that it lacks or that is another's`, () => {
    assert.deepEqual(told(text), lines);
  });
}

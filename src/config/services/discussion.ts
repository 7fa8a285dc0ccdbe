import { z } from 'zod';
import { flag, optional, text, webUrl } from '../fields.ts';
import { discussionProviders } from '../kinds.ts';
import { type ProviderKeys, suit } from './provider-keys.ts';
import { noNeeds, type Service } from './service.ts';

const keys: ProviderKeys<(typeof discussionProviders)[number]> = {
  giscus: { needs: ['repo', 'repoId', 'category', 'categoryId'], may: [] },
  utterances: { needs: ['repo'], may: ['label'] },
  isso: { needs: ['url'], may: [] },
  remark42: { needs: ['url'], may: ['site'] },
  fediverse: { needs: ['url'], may: [] },
};

const repository = text.refine((value) => /^[\w.-]+\/[\w.-]+$/.test(value), {
  error: 'a repository of GitHub such as owner/blog',
});

const written = z.strictObject({
  provider: z.enum(discussionProviders, { error: `one of ${discussionProviders.join(', ')}` }),
  repo: optional(repository, null),
  repoId: optional(text, null),
  category: optional(text, null),
  categoryId: optional(text, null),
  label: optional(text, null),
  url: optional(webUrl, null),
  site: optional(text, null),
});

const kept = written.superRefine((value, context) => suit(keys, [], value.provider, value, context));

/** Whether posts have comments, or who keeps them: `{ provider: giscus, repo: … }`, as a service. */
export const comments = z
  .union([flag, kept], {
    error: 'true or false, or who keeps them, such as { provider: utterances, repo: owner/blog }',
  })
  .transform((value) => (typeof value === 'boolean' ? value : discussionService(value)));

/**
 * What each provider needs. Those of GitHub are framed without their scripts, which put styles into the page that no
 * policy by hashes allows: the theme's script does what theirs do, and the page asks one host less for code.
 */
function discussionService(value: z.output<typeof written>): Service {
  const { provider, repo, repoId, category, categoryId, label, url, site } = value;
  const home = new URL(url ?? 'https://invalid');
  const below = (path: string) => `${home.href.replace(/\/?$/, '/')}${path}`;
  switch (provider) {
    case 'giscus':
      return {
        ...noNeeds,
        provider,
        frame: {
          url: 'https://giscus.app/widget',
          values: {
            repo: repo ?? '',
            repoId: repoId ?? '',
            category: category ?? '',
            categoryId: categoryId ?? '',
            strict: '0',
            reactionsEnabled: '1',
            emitMetadata: '0',
            inputPosition: 'bottom',
          },
        },
        page: `https://github.com/${repo}/discussions`,
      };
    case 'utterances':
      return {
        ...noNeeds,
        provider,
        frame: {
          url: 'https://utteranc.es/utterances.html',
          values: { repo: repo ?? '', 'issue-term': 'pathname', ...(label === null ? {} : { label }) },
        },
        page: `https://github.com/${repo}/issues`,
      };
    case 'isso':
      return {
        ...noNeeds,
        provider,
        script: {
          url: below('js/embed.min.js'),
          // Its portraits are drawn with style attributes.
          values: { 'data-isso': below(''), 'data-isso-avatar': 'false' },
        },
        connect: [home.origin],
        style: [home.origin],
      };
    case 'fediverse':
      // The theme's own script asks its API, which answers everybody.
      return { ...noNeeds, provider, connect: [home.origin] };
    case 'remark42':
      return {
        ...noNeeds,
        provider,
        script: { url: below('web/embed.mjs'), values: { type: 'module' } },
        frame: { url: below('web/iframe.html'), values: { host: below('').slice(0, -1), site_id: site ?? 'remark' } },
      };
  }
}

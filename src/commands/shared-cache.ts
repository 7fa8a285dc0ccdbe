import type { Sharing } from '../shared/open-shared.ts';
import type { SharedReport } from '../shared/report.ts';
import type { Option, Typed } from './arguments.ts';
import type { Shell } from './shell.ts';

/** The options of a command that may use the cache that machines share. */
export const sharedOptions = {
  'shared-cache': {
    type: 'string',
    value: 'PLACE',
    help: 'The cache that machines share: s3://bucket/prefix, a folder, or none (default: BROADSHEET_SHARED_CACHE, else `cache` of site.yaml).',
  },
  'shared-cache-read-only': {
    type: 'boolean',
    help: 'Take from the shared cache and put nothing there (default: as BROADSHEET_SHARED_CACHE_READ_ONLY says).',
  },
} as const satisfies Readonly<Record<string, Option>>;

/** The shared cache that was typed, or is the site's. What goes wrong with it is told on standard error. */
export async function sharingOf(typed: Typed, root: string, shell: Shell): Promise<Sharing> {
  const { sharing } = await import('../shared/open-shared.ts');
  return sharing({
    typed: { place: typed.value('shared-cache'), readOnly: typed.flag('shared-cache-read-only') },
    environment: shell.environment,
    root,
    onLine: (line) => shell.errors.print(line),
  });
}

/** The table of what the shared cache cost and saved. */
export async function tableOf(report: SharedReport | null): Promise<readonly string[]> {
  return report === null ? [] : (await import('../shared/report.ts')).sharedLines(report);
}

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../src/build/build.ts';
import type { Summary } from '../../src/output/summary.ts';
import { sharing } from '../../src/shared/open-shared.ts';
import type { Patience } from '../../src/shared/patience.ts';
import type { SharedReport } from '../../src/shared/report.ts';
import { manifestFile, productionOptions } from '../../src/site/options.ts';
import { tree } from './edits.ts';
import type { S3Server } from './s3-server.ts';
import type { TestSite } from './site.ts';

/** How a machine reaches the shared cache. */
export interface Reach {
  readonly place: string | null;
  readonly readOnly?: boolean;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly patience?: Partial<Patience>;
}

/** What a machine made of a site, and what was told. */
export interface Shared {
  readonly summary: Summary;
  readonly report: SharedReport | null;
  readonly lines: readonly string[];
  /** Every file, and the manifest. */
  readonly tree: Readonly<Record<string, string>>;
}

/** Builds a site as a machine does that has nothing but the shared cache: it takes nothing from this one's earlier builds. */
export async function builtByAnother({ root }: TestSite, reach: Reach): Promise<Shared> {
  const [output, cache] = [join(root, '_site'), join(root, '.cache')];
  for (const folder of [output, cache, manifestFile(output)]) rmSync(folder, { recursive: true, force: true });
  const lines: string[] = [];
  const { open, end } = sharing({
    typed: { place: reach.place, readOnly: reach.readOnly ?? false },
    environment: reach.environment ?? {},
    root,
    onLine: (line) => lines.push(line),
    patience: { atAll: 60_000, perEntry: 50, silence: 20_000, wait: 1, ...reach.patience },
  });
  const { summary, problems } = await build({
    ...productionOptions(root),
    now: Date.parse('2026-01-01T00:00:00Z'),
    shared: open,
  });
  if (summary === null) throw new Error(JSON.stringify(problems));
  const report = await end();
  return { summary, report, lines, tree: { ...tree(output), ' manifest': readFileSync(manifestFile(output), 'utf8') } };
}

/** The environment of a machine that has the keys of a server. */
export function keysOf({ keys, endpoint }: S3Server): Readonly<Record<string, string>> {
  return { AWS_ACCESS_KEY_ID: keys.id, AWS_SECRET_ACCESS_KEY: keys.secret, AWS_ENDPOINT_URL_S3: endpoint };
}

/** Entries fetched, stored and broken, by kind, of those kinds that had any part in it. */
export function countsOf(report: SharedReport | null): Readonly<Record<string, readonly number[]>> {
  const kinds = (report?.kinds ?? []).filter(({ asked, stored }) => asked + stored.entries > 0);
  return Object.fromEntries(
    kinds.map(({ kind, fetched, stored, broken }) => [kind, [fetched.entries, stored.entries, broken]]),
  );
}

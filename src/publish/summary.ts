import type { Outcome } from './publish.ts';

/** What a publish did, or would do, as `--json` prints it. */
export interface PublishReport {
  /** The uploaded files of each step. */
  readonly uploaded: Readonly<Record<string, readonly string[]>>;
  readonly bytes: number;
  readonly kept: number;
  readonly removed: readonly string[];
  /** Files of earlier versions that stay for now. */
  readonly leaving: number;
  /** The URLs that a cache had to forget. */
  readonly urls: readonly string[];
}

/** What came of a publish, as plain data. */
export function publishReport({ plan, purged }: Outcome): PublishReport {
  const files = plan.uploads.flatMap((step) => step.files);
  return {
    uploaded: Object.fromEntries(plan.uploads.map((step) => [step.name, step.files.map(({ path }) => path)])),
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    kept: plan.kept.length,
    removed: plan.deletions.map(({ key }) => key),
    leaving: plan.leaving.length - plan.deletions.length,
    urls: purged,
  };
}

/** The lines of a plan, file by file, in the order in which it would be carried out. */
export function planLines({ plan }: Outcome): string[] {
  return [
    ...plan.uploads.flatMap((step) =>
      step.files.map(({ path, size: bytes }) => `${step.name}: ${path} (${size(bytes)})`),
    ),
    ...plan.deletions.map(({ key }) => `remove: ${key}`),
  ];
}

/** What came of a publish in one line; `done` tells a publish from a plan. */
export function publishLine(outcome: Outcome, done: boolean): string {
  const { uploaded, bytes, kept, removed, leaving } = publishReport(outcome);
  const steps = Object.entries(uploaded)
    .filter(([, files]) => files.length > 0)
    .map(([name, files]) => `${name} ${files.length}`);
  const all = Object.values(uploaded).flat().length;
  const parts = [
    `${all} ${done ? 'uploaded' : 'to upload'} (${[size(bytes), ...steps].join(', ')})`,
    `${kept} as they were`,
    `${removed.length} ${done ? 'removed' : 'to remove'}`,
    ...(leaving === 0 ? [] : [`${leaving} of earlier versions stay for now`]),
  ];
  return `${done ? 'published' : 'would publish'}: ${parts.join(', ')}`;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

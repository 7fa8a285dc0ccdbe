import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const environment = z.record(z.string(), z.string()).optional();
const step = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  run: z.string().optional(),
  env: environment,
});
const rights = z.record(z.string(), z.enum(['read', 'write']));
const job = z.strictObject({
  if: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  permissions: rights,
  environment: z.union([z.string(), z.strictObject({ name: z.string(), url: z.string() })]).optional(),
  strategy: z.strictObject({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.array(z.number())) }).optional(),
  env: environment,
  steps: z.array(step),
});

/** A workflow of GitHub Actions, as far as ours go: every job says how long it may take and what it may do. */
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.array(z.string()) }).optional(),
    pull_request: z.null().optional(),
    workflow_dispatch: z.null().optional(),
    schedule: z.array(z.strictObject({ cron: z.string().regex(/^(?:[\d*/,-]+ ){4}[\d*/,-]+$/) })).optional(),
  }),
  permissions: rights,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(z.string(), job),
});

export type Workflow = z.output<typeof workflow>;

/** Reads a workflow. Throws where it has anything that ours have not. */
export function readWorkflow(file: string): Workflow {
  const { on, ...others }: Record<string, unknown> = parse(readFileSync(file, 'utf8'));
  return workflow.parse({ ...others, on: typeof on === 'string' ? { [on]: null } : on });
}

/** The commands of Broadsheet in a script, each with its arguments; what a shell puts there is a word. */
export function broadsheetCommands(script: string): string[][] {
  return [...script.matchAll(/npx broadsheet ([^\n>;|]*)/g)].map(([, line = '']) =>
    (line.replaceAll(/\$\{\{[^}]*\}\}/g, '1').match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', '')),
  );
}

const pipelineJob = z.looseObject({
  stage: z.string().optional(),
  extends: z.string().optional(),
  needs: z.array(z.string()).optional(),
  rules: z.array(z.strictObject({ if: z.string() })).optional(),
});

/** Reads the pipelines of GitLab: their stages, and their jobs by name, those that others begin with among them. */
export function readPipeline(text: string) {
  const whole: Record<string, unknown> = parse(text, { customTags: [{ tag: '!reference', collection: 'seq' }] });
  const { stages, default: _default, workflow: _workflow, ...jobs } = whole;
  return {
    stages: z.array(z.string()).parse(stages),
    jobs: new Map(Object.entries(jobs).map(([name, one]) => [name, pipelineJob.parse(one)])),
  };
}

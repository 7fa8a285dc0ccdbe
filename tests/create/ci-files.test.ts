import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { readArguments } from '../../src/commands/arguments.ts';
import { commands } from '../../src/commands/list.ts';
import { belongsTo } from '../../src/create/ci.ts';
import { blogTemplate, home } from '../../src/engine/own-files.ts';
import { broadsheetCommands, readPipeline, readWorkflow } from '../harness/workflows.ts';

const folder = join(blogTemplate, '_github/workflows');
const names = readdirSync(folder).sort();
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
const gitlab = readFileSync(join(blogTemplate, '_gitlab-ci.yml'), 'utf8');

/** Fails where a command, or one of its options, is not there. */
async function assertCommands(script: string): Promise<void> {
  for (const [name = '', ...args] of broadsheetCommands(script)) {
    const listed = commands[name];
    assert.ok(listed !== undefined, `broadsheet ${name}`);
    const { command } = await listed.load();
    readArguments(args, command.usage, home);
  }
}

for (const name of names) {
  const workflow = readWorkflow(join(folder, name));
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, { steps: all }]) => all);

  test(`${name} pins every action to a commit, and says which version that is`, () => {
    const used = [...textOf(name).matchAll(/uses: (.*)/g)].map(([, action]) => action ?? '');
    assert.equal(used.length, steps.filter(({ uses }) => uses !== undefined).length);
    for (const action of used) assert.match(action, /^[\w-]+(?:\/[\w-]+)+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test(`${name} gives no right but those that a job needs`, () => {
    assert.deepEqual(workflow.permissions, {});
    for (const [job, { permissions, steps: all }] of jobs) {
      const uses = (action: string) => all.some((one) => one.uses?.startsWith(action) ?? false);
      const needed = {
        ...(uses('actions/checkout') ? { contents: 'read' } : {}),
        ...(uses('actions/deploy-pages') ? { pages: 'write' } : {}),
        ...(uses('actions/deploy-pages') || uses('aws-actions/') ? { 'id-token': 'write' } : {}),
        ...(all.some(({ run }) => run?.startsWith('gh api') ?? false) ? { actions: 'write' } : {}),
      };
      assert.deepEqual(permissions, needed, job);
    }
  });

  test(`${name} holds no secret, and leaves no credentials of git behind`, () => {
    assert.doesNotMatch(textOf(name), /secrets\.|pull_request_target|workflow_run/);
    for (const { uses, with: given } of steps)
      if (uses?.startsWith('actions/checkout')) assert.equal(given?.['persist-credentials'], false);
  });

  test(`${name} puts nothing into a script that others may have written`, () => {
    for (const { run = '' } of steps)
      for (const [, expression = ''] of run.matchAll(/\$\{\{\s*(.*?)\s*\}\}/g))
        assert.match(expression, /^(?:matrix\.part|strategy\.job-total)$/);
  });

  test(`${name} runs commands and options that there are`, async () => {
    const scripts = steps.map(({ run = '' }) => run).join('\n');
    await assertCommands(scripts);
    assert.ok(broadsheetCommands(scripts).length > 0);
  });

  test(`${name} asks for jobs, steps and artifacts that there are`, () => {
    for (const [, { needs = [], steps: all, if: condition = '' }] of jobs) {
      for (const need of [needs].flat()) assert.ok(need in workflow.jobs, need);
      for (const [, need = ''] of condition.matchAll(/needs\.(\w+)/g)) assert.ok([needs].flat().includes(need), need);
      const ids = new Set(all.map(({ id }) => id));
      for (const [, id] of JSON.stringify(all).matchAll(/steps\.(\w+)\./g)) assert.ok(ids.has(id), id);
    }
    const artifacts = (action: string) =>
      steps.flatMap(({ uses, with: given }) => (uses?.startsWith(`actions/${action}`) ? [given?.name] : []));
    for (const wanted of artifacts('download-artifact')) assert.ok(artifacts('upload-artifact').includes(wanted));
  });
}

test('a pull request reads, and what it makes is neither kept nor shared', () => {
  const { jobs, on } = readWorkflow(join(folder, 'pull-request.yml'));
  assert.deepEqual(Object.keys(on), ['pull_request']);
  for (const { permissions, steps, env } of Object.values(jobs)) {
    assert.deepEqual(permissions, { contents: 'read' });
    assert.equal(env?.BROADSHEET_SHARED_CACHE_READ_ONLY, '1');
    for (const { uses = '' } of steps) assert.doesNotMatch(uses, /^actions\/cache(?:\/save)?@|^aws-actions\//);
  }
});

test('only one publish runs at a time, and none is cut off; schedules keep themselves awake', () => {
  const { concurrency, on, jobs } = readWorkflow(join(folder, 'publish.yml'));
  assert.deepEqual(concurrency, { group: 'publish', 'cancel-in-progress': false });
  assert.equal(on.schedule?.length, 1);
  assert.equal(jobs.awake?.if, "github.event_name == 'schedule'");
  assert.match(jobs.awake?.steps[0]?.run ?? '', /workflows\/publish\.yml\/enable"$/);
});

test('new versions of packages and of actions are proposed', () => {
  const { version, updates }: { version: number; updates: { 'package-ecosystem': string }[] } = parse(
    readFileSync(join(blogTemplate, '_github/dependabot.yml'), 'utf8'),
  );
  assert.deepEqual([version, updates.map((update) => update['package-ecosystem'])], [2, ['npm', 'github-actions']]);
  assert.deepEqual(JSON.parse(readFileSync(join(blogTemplate, 'renovate.json'), 'utf8')).extends, [
    'config:recommended',
  ]);
});

test('the pipelines of GitLab run commands and options that there are, in stages that there are', async () => {
  await assertCommands(gitlab.replaceAll(/"\$\{?[^"]*"/g, '1/1'));
  const { stages, jobs } = readPipeline(gitlab);
  const staged = [...jobs].filter(([, { stage }]) => stage !== undefined);
  assert.deepEqual(
    staged.map(([name]) => name),
    ['pictures', 'check', 'preview', 'build', 'pages', 'bucket'],
  );
  for (const [name, { stage = '', extends: base, needs = [], rules = [] }] of staged) {
    assert.ok(stages.includes(stage), name);
    assert.ok(base === undefined || jobs.has(base), base);
    for (const need of needs) assert.ok(jobs.has(need), need);
    assert.ok(rules.length > 0, name);
  }
  // A fork's merge request runs where no role can be taken.
  for (const name of ['check', 'preview']) assert.equal(jobs.get(name)?.extends, '.blog');
});

test('a new blog has the files of its own CI alone', () => {
  const paths = ['.github/workflows/publish.yml', '.gitlab-ci.yml', 'renovate.json', 'content/site.yaml'];
  const of = (ci: 'github' | 'gitlab' | 'none') => paths.filter((path) => belongsTo(ci, path));
  assert.deepEqual(
    [of('github'), of('gitlab'), of('none')],
    [
      ['.github/workflows/publish.yml', 'content/site.yaml'],
      ['.gitlab-ci.yml', 'renovate.json', 'content/site.yaml'],
      ['content/site.yaml'],
    ],
  );
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { home } from '../../src/engine/own-files.ts';
import { runCommand } from '../harness/command.ts';
import { post } from '../harness/site.ts';
import { readWorkflow } from '../harness/workflows.ts';

const top = mkdtempSync(join(tmpdir(), 'broadsheet-ci-'));
const blog = join(top, 'blog');
after(() => rmSync(top, { recursive: true }));

/** What a runner of GitHub gives the steps, as far as they use it. */
function runner(folder: string, more: Readonly<Record<string, string>>) {
  return {
    ...process.env,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_STEP_SUMMARY: join(top, 'summary.md'),
    BROADSHEET_SHARED_CACHE: join(top, 'shared'),
    ...more,
  };
}

/** Runs the scripts of a job's steps, as the runner does: each in a shell that stops at the first error. */
function runJob(workflow: string, job: string, time: string, more: Readonly<Record<string, string>> = {}): string {
  const { jobs } = readWorkflow(join(blog, '.github/workflows', workflow));
  const { steps = [], env = {} } = jobs[job] ?? {};
  const scripts = steps.flatMap(({ run }) => (run === undefined || run.includes('npm install') ? [] : [run]));
  return scripts
    .map((script) => {
      const filled = script
        .replaceAll(/\$\{\{ matrix\.part \}\}/g, '1')
        .replaceAll(/\$\{\{ strategy\.job-total \}\}/g, '2');
      const epoch = String(Date.parse(time) / 1000);
      const environment = runner(blog, { ...env, ...more, SOURCE_DATE_EPOCH: epoch });
      const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', filled], {
        cwd: blog,
        env: environment,
        encoding: 'utf8',
      });
      assert.equal(status, 0, `${script}\n${stdout}${stderr}`);
      return stdout + stderr;
    })
    .join('');
}

test('the steps of the workflows of a new blog run as they stand, and tell what changes and what is overdue', async () => {
  const begun = await runCommand('create', ['blog'], {}, top);
  assert.equal(begun.status, 0, begun.errors);
  // Instead of what npm installs.
  mkdirSync(join(blog, 'node_modules/.bin'), { recursive: true });
  const script = join(home, 'src/commands/broadsheet.js');
  writeFileSync(
    join(blog, 'node_modules/.bin/broadsheet'),
    `#!/bin/sh
exec '${process.execPath}' '${script}' "$@"
`,
    { mode: 0o755 },
  );
  writeFileSync(join(blog, 'content/posts/later.md'), post({ title: 'Later', date: '2030-02-01T09:00' }));
  const target = join(top, 'srv');

  assert.match(
    runJob('publish.yml', 'build', '2030-01-01T00:00:00Z'),
    /there is no published\.manifest\.json|^\d+ written/m,
  );
  runJob('publish.yml', 'bucket', '2030-01-01T00:00:00Z', { TARGET: target, PURGE: 'print' });
  assert.ok(readdirSync(target).includes('index.html'));
  runJob('publish.yml', 'published', '2030-01-01T00:00:00Z');
  cpSync(join(blog, 'published.manifest.json'), join(blog, '_site.manifest.json'));

  writeFileSync(join(blog, 'content/posts/new.md'), post({ title: 'New', date: '2029-12-31' }));
  const told = runJob('pull-request.yml', 'preview', '2030-02-02T00:00:00Z', { SITE: 'https://artifact.example/1' });
  assert.match(told, /^::warning file=content\/posts\/later\.md,line=1,col=1,title=overdue::/m);
  const summary = readFileSync(join(top, 'summary.md'), 'utf8');
  assert.match(summary, /^\| added \| – \| \/2029\/12\/new\/ .*`content\/posts\/new\.md` \|$/m);
  assert.match(summary, /\[site\.zip\]\(https:\/\/artifact\.example\/1\)/);

  assert.match(runJob('pictures.yml', 'encode', '2030-02-02T00:00:00Z'), /^pictures 0 encoded/m);
});

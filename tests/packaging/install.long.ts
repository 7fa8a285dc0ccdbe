import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { home } from '../../src/engine/own-files.ts';

// What somebody gets who installs the two packages as npm packs them. It needs a registry for what they depend on.

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-install-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** npm's settings of the run of tests itself, and where that keeps compiled modules, are nobody's who installs. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD$|NODE_COMPILE_CACHE$)/.test(name)),
);

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', ['--no-audit', '--no-fund', ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

test('a blog is begun, checked, built and upgraded with the packages alone', { timeout: 600_000 }, () => {
  for (const source of [home, join(home, 'create')]) npm(source, 'pack', '--pack-destination', folder);
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const engine = join(folder, `broadsheet-${version}.tgz`);
  const start = join(folder, 'start');
  mkdirSync(start);
  writeFileSync(join(start, 'package.json'), '{}');
  npm(start, 'install', join(folder, `create-broadsheet-${version}.tgz`));
  npm(start, 'exec', '--', 'create-broadsheet', 'blog', '--engine', engine);
  const blog = join(start, 'blog');
  npm(blog, 'install');
  assert.ok(
    Number(/^\d+/.exec(execFileSync('du', ['-sm', 'node_modules'], { cwd: blog, encoding: 'utf8' }))?.[0]) < 200,
  );
  assert.match(npm(blog, 'run', '--silent', 'check'), /^no problems\n/);
  npm(blog, 'run', '--silent', 'build');
  assert.match(readFileSync(join(blog, '_site/about/index.html'), 'utf8'), /<h1/);

  npm(blog, 'exec', '--', 'broadsheet', 'theme', 'eject', 'partials/card.njk');
  assert.match(npm(blog, 'run', '--silent', 'check'), /^no problems\n/);
  const card = 'package/_includes/partials/card.njk';
  execFileSync('tar', ['-xzf', engine, '-C', folder]);
  writeFileSync(join(folder, card), `${readFileSync(join(folder, card), 'utf8')}{# Another one. #}\n`);
  writeFileSync(
    join(folder, 'package/package.json'),
    readFileSync(join(folder, 'package/package.json'), 'utf8').replace(
      `"version": "${version}"`,
      '"version": "99.0.0"',
    ),
  );
  npm(join(folder, 'package'), 'pack', '--ignore-scripts', '--pack-destination', folder);
  npm(blog, 'install', join(folder, 'broadsheet-99.0.0.tgz'));
  const { stdout, status } = spawnSync('npm', ['run', '--silent', 'check'], { cwd: blog, env, encoding: 'utf8' });
  assert.equal(status, 0);
  assert.match(
    stdout,
    new RegExp(
      `^_includes/partials/card\\.njk:1:1 warning changed-original .* Broadsheet ${version.replaceAll('.', '\\.')} `,
    ),
  );
});

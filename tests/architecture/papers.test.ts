import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { rooms } from './rooms.ts';

const root = join(import.meta.dirname, '../..');
const papers = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: root })].sort();

/** A path of this repository in code: `src/site/load.ts`, `src/markdown/features/`, `tests/**` with stars. */
const path = /`((?:src|tests|_includes|docs|bench)\/[\w./*-]*)`/g;
/** The target of a link, without what stands behind `#`. */
const link = /\]\(([^)\s#]+)(?:#[^)]*)?\)/g;

const all = (expression: RegExp, text: string) => [...text.matchAll(expression)].map(([, found = '']) => found);

for (const paper of papers) {
  const text = readFileSync(join(root, paper), 'utf8');
  // The change log also names what there was, and the guide of themes what a blog will have.
  const isOfOthers = /^(?:CHANGELOG|docs\/content\/pages\/(?:theme-guide|from-\w+))\.md$/.test(paper);
  const named = isOfOthers ? [] : all(path, text);
  test(`${paper} names no file that does not exist`, () => {
    assert.deepEqual(
      named.filter((name) => globSync(name, { cwd: root }).length === 0),
      [],
    );
  });

  test(`${paper} links to no file that does not exist`, () => {
    // Links in code are examples.
    const prose = text.replaceAll(/^(`{3,})[^`][\s\S]*?^\1$/gm, '').replaceAll(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
    const targets = all(link, prose).filter((target) => !/^https?:/.test(target));
    assert.deepEqual(
      targets.filter((target) => !existsSync(join(root, dirname(paper), target))),
      [],
    );
  });
}

test('the paper of the architecture lists the rooms in the order in which they import', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const table = text.slice(text.indexOf('| room |'), text.indexOf('## The stages'));
  assert.deepEqual(all(/^\| `(\w+)` \|/gm, table), rooms);
});

test('every record of a decision is in their list, and numbered without a gap', () => {
  const records = globSync('[0-9]*.md', { cwd: join(root, 'docs/decisions') }).sort();
  const listed = all(link, readFileSync(join(root, 'docs/decisions/README.md'), 'utf8'));
  assert.deepEqual(
    listed.filter((target) => /^\d/.test(target)),
    records,
  );
  assert.deepEqual(
    records.map((name) => Number(name.slice(0, 2))),
    records.map((_, index) => index + 1),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countProblems, formatProblem } from '../../src/problems/format.ts';
import { printable } from '../../src/problems/printable.ts';
import type { Severity } from '../../src/problems/problem.ts';

const problem = (severity: Severity, message = 'wrong', file = 'content/posts/a.md') => ({
  file,
  line: 3,
  column: 7,
  severity,
  rule: 'yaml',
  message,
});

test('what a terminal would act on is shown by its number, and every other character as it is', () => {
  // C0 and C1 of ISO 6429, DEL, the separators, and the bidirectional controls of UAX #9.
  const codes = [0, 7, 8, 9, 10, 13, 0x1b, 0x7f, 0x80, 0x9b, 0x9f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069];
  for (const code of codes)
    assert.equal(printable(String.fromCharCode(code)), `\\u${code.toString(16).padStart(4, '0')}`);
  const shown = 'A title “with” é, 日本, العربية, 🔥, \u00a0 and \u200f';
  assert.equal(printable(shown), shown);
});

test('a problem is one line without controls, whatever its file is called and its message quotes', () => {
  const line = formatProblem(problem('error', 'a\u001b[31mred\n  next\u202e', 'content/posts/\u001b]0;x\u0007.md'));
  assert.equal(line, 'content/posts/\\u001b]0;x\\u0007.md:3:7 error yaml a\\u001b[31mred next\\u202e');
});

test('JSON whose controls are escaped says the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = printable(JSON.stringify({ text }));
      assert.deepEqual(JSON.parse(json), { text });
      assert.equal(printable(json), json);
    }),
  );
});

test('a list of problems is counted by severity', () => {
  assert.equal(countProblems([]), 'no problems');
  assert.equal(countProblems([problem('error')]), '1 error');
  assert.equal(countProblems([problem('warning'), problem('warning')]), '2 warnings');
  assert.equal(countProblems([problem('warning'), problem('error'), problem('error')]), '2 errors, 1 warning');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import nunjucks from 'nunjucks';
import { waitForParts } from '../../src/theme/waiting-parts.ts';

// The right values are those that the same template prints where `late` answers at once.

const parts: Readonly<Record<string, string>> = {
  late: '[{{ x | late }}]',
  plain: '<{{ x }}>',
  base: '{% if x %}{% block part %}{% endblock %}{% endif %}after',
  child: '{% extends "base" %}{% block part %}{{ x | late }}{% endblock %}',
};

async function printed(template: string, variables: object = {}): Promise<string> {
  const getSource = (name: string) => ({ src: parts[name] ?? '', path: name, noCache: true });
  const environment = new nunjucks.Environment({ getSource }, { autoescape: true });
  environment.addFilter('late', (text, done) => setImmediate(done, null, `${text}!`), true);
  waitForParts(environment);
  return await new Promise((resolve, reject) => {
    environment.renderString(template, variables, (error, text) => (error ? reject(error) : resolve(text ?? '')));
  });
}

const cases = [
  ['{% for x in [1, 2] %}{% include "late" %}{% endfor %}.', '[1!][2!].'],
  ['{% for x in [1, 2] %}{{ loop.last }}{% include "late" %}{{ loop.index }}{% endfor %}', 'false[1!]1true[2!]2'],
  ['{% for x in [1] %}{% for y in [1, 2] %}{{ y }}{% include "late" %}{% endfor %}{% endfor %}', '1[1!]2[1!]'],
  ['{% for x in nothing %}{% include "late" %}{% else %}none{% endfor %}', 'none'],
  ['{% for x, y in { p: 1, q: 2 } %}{{ y }}{% include "late" %}{% else %}none{% endfor %}', '1[p!]2[q!]'],
  ['{% for x, y in [[1, 2], [3, 4]] %}{{ y }}{% include "late" %}{% endfor %}', '2[1!]4[3!]'],
  ['{% if x %}{% include "late" %}{% else %}{% include "plain" %}{% endif %}.', '[a!].'],
  ['{% if not x %}no{% elif x %}{% include "late" %}{% endif %}.', '[a!].'],
  ['{% if not x %}no{% else %}{% include "late" %}{% endif %}.', '[a!].'],
  ['{% include "child" %}.', 'a!after.'],
  ['{% macro m(x) %}{% if x %}{% include "plain" %}{% endif %}{% endmacro %}{{ m(2) }}', '<2>'],
  ['{% set kept %}{% for x in [1] %}{% include "plain" %}{% endfor %}{% endset %}{{ kept | safe }}', '<1>'],
] as const;

for (const [template, expected] of cases) {
  test(`a loop or a condition waits for its parts: ${template}`, async () => {
    assert.equal(await printed(template, { x: 'a' }), expected);
  });
}

test('a loop over many items that need not wait does not go as deep as it is long', async () => {
  const list = Array.from({ length: 20_000 }, (_, index) => index);
  assert.match(await printed('{% for x in list %}{% include "plain" %}{% endfor %}', { list }), /<19999>$/);
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import nunjucks from 'nunjucks';
import { packagedTemplatesCode } from '../../src/packaging/packaged-templates.ts';
import { home } from '../../src/site/options.ts';
import { compiledTemplates } from '../../src/theme/direct/compiled-templates.ts';
import type { Packaged } from '../../src/theme/direct/packaged.ts';
import { templatesOf } from '../../src/theme/direct/packaged-templates.ts';
import { addPrintOnce } from '../../src/theme/environment.ts';
import { layoutKeys } from '../../src/theme/layouts.ts';
import { listTheme } from '../../src/theme/theme-files.ts';
import { TestSite } from '../harness/site.ts';

// The right values are those that Nunjucks prints by itself.

type Templates = Readonly<Record<string, string>>;

/** What Nunjucks prints of `page`, null where it fails; and what is printed directly. */
function printed(
  templates: Templates,
  view: object,
): { readonly right: string | null; readonly direct: string | null } {
  const getSource = (name: string) => {
    const src = templates[name];
    if (src === undefined) throw new Error(`template not found: ${name}`);
    return { src, path: name, noCache: false };
  };
  const environment = new nunjucks.Environment({ getSource }, { autoescape: true, throwOnUndefined: true, dev: true });
  addPrintOnce(environment, false);
  const direct = compiledTemplates(environment).print('page', view)?.whole ?? null;
  try {
    return { right: environment.render('page', view), direct };
  } catch {
    return { right: null, direct };
  }
}

const parts: Templates = {
  macros: [
    '{% from "deeper" import deep %}{% macro m(x, y) %}({{ x }}{% if y %}{{ m(y) }}{% endif %}){% endmacro %}',
    '{% macro later(x) %}{{ deep(x) }}{{ m(x, x) }}{% endmacro %}',
  ].join('\n'),
  deeper: '{% macro deep(list) %}{% for one in list %}[{{ one }}]{% else %}none{% endfor %}{% endmacro %}',
  part: '<p>{{ a }}{% from "macros" import m %}{{ m(n) }}</p>',
  caller: '{{ m(a) }}',
  itself: '{% if n %}{% include "itself" %}{% endif %}',
  base: [
    '{% from "macros" import later as other %}<{% block one %}base{% endblock %}',
    '{% block two %}{{ other(a) }}{% block three %}3{% endblock %}{% endblock %}>{{ a }}',
  ].join('|'),
  once: ' {{ given.name }} ',
  within: '{% macro shown(x) %}({{ printOnce("once", x, "given") }}){% endmacro %}',
  wrong: '{{ nobody.knows }}',
};

const view = {
  part: 'once',
  base: 'part',
  macros: 'macros',
  given: 'given',
  a: 'A&<',
  b: null,
  list: ['x', '"y"'],
  rows: [['k', 1]],
  map: { p: 1, q: '<' },
  o: { name: 'O' },
  n: 0,
};

const direct = [
  '{{ a }}{{ a | safe }}{{ n }}{{ map.q }}{{ map["q"] | upper }}\\{{ "\\n\'" }}',
  '{{ nothing | safe }}{{ b | safe }}{% if nothing.at.all %}x{% elif n %}y{% else %}z{% endif %}',
  '{% for x in list %}{{ loop.index }}/{{ loop.length }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}',
  '{% for k, v in map %}{{ k }}={{ v }}{{ loop.revindex }} {% endfor %}{% for k, v in rows %}{{ k }}{{ v }}{% endfor %}',
  '{% for x in list %}{% for y in b %}{% else %}{{ x }}{{ loop.index0 }}{% endfor %}{% endfor %}',
  '{% for x in [list, b, list] %}{% for y in x %}{{ y }}{% else %}none{% endfor %}{% endfor %}',
  '{% from "macros" import m, later as l %}{{ m(a) }}{{ m("x", "y", "z") }}{{ l(list) }}',
  '{% extends "base" %}{% block one %}{{ a }}{% endblock %}',
  '{% extends "base" %}{% from "macros" import m %}{% block three %}{{ m(n) }}{% include "caller" %}{% endblock %}',
  '{% extends "base" %}{% block one %}{% from "macros" import m as other %}{{ other(1) }}{% endblock %}',
  '{% extends "base" %}{% block one %}{% if a %}{% from "macros" import m %}{{ m(1) }}{% endif %}{% endblock %}',
  '{% include "part" %}{{ printOnce("once", o, "given") }}{{ a if n else "no" }}{{ a if n }}',
  '{% from "within" import shown %}{{ shown(o) }}{% for x in list %}{{ printOnce("once", o, "given") }}{{ x }}{% endfor %}',
  '{{ { x: a, "y": 2 }[("x")] }}{{ ["p", "q"][1] }}{{ n == 0 and a }}{{ 1 + 2 }}{{ a ~ n }}{{ not a == n }}',
  '{{ list | join("<") }}{{ a | escape }}{{ (a | safe) ~ a }}{{ list | first | upper | replace("X", "&") }}',
];

const left = [
  '{% set x = 1 %}{{ x }}',
  '{{ nothing }}',
  '{{ a | nofilter }}',
  '{{ list.slice(1) }}',
  '{{ range(3) }}',
  '{% if n %}{% from "macros" import m %}{% endif %}{% if m %}m{% endif %}',
  '{% if n %}x{% else %}{% from "macros" import m %}{% endif %}{{ m(1) }}',
  '{% from "macros" import m %}{% if m %}m{% endif %}',
  '{% from "macros" import m with context %}{{ m(1) }}',
  '{% from "macros" import m %}{{ m(y=1, x=a) }}',
  '{% from "macros" import none_such %}',
  '{% import "macros" as all %}{{ all.m(1) }}',
  '{% macro own(x) %}{{ a }}{{ x }}{% endmacro %}{{ own(1) }}',
  '{% for x in list %}{% include "part" %}{% endfor %}',
  '{% for x in list %}{% block one %}{{ x }}{% endblock %}{% endfor %}',
  '{% include "itself" %}',
  '{% include "./part" %}',
  '{% include part %}',
  '{% include "nowhere" %}',
  '{% include "nowhere" ignore missing %}',
  '{% extends "base" %}{{ a }}',
  '{% extends "base" %}{% block one %}{{ super() }}{% endblock %}',
  '{% block one %}{% endblock %}{% block one %}{% endblock %}',
  '{{ printOnce("wrong", o) }}',
  '{{ printOnce(part, o) }}',
  '{{ printOnce("once", o, given) }}',
  '{% from macros import m %}',
  '{% extends base %}',
  '{{ a is defined }}',
];

for (const page of direct) {
  test(`a template is printed directly: ${page}`, () => {
    const { right, direct } = printed({ ...parts, page }, view);
    assert.notEqual(right, null);
    assert.equal(direct, right);
  });
}

for (const page of left) {
  test(`a template is left to Nunjucks: ${page}`, () => {
    assert.equal(printed({ ...parts, page }, view).direct, null);
  });
}

/** Templates of all that is printed directly, and of some that is not, with names of which not all have a value. */
const expressions = fc.letrec<{ any: string; term: string }>((tie) => ({
  term: fc.oneof(
    fc.constantFrom('a', 'b', 'list', 'rows', 'map', 'o', 'n', 'x', 'm', 'loop', 'frame', 'printOnce', 'nobody'),
    fc.constantFrom('o.name', 'map.q', 'list.length', 'loop.index', 'loop.last', 'x.name', 'o["name"]', 'list[n]'),
    fc.constantFrom('"t<"', '0', '7', 'true', 'none', '[a, n]', '{ name: a }', '(a or n)'),
  ),
  any: fc.oneof(
    { weight: 6, arbitrary: tie('term') },
    fc
      .tuple(tie('term'), fc.constantFrom(' and ', ' or ', ' == ', ' < ', ' + ', ' ~ '), tie('any'))
      .map((all) => all.join('')),
    fc.tuple(tie('term'), tie('any')).map(([value, condition]) => `${value} if ${condition} else n`),
    tie('term').map((term) => `not ${term}`),
    fc.tuple(tie('term'), fc.constantFrom('upper', 'length', 'safe', 'escape')).map((all) => all.join(' | ')),
  ),
})).any;

const bodies = fc.letrec<{ body: string; node: string }>((tie) => ({
  body: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('text', '<b>', '\n', '"\\'),
    fc.tuple(expressions, fc.constantFrom('', ' | safe')).map(([value, end]) => `{{ ${value}${end} }}`),
    fc.tuple(expressions, expressions).map(([one, two]) => `{{ m(${one}, ${two}) }}`),
    fc.constantFrom('{% include "part" %}', '{% include "caller" %}', '{{ printOnce("once", o, "given") }}'),
    fc.constantFrom('{% from "macros" import m %}', '{% from "macros" import later as x %}', '{% set x = 1 %}'),
    fc
      .tuple(expressions, tie('body'), tie('body'))
      .map(([asked, yes, no]) => `{% if ${asked} %}${yes}{% else %}${no}{% endif %}`),
    fc.tuple(expressions, tie('body')).map(([list, turn]) => `{% for x in ${list} %}${turn}{% endfor %}`),
    fc
      .tuple(expressions, tie('body'), tie('body'))
      .map(([list, turn, none]) => `{% for x, n in ${list} %}${turn}{% else %}${none}{% endfor %}`),
  ),
}));

const layouts = fc.oneof(
  bodies.body.map((body) => `{% from "macros" import m %}${body}`),
  fc
    .tuple(bodies.body, bodies.body)
    .map(
      ([one, two]) =>
        `{% extends "base" %}{% from "macros" import m %}{% block one %}${one}{% endblock %}{% block two %}${two}{% endblock %}`,
    ),
);

const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('plain', '', '&<"\'\\>', 0, 3, true, false, null, undefined),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.record({ name: tie('value'), length: tie('value') }, { requiredKeys: ['name'] }),
  ),
})).value;

test('whatever is printed directly is what Nunjucks prints', () => {
  let both = 0;
  fc.assert(
    fc.property(layouts, fc.record({ a: values, list: values, o: values, n: values }), (page, given) => {
      const { right, direct } = printed({ ...parts, page }, { ...view, ...given });
      if (direct === null) return;
      assert.equal(direct, right);
      both++;
    }),
    { numRuns: 150 },
  );
  assert.ok(both > 10, `only ${both} were printed directly`);
});

/** The module that the package has for a theme. */
async function packageOf(includes: readonly string[]): Promise<{ readonly packaged: Packaged }> {
  return await import(`data:text/javascript,${encodeURIComponent(packagedTemplatesCode(includes))}`);
}

test('the package has the code of all layouts and feeds of the theme, and of the cards of search', async () => {
  const includes = [join(home, '_includes')];
  const { packaged } = await packageOf(includes);
  const keys = layoutKeys(listTheme(includes));
  const names = [...keys.keys()].filter((name) => /^(?:layouts|feeds)\//.test(name));
  assert.ok(names.length > 15);
  const templates = templatesOf(packaged, keys);
  assert.deepEqual(
    [...names, 'partials/card.njk'].filter((name) => !templates.prepare(name)),
    [],
  );
});

test('of a theme whose templates are others, the package prints those that nothing of it changed', async () => {
  using site = new TestSite({
    '_includes/layouts/a.njk':
      '{% from "partials/m.njk" import m %}{{ m("<") }}{{ printOnce("partials/once.njk", o) }}',
    '_includes/layouts/b.njk': 'b{{ o | dump }}',
    '_includes/layouts/c.njk': '{{ o.name | upper }}',
    '_includes/partials/m.njk': '{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}',
    '_includes/partials/once.njk': '{{ frame.name }}',
  });
  const includes = [join(site.root, '_includes')];
  const { packaged } = await packageOf(includes);
  const printed = () => {
    const templates = templatesOf(packaged, layoutKeys(listTheme(includes)));
    return ['a', 'b', 'c'].map((name) => templates.print(`layouts/${name}.njk`, { o: { name: 'N&' } })?.whole ?? null);
  };
  const b = 'b{&quot;name&quot;:&quot;N&amp;&quot;}';
  // Filters are Nunjucks' own, all but the one that is JSON.
  assert.deepEqual(printed(), ['<b>&lt;</b>N&amp;', b, null]);
  site.write({ '_includes/partials/m.njk': '{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}' });
  assert.deepEqual(printed(), [null, b, null]);
});

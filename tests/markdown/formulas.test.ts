import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { typeset } from '../../src/markdown/features/formulas/typeset.ts';
import { createRenderer } from '../../src/markdown/render.ts';
import { load } from '../harness/html.ts';

const render = createRenderer({ url: 'https://test.example/', highlighting: false });

function body(markdown: string, math = true, firstLine = 1) {
  return render(markdown, firstLine, {
    math,
    embeds: false,
    include: (path) => ({ fault: { kind: 'missing' }, path }),
  });
}

const html = (markdown: string, math = true) => body(markdown, math).parts.join('').trim();

/** What is a formula of each text: Pandoc's manual, `tex_math_dollars`. */
const texts: readonly (readonly [string, ...string[]])[] = [
  ['$a$ and $b + c$.', 'a', 'b + c'],
  ['It costs $5 and $6.'],
  ['$20,000 and $30,000'],
  ['A $ alone, $ a$ and $a $'],
  ['\\$a$ and \\$b\\$'],
  ['$a\\$b$', 'a\\$b'],
  ['$x_1$_y_$x_2$', 'x_1', 'x_2'],
  ['`$a$` and <b title="$a$">x</b>'],
  ['In a line $$a$$ too', 'a'],
  ['$$\na\n$$', 'a'],
  ['$$ a $$', 'a'],
  ['> $$\n> a\n> = b\n> $$', 'a\n= b'],
  ['- x\n  $$\n  a\n  $$', 'a'],
  ['| $a$ |\n| - |\n| $b$ |', 'a', 'b'],
  ['$$ a'],
  ['$$\na\n\nb\n$$'],
];
for (const [markdown, ...expected] of texts) {
  test(`${JSON.stringify(markdown)} has ${expected.length} formulas`, () => {
    const $ = load(html(markdown));
    assert.deepEqual(
      $('math')
        .toArray()
        .map((math) => $(math).attr('alttext')),
      expected,
    );
    assert.equal($('code').length, markdown.includes('`') ? 1 : 0);
  });
}

test('a text without formulas keeps its dollar signs, and asks for no style sheet', () => {
  assert.equal(html('$a$ $$b$$', false), '<p>$a$ $$b$$</p>');
  assert.deepEqual([body('$a$', false).features, body('$a$').features], [[], ['formulas']]);
});

test('a formula is MathML and nothing else', () => {
  assert.equal(html('$a$'), '<p><math alttext="a"><mrow><mi class="letter">a</mi></mrow></math></p>');
  assert.match(
    html('$$\na<b\n$$'),
    /^<div class="formula" role="group" aria-label="Formula" tabindex="0"><math alttext="a&lt;b" display="block">/,
  );
});

test('what is wrong with a formula is told where it is', () => {
  const { findings, parts } = body(
    'Text $a \\foo b$.\n\n> $$\n> a\n> \\pmb{b}\n> $$\n\nAnd $\\href{https://a.example}{b}$.',
    true,
    10,
  );
  assert.deepEqual(
    findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`),
    ['10:9 wrong-formula', '14:1 refused-command', '17:6 refused-command'],
  );
  assert.match(findings[0]?.message ?? '', /Undefined control sequence: \\foo/);
  assert.match(parts.join(''), /<code>a \\foo b<\/code>/);
});

test('no command of KaTeX writes a style, loads anything or leads elsewhere', () => {
  const source = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.mjs'), 'utf8');
  const names = new Set(
    [...source.matchAll(/"(\\\\[A-Za-z@*]+|\\\\.)"/g)].map(([, name = '']) => name.replaceAll('\\\\', '\\')),
  );
  assert.ok(names.size > 500);
  const endings = [
    '',
    ' a',
    '{a}',
    '{a}{b}',
    '{red}{a}',
    '{red}{blue}{a}',
    '{1em}',
    '{1em}{a}',
    '{1em}{2em}',
    '[1em]{a}{b}',
    '{https://a.example}{b}',
  ];
  let set = 0;
  for (const name of names) {
    for (const ending of endings) {
      const made = typeset(name + ending, true);
      if (!('html' in made)) continue;
      set++;
      assert.doesNotMatch(made.html, /\s(?:style|href|src|on\w+|id)=/, name + ending);
    }
  }
  assert.ok(set > 1000);
});

test('letters of other kinds are characters of their own, or have a class: browsers know no variant but the plain one', () => {
  const $ = load(html('$\\mathbb{R}\\mathbb{A}\\mathcal{L}\\mathfrak{g}\\mathbf{x}\\Gamma$'));
  assert.equal($('math').text(), 'ℝ𝔸ℒ𝔤xΓ');
  assert.equal($('.bold').text(), 'x');
  assert.deepEqual(
    $('[mathvariant]')
      .toArray()
      .map((one) => $(one).text()),
    ['Γ'],
  );
});

test('formulas have GitHub’s two other forms: in quotation marks of code, and as a block of math', () => {
  const formulasOf = (markdown: string) => {
    const $ = load(html(markdown));
    return [
      ...$('math')
        .toArray()
        .map((math) => $(math).attr('alttext')),
      ...$('code')
        .toArray()
        .map(() => 'code'),
    ];
  };
  assert.deepEqual(formulasOf('$`a_b`$ and $`x*y*`$ and `$a$`'), ['a_b', 'x*y*', 'code']);
  assert.deepEqual(formulasOf('```math\na\n= b\n```'), ['a\n= b']);
  assert.deepEqual(formulasOf('> ```math\n> a\n> ```'), ['a']);
  assert.deepEqual(formulasOf('```math code\na\n```'), ['code']);
});

test('a block of math is a formula in any text, and a mistake in it is told at its place', () => {
  assert.match(html('```math\na^2\n```', false), /^<div class="formula"[^>]*><math alttext="a\^2" display="block">/);
  assert.deepEqual(
    body('- x\n\n  ```math\n  a +\n  \\frac{b\n  ```', false).findings.map(({ line, rule }) => `${line} ${rule}`),
    ['5 wrong-formula'],
  );
});

/** Environments of amsmath and what their cells are told, row by row: MathML Core, 3.5, has no attributes for it. */
const environments: readonly (readonly [source: string, ...rows: string[]])[] = [
  ['\\begin{align} a &= b \\\\ c &= d \\end{align}', 'glue right left number right', 'glue right left number right'],
  ['\\begin{align*} a &= b & c &= d \\end{align*}', 'right left right left'],
  ['\\begin{aligned} a &= b \\end{aligned}', 'right left'],
  ['\\begin{split} a &= b \\end{split}', 'right left'],
  ['\\begin{gather} a \\\\ b \\end{gather}', 'glue - number right', 'glue - number right'],
  ['\\begin{equation} a \\end{equation}', 'glue - number right'],
  ['\\begin{align} a &= b \\\\ c \\notag \\end{align}', 'glue right left number right', 'glue right left number right'],
  ['a \\tag{1}', 'glue - number right'],
  ['\\begin{cases} a & b \\\\ c & d \\end{cases}', 'left left', 'left left'],
  ['\\begin{pmatrix} a & b \\end{pmatrix}', '- -'],
  ['\\begin{array}{l|r} a & b \\\\ \\hline c & d \\end{array}', 'left solid-behind right', 'left solid-behind right'],
];
for (const [source, ...rows] of environments) {
  test(`${source} has cells that stand as in TeX`, () => {
    const $ = load(html(`$$${source}$$`));
    const told = $('mtr')
      .toArray()
      .map((row) =>
        $(row)
          .children('mtd')
          .toArray()
          .map((cell) => $(cell).attr('class') ?? '-')
          .join(' '),
      );
    assert.deepEqual(told, rows);
    assert.equal($('[style]').length, 0);
  });
}

/** Formulas of a text and what stands at the ends of their lines: amsmath's guide, 3.11 (amsldoc), as KaTeX counts too. */
const numberings: readonly (readonly [markdown: string, numbers: readonly string[]])[] = [
  ['$$\\begin{equation} a \\end{equation}$$', ['(1)']],
  ['$$\\begin{equation*} a \\end{equation*}$$', []],
  ['$$\\begin{align} a &= b \\\\ c &= d \\notag \\\\ e &= f \\end{align}$$', ['(1)', '', '(2)']],
  [
    '$$\\begin{align} a \\tag{7} \\\\ b \\nonumber \\\\ c \\tag*{$\\ast$} \\\\ d \\\\ \\end{align}$$',
    ['(7)', '', '∗', '(1)', '(2)'],
  ],
  ['$$\\begin{align*} a &= b \\tag{A} \\\\ c &= d \\end{align*}$$', ['(A)', '']],
  ['$$\\begin{gather} \\frac{a}{b} \\\\ \\begin{cases} a \\\\ b \\end{cases} \\end{gather}$$', ['(1)', '(2)']],
  ['$$\\begin{equation}\\begin{split} a \\\\ b \\end{split}\\end{equation}$$', ['(1)']],
  ['$$\\begin{align} a % \\tag{9}\n\\\\ b \\end{align}$$', ['(1)', '(2)']],
  ['$$\\begin{aligned} a \\\\ b \\end{aligned} \\tag{3.1}$$', ['(3.1)']],
  ['$$a \\tag*{so}$$', ['so']],
  ['$$a$$', []],
  [
    '$$\\begin{gather} a \\\\ b \\end{gather}$$\n\nText.\n\n$$\\begin{equation} c \\end{equation}$$',
    ['(1)', '(2)', '(3)'],
  ],
  ['$$\\def\\mine{\\tag{5}}\\begin{align} a \\mine \\\\ b \\end{align}$$', ['(1)', '(2)']],
];
for (const [markdown, numbers] of numberings) {
  test(`${JSON.stringify(markdown)} has ${numbers.length === 0 ? 'no numbers' : `the numbers ${numbers.join(' ')}`}`, () => {
    const $ = load(html(markdown));
    assert.deepEqual(
      $('mtd.number')
        .toArray()
        .map((cell) => $(cell).text()),
      numbers,
    );
    assert.doesNotMatch(html(markdown), /mtr-glue|mml-eqn-num|\swidth=/);
  });
}

test('a formula with a tag is set as large as one without', () => {
  assert.match(html('$$\\sum_1^n \\tag{1}$$'), /<mstyle scriptlevel="0" displaystyle="true">.*<munderover>/);
});

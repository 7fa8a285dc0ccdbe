import assert from 'node:assert/strict';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { drawElsewhere, removeDrawings, wantedDrawings } from '../../src/build/draw-elsewhere.ts';
import { mermaidProgram } from '../../src/diagrams/mermaid-program.ts';
import { productionOptions } from '../../src/site/options.ts';
import { cleanTree } from '../harness/clean-tree.ts';
import { tree } from '../harness/edits.ts';
import { load } from '../harness/html.ts';
import { type Files, plainSite, TestSite } from '../harness/site.ts';

const keys = '---\ntitle: Drawn\ndate: 2025-12-01\n---\n\n';
const dot = '```dot alt="Two steps"\ndigraph { a -> b }\n```\n';
const flow = '```mermaid\ngraph LR\n  One --> Two\n```\n';
const pie = '```mermaid alt="Two shares"\npie\n  "Paper" : 3\n```\n';
const drawn = 'content/posts/drawn.md';
const files: Files = {
  'content/site.yaml': `${plainSite}search: false\n`,
  [drawn]: `${keys}Some words.\n\n${dot}\n${flow}`,
};

const site = new TestSite(files);
after(() => site[Symbol.dispose]());
const { problems } = await site.built();

const drawings = () => site.files('assets/diagrams/');

test('a page shows each diagram in two drawings of one size, which are published under hashed names', () => {
  const $ = site.page('/2025/12/drawn/');
  const images = $('.diagram-drawing > img')
    .toArray()
    .map((image) => $(image).attr());
  assert.deepEqual(
    images.map((image) => image?.class),
    ['light-only', 'dark-only', 'light-only', 'dark-only'],
  );
  assert.deepEqual(
    images.map((image) => image?.alt),
    ['Two steps', 'Two steps', 'Diagram with One, Two', 'Diagram with One, Two'],
  );
  assert.deepEqual(images.map((image) => image?.src?.slice(1)).sort(), drawings());
  for (const [light, dark] of [images.slice(0, 2), images.slice(2)]) {
    const $svg = load(site.text(light?.src?.slice(1) ?? ''));
    assert.deepEqual([$svg('svg').attr('width'), $svg('svg').attr('height')], [light?.width, light?.height]);
    assert.deepEqual([dark?.width, dark?.height], [light?.width, light?.height]);
  }
  assert.equal($('[style]').length, 0);
  assert.match(site.text('2025/12/drawn/index.html'), /\/assets\/diagrams-[\w-]+\.css/);
});

test('a diagram that does not say what it shows is told, with what to write', () => {
  assert.deepEqual(
    problems.map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`),
    [
      `${drawn}:12:1 undescribed-diagram this diagram does not say what it shows: write \`\`\`mermaid alt="what it shows", or a title within it.`,
    ],
  );
});

test('a feed has the light drawing at its absolute address, and no source', () => {
  const feed = site.text('feed.xml');
  assert.equal(feed.split('https://test.example/assets/diagrams/').length - 1, 2);
  assert.doesNotMatch(feed, /diagram-source|digraph/);
});

test('the manifest lists the drawings as files that never change', () => {
  const manifest = readFileSync(join(site.root, '_site.manifest.json'), 'utf8');
  for (const output of drawings()) assert.match(manifest, new RegExp(`"${output}"[^}]*"cache":\\s*"immutable"`));
});

test('an edited diagram leaves what a clean build would leave, and its old drawings go', async () => {
  const before = new Set(drawings());
  site.write({ [drawn]: `${keys}Some words.\n\n${dot.replace('a -> b', 'a -> b -> c')}\n${flow}` });
  await site.built();
  assert.equal(drawings().filter((name) => before.has(name)).length, 2);
  assert.equal(drawings().length, 4);
  assert.deepEqual(tree(join(site.root, '_site')), await cleanTree(site, { now: Date.parse('2026-01-01T00:00:00Z') }));
  site.write(files);
  await site.built();
});

test('other words of a post, and another time stamp, draw nothing again', async () => {
  const kept = tree(join(site.root, '.cache/diagrams'));
  const [svg = ''] = Object.keys(kept).filter((name) => name.endsWith('.svg') && !name.includes('painted'));
  const path = join(site.root, '.cache/diagrams', svg);
  utimesSync(path, 1, 1);
  site.write({ [drawn]: `${keys}Other words.\n\n${dot}\n${flow}` });
  await site.built();
  assert.deepEqual(tree(join(site.root, '.cache/diagrams')), kept);
});

test('other colours of the theme are those of the drawings', async () => {
  const before = drawings();
  site.write({
    '_includes/styles/owner.css': '@layer owner {\n  :root {\n    --ink: light-dark(#123456, #fedcba);\n  }\n}\n',
  });
  await site.built();
  const texts = drawings().map((name) => site.text(name));
  assert.ok(texts.some((text) => text.includes('#123456')) && texts.some((text) => text.includes('#fedcba')));
  assert.deepEqual(
    drawings().filter((name) => before.includes(name)),
    [],
  );
  assert.deepEqual(tree(join(site.root, '_site')), await cleanTree(site, { now: Date.parse('2026-01-01T00:00:00Z') }));
  site.remove('_includes');
  await site.built();
});

test('a drawing that the cache has lost or spoilt is drawn again when it is needed', async () => {
  const before = tree(join(site.root, '_site'));
  for (const name of Object.keys(tree(join(site.root, '.cache/diagrams')))) {
    if (name.endsWith('.svg')) writeFileSync(join(site.root, '.cache/diagrams', name), '<svg onload="alert(1)"/>');
  }
  site.remove('_site');
  await site.built();
  assert.deepEqual(tree(join(site.root, '_site')), before);
});

test('a wrong diagram stops the build at its line, in the text of a file that it shows too', async () => {
  using wrong = new TestSite({
    ...files,
    [drawn]: `${keys}> ${'```dot'}\n> digraph {\n>   a -> \n>   b -\n> }\n> ${'```'}\n\n${'```dot include="a.dot"\n```'}\n`,
    'content/posts/a.dot': 'digraph {\n  c - d\n}\n',
  });
  const { summary, problems: told } = await wrong.build();
  assert.equal(summary, null);
  assert.deepEqual(
    told
      .filter(({ severity }) => severity === 'error')
      .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
    [
      `${drawn}:9:7 this diagram cannot be drawn: “-” cannot stand here. Mend it, or write \`\`\`dot code to show its source alone.`,
      `${drawn}:13:1 this diagram cannot be drawn: “-” cannot stand here (content/posts/a.dot:2:5). Mend it, or write \`\`\`dot code to show its source alone.`,
    ],
  );
});

/** A double of Mermaid's program: it draws the first line of what it is given, and fails for one that says so. */
const program = `
import { readFileSync, writeFileSync } from 'node:fs';
const value = (name) => process.argv[process.argv.indexOf(name) + 1];
const source = readFileSync(value('--input'), 'utf8');
const { themeVariables } = JSON.parse(readFileSync(value('--configFile'), 'utf8'));
if (source.includes('wrong')) {
  console.error('\\nError: Parse error on line 2:\\n...wrong\\n   ^\\nExpecting more\\n    at parse (x.js:1:1)');
  process.exit(1);
}
writeFileSync(value('--output'), '<svg viewBox="0 0 30 20" width="100%" xmlns="http://www.w3.org/2000/svg"><script>1</script><text fill="' + themeVariables.primaryTextColor + '">' + source.split('\\n')[0] + '</text></svg>');
`;

test('what only Mermaid draws is drawn by its own program beside the text, and then shown', async () => {
  using own = new TestSite({
    ...files,
    [drawn]: `${keys}${pie}\n${pie.replace('"Paper"', 'wrong')}`,
    'package.json': '{}',
    'node_modules/@mermaid-js/mermaid-cli/package.json': '{"version":"12.0.0","bin":{"mmdc":"cli.mjs"}}',
    'node_modules/@mermaid-js/mermaid-cli/cli.mjs': program,
    'content/posts/diagrams/aaaaaaaaaaaa-light.svg': '<svg/>',
    'content/posts/diagrams/mine.svg': '<svg/>',
  });
  const options = { ...productionOptions(own.root), now: Date.parse('2026-01-01T00:00:00Z') };
  const { wanted, old, palette } = await wantedDrawings(options);
  assert.deepEqual(old, ['content/posts/diagrams/aaaaaaaaaaaa-light.svg']);
  removeDrawings(old, own.root);
  const found = mermaidProgram(own.root);
  assert.ok(found !== null);
  const { drawn: made, failures } = await drawElsewhere({ wanted, palette }, found, options, null);
  assert.equal(made.length, 2);
  assert.deepEqual(failures[0], { text: drawn, line: 13, reason: 'Parse error on line 2: ...wrong ^ Expecting more' });
  const [light = '', dark = ''] = made.map((file) => readFileSync(join(own.root, file), 'utf8'));
  assert.match(
    light,
    new RegExp(`^<svg [^>]*width="30" height="20"[^>]*><text fill="${palette.light.ink}">pie</text></svg>`),
  );
  assert.match(dark, new RegExp(palette.dark.ink));
  own.write({ [drawn]: `${keys}${pie}` });
  const built = await own.built();
  assert.deepEqual(built.problems, []);
  const $ = own.page('/2025/12/drawn/');
  assert.deepEqual(
    $('.diagram-drawing > img')
      .toArray()
      .map((image) => [$(image).attr('class'), $(image).attr('alt'), $(image).attr('width')]),
    [
      ['light-only', 'Two shares', '30'],
      ['dark-only', 'Two shares', '30'],
    ],
  );
});

test('a site without Mermaid’s program has none', () => {
  assert.equal(mermaidProgram(site.root), null);
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../../src/build/check.ts';
import { home, productionOptions } from '../../src/site/options.ts';
import { fontFiles } from '../../src/theme/fonts.ts';
import { themeSettings } from '../../src/theme/settings.ts';
import { picture } from '../harness/pictures.ts';
import { type Files, plainSite, post, TestSite } from '../harness/site.ts';

const themeFile = '_includes/theme.yaml';
/** What the theme of the generator says, to be compared with what a site's own makes of it. */
const { settings: usual } = await settingsOf({});

async function settingsOf(files: Files) {
  using site = new TestSite(files);
  const folders = [join(site.root, '_includes'), join(home, '_includes')];
  return await themeSettings(folders, fontFiles(folders), join(site.root, '.cache'), 'key');
}

async function told(text: string): Promise<string[]> {
  const { problems } = await settingsOf({ [themeFile]: text });
  return problems.map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`);
}

test('a site’s own theme.yaml holds what it changes, and all else stays as in the generator’s', async () => {
  const { settings, problems } = await settingsOf({
    [themeFile]: 'breakpoints: { wide: 70rem }\nwidths: [300]\npictures:\n  portrait: { sizes: 2rem, fills: 40x40 }\n',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(settings.widths, [300]);
  assert.deepEqual(settings.breakpoints, { ...usual.breakpoints, wide: '70rem' });
  assert.deepEqual(usual.widths, [120, 250, 440, 700, 768, 880, 1536, 2048]);
  assert.deepEqual(settings.slots.portrait, {
    widths: [{ from: null, width: '2rem' }],
    fills: { width: 40, height: 40 },
  });
  assert.equal(settings.slots.card.widths.find(({ width }) => width.includes('12rem'))?.from, '70rem');
});

test('who has another card has it as the first of home and as a result of search, unless told otherwise', async () => {
  const card = { widths: [{ from: null, width: '100vw' }], fills: null };
  const { slots } = (await settingsOf({ [themeFile]: 'pictures: { card: { sizes: 100vw } }' })).settings;
  assert.deepEqual([slots.card, slots.lead, slots.result], [card, card, card]);
  assert.deepEqual(slots.post, usual.slots.post);
  const own = (await settingsOf({ [themeFile]: 'pictures: { card: { sizes: 100vw }, lead: { sizes: 50vw } }' }))
    .settings;
  assert.equal(own.slots.lead.widths[0]?.width, '50vw');
});

test('of a slot’s widths the widest window comes first, whatever unit its breakpoint has', async () => {
  const text =
    'breakpoints: { a: 700px, b: 40rem, c: 50em }\npictures: { post: { sizes: { b: 1rem, base: 2rem, a: 3rem, c: 4rem } } }';
  const { settings } = await settingsOf({ [themeFile]: text });
  assert.deepEqual(
    settings.slots.post.widths.map(({ from }) => from),
    ['50em', '700px', '40rem', null],
  );
});

/** What is wrong with a theme.yaml, with the line that mends it. */
const mistakes: readonly (readonly [text: string, problem: RegExp])[] = [
  ['pictures:\n  crad:\n    sizes: 100vw', /^_includes\/theme\.yaml:2:3 unknown-key .*did you mean "card"\?$/],
  [
    'pictures:\n  card:\n    sizes:\n      wide: 50%\n      base: 1rem',
    /:4:13 wrong-value .*write ` {6}wide: 50vw`\.$/,
  ],
  ['pictures:\n  card:\n    sizes: calc(50vw', /:3:12 wrong-value .*write ` {4}sizes: calc\(50vw\)`\.$/],
  [
    'pictures:\n  card:\n    sizes:\n      wide: 50vw',
    /:3:5 missing-key "pictures\.card\.sizes\.base" is missing: add a line ` {6}base: 100vw`\.$/,
  ],
  [
    'pictures:\n  card:\n    sizes:\n      wied: 50vw\n      base: 1rem',
    /:4:7 unknown-breakpoint there is no breakpoint "wied": did you mean "wide"\?$/,
  ],
  ['breakpoints:\n  wide: 64', /:2:9 wrong-value .*write ` {2}wide: 64px`\.$/],
  ['widths: 250', /:1:9 wrong-value .*write `widths: \[250\]`\.$/],
  ['pictures:\n  card:\n    sizes: 1rem\n    fills: big', /:4:12 wrong-value .*write ` {4}fills: 490x245`\.$/],
  ['pictures: [', /:1:\d+ yaml /],
];
for (const [text, problem] of mistakes) {
  test(`theme.yaml with ${JSON.stringify(text)} is told with file, line and remedy`, async () => {
    const [first, ...others] = await told(text);
    assert.match(first ?? '', problem);
    assert.deepEqual(others, []);
  });
}

test('a breakpoint of theme.yaml moves the style sheets and the pictures alike', async () => {
  using site = new TestSite({
    'content/site.yaml': `${plainSite}search: false\n`,
    'content/posts/a.md': post({ thumbnail: '/a.png', thumbnailAlt: '' }),
    'content/a.png': await picture(600, 300, '#115'),
    [themeFile]: 'breakpoints: { wide: 1000px }\n',
  });
  await site.built();
  const [stylesheet = ''] = site.files('assets/style-');
  assert.match(site.text(stylesheet), /@media \(width>=1000px\)\{\.posts-list/);
  assert.match(site.page('/')('.posts-list img').attr('sizes') ?? '', /\(min-width: 1000px\)/);

  site.write({ '_includes/styles/owner.css': '.a {\n  color: red;\n}\n@media (--wied) {\n  a { color: red }\n}\n' });
  const problems = await check({ ...productionOptions(site.root), now: Date.UTC(2025, 6, 1) });
  assert.deepEqual(
    problems.map(({ file, line, message }) => `${file}:${line} ${message}`),
    [
      '_includes/styles/owner.css:4 there is no breakpoint "wied" in _includes/theme.yaml, but "wide": mend the style sheet here.',
    ],
  );
});

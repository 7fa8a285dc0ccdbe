import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, slots, told } from '../harness/markdown.ts';

const dark = '<source media="(prefers-color-scheme: dark)" srcset="dark.png">';
const light = '<source media="(prefers-color-scheme:light)" srcset="light.png">';
const img = '<img alt="A" src="plain.png">';

const pair = (one: string, other: string) =>
  `<img src="${one}#gh-light-mode-only" alt="A"><img src="${other}#gh-dark-mode-only" alt="A">`;

for (const [name, written, expected] of [
  ['one for the dark', `<picture>\n${dark}\n${img}\n</picture>`, pair('plain.png', 'dark.png')],
  ['one for the light', `<picture>\n${light}\n${img}\n</picture>`, pair('light.png', 'plain.png')],
  ['both', `<picture>\n${dark}\n${light}\n${img}\n</picture>`, pair('light.png', 'dark.png')],
  [
    'one for the dark, in a block of its own',
    `<p align="center"><picture>${dark}${img}</picture></p>`,
    `<p align="center">${pair('plain.png', 'dark.png')}</p>`,
  ],
  [
    'one for the dark, in a line of text',
    `See <picture>\n${dark}${img}</picture> here.`,
    `<p>See ${pair('plain.png', 'dark.png')} here.</p>`,
  ],
  [
    'one elsewhere',
    `<picture>\n${dark.replace('dark.png', 'https://example.org/d?theme=dark')}\n${img}\n</picture>`,
    pair('plain.png', 'https://example.org/d?theme=dark'),
  ],
] as const) {
  test(`a <picture> that chooses by colour scheme is a picture for each: ${name}`, () => {
    assert.equal(html(written), expected);
  });
}

test('what such a picture asks besides is asked in its scheme alone', () => {
  const narrow = '<source media="(prefers-color-scheme: dark) and (max-width: 40em)" srcset="n.png 1x, n2.png 2x">';
  const modern = '<source type="image/avif" srcset="a.avif">';
  assert.equal(
    html(`<picture>\n${narrow}\n${dark}\n${modern}\n${img}\n</picture>`),
    [
      '<picture><source type="image/avif" srcset="a.avif"><img src="plain.png#gh-light-mode-only" alt="A"></picture>',
      '<picture><source media="(max-width: 40em)" srcset="n.png 1x, n2.png 2x"><source srcset="dark.png">',
      '<source type="image/avif" srcset="a.avif"><img src="plain.png#gh-dark-mode-only" alt="A"></picture>',
    ].join(''),
  );
});

test('its id stands once, what is wrong with it is told once, and other pictures stay', () => {
  const named = `<picture>\n${dark}\n<img id="i" src="plain.png">\n</picture>`;
  assert.deepEqual(
    slots(named).map((slot) => slot.kind === 'picture' && slot.attributes),
    [{ id: 'i' }, {}],
  );
  assert.deepEqual(told(named), ['3:1 missing-alt']);
  const negated = `<picture>\n${dark.replace('(', 'not all and (')}\n${img}\n</picture>`;
  const shown = '<img src="plain.png" alt="A">';
  assert.equal(html(negated), negated.replace(img, shown));
  const wide = `<picture>\n<source media="(min-width: 9em)" srcset="w.png">\n${img}\n</picture>`;
  assert.equal(html(wide), wide.replace(img, shown));
  assert.match(
    html(`\`\`\`html\n<picture>${dark}${img}</picture>\n\`\`\``, { highlighting: false }),
    /&lt;picture&gt;/,
  );
});

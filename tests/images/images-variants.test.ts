import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { tintClass, tintStyles } from '../../src/images/encode/tint.ts';
import { choose, encodingsOf, publishedOf } from '../../src/images/plan/choose.ts';
import { cropTo } from '../../src/images/plan/crops.ts';
import { planIcons } from '../../src/images/plan/icons.ts';
import { pictureOf } from '../../src/images/plan/markup.ts';
import type { PictureFacts, SourcePicture, Variant } from '../../src/images/plan/picture.ts';
import { isInShard, parseShard } from '../../src/images/plan/shard.ts';
import type { ImageSettings } from '../../src/images/plan/variant-maker.ts';
import { type PicturePlan, planPicture, widest } from '../../src/images/plan/variants.ts';
import { centre, parseFocus } from '../../src/model/focus.ts';
import { usualSettings } from '../harness/picture-folder.ts';

const photograph: SourcePicture = {
  path: 'content/images/Five Ways.jpg',
  hash: '0123456789abcdef0123456789abcdef',
  bytes: 900_000,
  width: 1000,
  height: 500,
  format: 'jpeg',
  hasAlpha: false,
  frames: 1,
  isPlain: true,
};

function planOf(source: Partial<SourcePicture> = {}, settings: Partial<ImageSettings> = {}, focuses = [centre]) {
  const recipes = { settings: { ...usualSettings, ...settings }, encoder: 'an encoder' };
  return planPicture({ ...photograph, ...source }, recipes, focuses);
}

/** Facts that give each variant of a plan so many bytes. */
function factsOf(plan: PicturePlan, bytes: (variant: Variant) => number): PictureFacts {
  const encodings = encodingsOf(plan).map((variant) => [variant.key, { bytes: bytes(variant), hash: '' }] as const);
  return { tint: 'tint-7', encodings: Object.fromEntries(encodings) };
}

const widths = (variants: readonly Variant[]) => variants.map((variant) => variant.width);

for (const [width, expected] of [
  [3000, [120, 250, 440, 700, 768, 880, 1536, 2048, 2500]],
  [2500, [120, 250, 440, 700, 768, 880, 1536, 2048, 2500]],
  [1000, [120, 250, 440, 700, 768, 880, 1000]],
  [768, [120, 250, 440, 700, 768]],
  [121, [120, 121]],
  [1, [1]],
] as const) {
  test(`a picture ${width} pixels wide is planned in ${expected.join(', ')}`, () => {
    assert.deepEqual(widths(planOf({ width }).offers.flat()), expected);
  });
}

for (const [source, format] of [
  [{ format: 'jpeg', hasAlpha: false }, 'jpeg'],
  [{ format: 'png', hasAlpha: false }, 'png'],
  [{ format: 'gif', hasAlpha: false }, 'png'],
  [{ format: 'webp', hasAlpha: true }, 'png'],
  [{ format: 'webp', hasAlpha: false }, 'jpeg'],
  [{ format: 'avif', hasAlpha: false }, 'jpeg'],
  [{ format: 'tiff', hasAlpha: false }, 'jpeg'],
  [{ format: 'gif', hasAlpha: false, frames: 3 }, 'webp'],
  [{ format: 'svg', hasAlpha: true }, 'svg'],
] as const) {
  test(`the fallback of ${JSON.stringify(source)} is ${format}`, () => {
    assert.equal(planOf(source).fallback.format, format);
  });
}

test('an animation is not offered in AVIF, and an SVG or a long animation as nothing but itself', () => {
  const formats = (source: Partial<SourcePicture>) =>
    new Set(
      planOf(source, { formats: ['avif', 'webp'] })
        .offers.flat()
        .map((variant) => variant.format),
    );
  assert.deepEqual(formats({ format: 'gif', frames: 3 }), new Set(['webp']));
  assert.deepEqual(formats({ format: 'svg' }), new Set());
  const long = planOf({ format: 'gif', frames: 300 });
  assert.deepEqual([long.offers, long.fallback.format, long.fallback.framing.kind], [[], 'gif', 'untouched']);
});

const sizes = fc.record({ width: fc.integer({ min: 1, max: 6000 }), height: fc.integer({ min: 1, max: 6000 }) });
const settings = fc.record({
  widths: fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 8 }),
  formats: fc.uniqueArray(fc.constantFrom('webp' as const, 'avif' as const)),
});

test('no variant is larger than its source, all names differ, and each format’s widths only grow', () => {
  fc.assert(
    fc.property(sizes, settings, (size, chosen) => {
      const plan = planOf(size, chosen);
      const all = encodingsOf(plan);
      assert.ok(all.every((variant) => variant.width <= Math.min(size.width, widest)));
      assert.ok(all.every((variant) => variant.height <= size.height && variant.height >= 1));
      assert.equal(new Set(all.map((variant) => variant.output)).size, all.length);
      assert.equal(new Set(all.map((variant) => variant.key)).size, all.length);
      for (const format of chosen.formats) {
        const list = widths(plan.offers.flat().filter((variant) => variant.format === format));
        assert.deepEqual(
          list,
          [...new Set(list)].sort((a, b) => a - b),
        );
        assert.equal(list.at(-1), Math.min(size.width, widest));
      }
    }),
  );
});

test('a name depends on the source, its recipe and the encoder, and on nothing else', () => {
  const outputs = (plan: PicturePlan) => encodingsOf(plan).map((variant) => variant.output);
  const usual = outputs(planOf());
  assert.deepEqual(outputs(planOf()), usual);
  assert.deepEqual(outputs(planOf({}, { widths: [120] }))[0], usual[0]);
  const common = (others: string[]) => others.filter((output) => usual.includes(output));
  assert.deepEqual(common(outputs(planOf({ hash: 'f'.repeat(32) }))), []);
  const softer = outputs(planOf({}, { quality: { webp: 70, avif: null, jpeg: null } }));
  assert.deepEqual(
    common(softer),
    usual.filter((output) => !output.endsWith('.webp')),
  );
  const recipes = { settings: usualSettings, encoder: 'another encoder' };
  assert.deepEqual(common(outputs(planPicture(photograph, recipes, [centre]))), []);
});

test('a name is made of letters that every host and shell takes', () => {
  const name = (path: string) => planOf({ path }).fallback.output.replace(/-[\da-f]{10}-1000\.jpg$/, '');
  assert.equal(name('content/Five Ways (2).JPG'), 'assets/images/five-ways-2');
  assert.equal(name('content/Överblick.jpg'), 'assets/images/overblick');
  assert.equal(name('content/図.jpg'), 'assets/images/picture');
  assert.equal(name(`content/${'long-'.repeat(50)}.jpg`).length, 'assets/images/'.length + 59);
});

test('two copies of a file share their encodings under names of their own', () => {
  const [one, other] = [planOf({ path: 'content/a.jpg' }), planOf({ path: 'content/b.jpg' })];
  const keys = (plan: PicturePlan) => encodingsOf(plan).map((variant) => variant.key);
  assert.deepEqual(keys(one), keys(other));
  assert.notEqual(one.fallback.output, other.fallback.output);
});

for (const [source, formats, expected] of [
  [{ width: 1000, height: 16_383 }, ['webp'], ['webp']],
  [{ width: 1000, height: 16_384 }, ['webp'], ['webp', 'jpeg']],
  [{ width: 1000, height: 16_384 }, ['avif', 'webp'], ['avif', 'webp', 'jpeg']],
  [{ width: 1000, height: 16_385 }, ['avif', 'webp'], ['webp', 'jpeg']],
  [{ width: 1000, height: 20_000, format: 'png' }, ['webp'], ['webp', 'png']],
  [{ width: 1000, height: 70_000, format: 'tiff' }, ['webp'], ['webp', 'jpeg', 'png']],
] as const) {
  test(`${JSON.stringify(source)} is encoded in ${expected.join(', ')}, as each format can hold it`, () => {
    const plan = planOf({ ...source, isPlain: false }, { formats: [...formats] }, []);
    const offered = [...new Set(plan.offers.flat().map((variant) => variant.format))];
    assert.deepEqual(offered, expected);
    const longest = { webp: 16_383, avif: 16_384, jpeg: 65_500, png: 2 ** 31 - 1, gif: 65_535, svg: Infinity };
    assert.ok(encodingsOf(plan).every(({ format, height }) => height <= longest[format]));
    for (const list of plan.offers) assert.equal(list.at(-1)?.width, 1000);
  });
}

test('a crop that leaves nothing out is the same encoding as all of the picture', () => {
  const jpegs = (size: { width: number; height: number }) =>
    encodingsOf(planOf({ ...size, isPlain: false }, { formats: [] }, [centre, parseFocus('0% 0%') ?? centre])).map(
      ({ width, height, format }) => `${format} ${width}x${height}`,
    );
  assert.deepEqual(
    jpegs({ width: 1600, height: 1200 }).filter((text) => text === 'jpeg 1200x900'),
    ['jpeg 1200x900'],
  );
  assert.deepEqual(
    jpegs({ width: 1200, height: 630 }).filter((text) => text === 'jpeg 1200x630'),
    ['jpeg 1200x630'],
  );
});

test('a variant that is heavier than a wider one, or than the source, is not published', () => {
  const plan = planOf({ isPlain: false }, {}, []);
  const bytes: Record<number, number> = {
    120: 5_000,
    250: 30_000,
    440: 18_000,
    700: 20_000,
    768: 40_000,
    880: 900_001,
    1000: 900_001,
  };
  const facts = factsOf(plan, ({ format, width }) => (format === 'webp' ? (bytes[width] ?? 0) : 950_000));
  const picture = choose(plan, facts);
  assert.deepEqual(widths(picture.common), [120, 440, 700, 768]);
  assert.equal(picture.width, 768);
  assert.deepEqual(new Set(publishedOf(picture)), new Set([...picture.common, plan.fallback]));
});

test('the widest place is the source’s own pixels where a new encoding of them would be heavier', () => {
  const plan = planOf({}, {}, []);
  const facts = factsOf(plan, ({ framing, format, width }) =>
    framing.kind === 'untouched' ? 890_000 : format === 'webp' && width < 1000 ? width : 950_000,
  );
  const picture = choose(plan, facts);
  assert.equal(picture.fallback, plan.original);
  assert.deepEqual(
    picture.common.map(({ width, format }) => [width, format]),
    [
      [120, 'webp'],
      [250, 'webp'],
      [440, 'webp'],
      [700, 'webp'],
      [768, 'webp'],
      [880, 'webp'],
      [1000, 'jpeg'],
    ],
  );
});

test('a better format is offered only where its widest variant is lighter than the next format’s', () => {
  const plan = planOf({}, { formats: ['avif', 'webp'] });
  const offered = (avif: number, webp: number) =>
    choose(
      plan,
      factsOf(plan, ({ format, width }) => width * (format === 'avif' ? avif : format === 'webp' ? webp : 100)),
    ).better.map((list) => list[0]?.format);
  assert.deepEqual(offered(5, 10), ['avif']);
  assert.deepEqual(offered(10, 5), []);
});

test('whatever the encodings weigh, what is offered grows in width and weight, and never beyond the source', () => {
  fc.assert(
    fc.property(sizes, settings, fc.array(fc.nat(2_000_000), { minLength: 40, maxLength: 40 }), (size, chosen, all) => {
      const plan = planOf(size, chosen);
      let next = 0;
      const facts = factsOf(plan, () => all[next++ % all.length] ?? 0);
      const picture = choose(plan, facts);
      const bytes = (variant: Variant) => facts.encodings[variant.key]?.bytes ?? 0;
      for (const list of [...picture.better, picture.common]) {
        for (const [index, variant] of list.entries()) {
          const before = list[index - 1];
          assert.ok(bytes(variant) <= photograph.bytes);
          assert.ok(before === undefined || before.width < variant.width);
          assert.ok(before === undefined || bytes(before) <= bytes(variant));
        }
      }
      assert.ok(publishedOf(picture).every((variant) => facts.encodings[variant.key] !== undefined));
    }),
  );
});

test('the fingerprint of a picture is the same before and after it is encoded', () => {
  const plan = planOf();
  const before = choose(plan, null).fingerprint;
  assert.equal(
    choose(
      plan,
      factsOf(plan, () => 2_000_000),
    ).fingerprint,
    before,
  );
  assert.notEqual(choose(planOf({ hash: 'e'.repeat(32) }), null).fingerprint, before);
});

test('a picture becomes attributes: candidates by width, size, and what is loaded when', () => {
  const plan = planOf({ path: 'content/a.jpg' }, { widths: [250], formats: ['avif', 'webp'] }, []);
  const facts = factsOf(plan, ({ format, width }) => width * (format === 'avif' ? 1 : 2));
  const urls = new Map(encodingsOf(plan).map((one) => [one.output, `/blog/${one.width}.${one.format}`]));
  const use = { alt: 'A & B', sizes: '50vw', position: 0, shownWidth: null, fills: null };
  const picture = choose(plan, { ...facts, tint: null });
  assert.deepEqual(
    pictureOf(picture, use, (output) => urls.get(output) ?? ''),
    {
      src: '/blog/1000.jpeg',
      srcset: '/blog/250.webp 250w, /blog/1000.webp 1000w',
      sizes: '50vw',
      width: 1000,
      height: 500,
      alt: 'A & B',
      sources: [{ media: null, type: 'image/avif', srcset: '/blog/250.avif 250w, /blog/1000.avif 1000w' }],
      loading: null,
      fetchpriority: 'high',
      decoding: 'async',
      placeholder: null,
    },
  );
  const loaded = [0, 1, 2, 3, 4].map((position) => {
    const { fetchpriority, loading } = pictureOf(picture, { ...use, position }, String);
    return [fetchpriority, loading];
  });
  assert.deepEqual(loaded, [
    ['high', null],
    [null, null],
    [null, null],
    [null, 'lazy'],
    [null, 'lazy'],
  ]);
});

for (const [size, expected] of [
  [{ width: 4000, height: 3000 }, [1200, 630]],
  [{ width: 1600, height: 800 }, [1200, 630]],
  [{ width: 800, height: 2000 }, [800, 420]],
  [{ width: 1000, height: 400 }, [761, 400]],
  // Facebook shows no picture below 200 × 200 pixels, and X no large one below 300 × 157.
  [{ width: 500, height: 500 }, [500, 263]],
  [{ width: 2000, height: 210 }, [400, 210]],
  [{ width: 320, height: 900 }, [320, 213]],
  [{ width: 300, height: 200 }, [300, 200]],
  [{ width: 299, height: 600 }, null],
  [{ width: 600, height: 199 }, null],
  [{ width: 1200, height: 120 }, null],
  [{ width: 1, height: 1 }, null],
] as const) {
  test(`a social card of ${size.width} by ${size.height} pixels is ${expected?.join(' by ') ?? 'not made'}`, () => {
    const card = planOf(size).crops[0]?.card ?? null;
    assert.deepEqual(card && [card.width, card.height], expected);
  });
}

for (const [source, expected] of [
  [{ width: 4000, height: 3000 }, ['1200x675', '1200x900', '1200x1200']],
  [{ width: 1600, height: 800 }, ['1200x675', '1066x800', '800x800']],
  [{ width: 1200, height: 630 }, ['1120x630', '840x630', '630x630']],
  [{ width: 620, height: 620 }, ['620x349', '620x465', '620x620']],
  [{ width: 1000, height: 500 }, ['888x500', '666x500']],
  [{ width: 6000, height: 1500 }, ['1111x625', '833x625', '625x625']],
  [{ width: 40, height: 20, format: 'svg' }, ['1200x675', '1066x800', '800x800']],
  [{ width: 599, height: 2000 }, []],
] as const) {
  test(`for search engines ${JSON.stringify(source)} is cut to ${expected.join(', ') || 'nothing'}`, () => {
    const aspects = planOf(source).crops[0]?.aspects ?? [];
    assert.deepEqual(
      aspects.map(({ width, height }) => `${width}x${height}`),
      expected,
    );
  });
}

test('a thumbnail has one card for each focal point that posts give it', () => {
  const focuses = [centre, { x: 0.3, y: 0.2 }];
  const { crops } = planOf({}, {}, focuses);
  assert.deepEqual(
    crops.map(({ focus }) => focus),
    focuses,
  );
  assert.notEqual(crops[0]?.card?.output, crops[1]?.card?.output);
});

test('a crop has its ratio, lies within the picture, and has the focus in it', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const ratio = fc.double({ min: 0.2, max: 5, noNaN: true });
  fc.assert(
    fc.property(sizes, ratio, share, share, ({ width, height }, wanted, x, y) => {
      const { left, top, width: wide, height: high } = cropTo(width, height, wanted, { x, y });
      const near = 1e-9;
      assert.ok(left >= 0 && top >= 0 && left + wide <= 1 + near && top + high <= 1 + near);
      assert.ok(Math.abs((wide * width) / (high * height) / wanted - 1) < 1e-6);
      assert.ok(wide > 1 - near || high > 1 - near, 'as large as can be');
      assert.ok(x >= left - near && x <= left + wide + near && y >= top - near && y <= top + high + near);
    }),
  );
});

for (const [text, focus] of [
  ['30% 20%', { x: 0.3, y: 0.2 }],
  [' 0%   100% ', { x: 0, y: 1 }],
  ['12.5% 50%', { x: 0.125, y: 0.5 }],
  ['30%', null],
  ['left top', null],
  ['101% 0%', null],
  ['-1% 0%', null],
  ['30 20', null],
] as const) {
  test(`thumbnailFocus "${text}" is ${focus === null ? 'no point' : `${focus.x}, ${focus.y}`}`, () => {
    assert.deepEqual(parseFocus(text), focus);
  });
}

test('icons have the sizes that browsers ask for, as PNG', () => {
  const { offers } = planIcons(photograph, { settings: usualSettings, encoder: 'an encoder' });
  assert.deepEqual(
    offers.flat().map(({ width, height, format }) => [width, height, format]),
    [32, 180, 192, 512].map((size) => [size, size, 'png']),
  );
});

test('every source is in exactly one shard', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }), (hash) => {
      const of = 16;
      const parts = Array.from({ length: of }, (_, index) => index + 1).filter((part) => isInShard(hash, { part, of }));
      assert.equal(parts.length, 1);
    }),
  );
});

for (const [text, shard] of [
  ['3/16', { part: 3, of: 16 }],
  ['1/1', { part: 1, of: 1 }],
  ['0/4', null],
  ['5/4', null],
  ['1', null],
  ['1/4/2', null],
  ['a/b', null],
] as const) {
  test(`--shard ${text} is ${shard === null ? 'no part of the work' : `part ${shard.part} of ${shard.of}`}`, () => {
    assert.deepEqual(parseShard(text), shard);
  });
}

test('a place’s colour is the nearest of the tints: light for light pictures, of their hue for colourful ones', () => {
  const tints = [
    tintClass(0, 0, 0),
    tintClass(128, 128, 128),
    tintClass(255, 255, 255),
    tintClass(160, 110, 110),
    tintClass(110, 110, 160),
  ];
  assert.equal(new Set(tints).size, tints.length);
  assert.equal(tintClass(130, 127, 129), tintClass(128, 128, 128));
});

test('the theme has the rule of every tint', () => {
  const sheet = readFileSync(join(import.meta.dirname, '../../_includes/styles/tint.css'), 'utf8');
  assert.equal(sheet.slice(sheet.indexOf('@layer')), tintStyles());
});

test('a picture is shown as wide as asked for, and enlarged only where it is drawn in lines', () => {
  const widths = (format: 'png' | 'svg', shownWidth: number) => {
    const plan = planOf({ path: `content/a.${format}`, format }, { widths: [250] }, []);
    const use = { alt: '', sizes: '50vw', position: 0, shownWidth, fills: null };
    const { width, height } = pictureOf(choose(plan, null), use, String);
    return [width, height];
  };
  assert.deepEqual(widths('png', 120), [120, 60]);
  assert.deepEqual(widths('png', 5000), [1000, 500]);
  assert.deepEqual(widths('svg', 5000), [5000, 2500]);
});

test('a picture is small where it would be enlarged to fill its place, and transparent where something shows through', () => {
  const fills = { width: 1200, height: 400 };
  const use = { alt: '', sizes: '50vw', position: 0, shownWidth: null, fills };
  const placeOf = (hasAlpha: boolean, tint: string | null, place: typeof fills | null) => {
    const plan = planOf({ path: 'content/a.png', format: 'png', hasAlpha }, { widths: [250] }, []);
    const facts = { ...factsOf(plan, () => 1), tint };
    return pictureOf(choose(plan, facts), { ...use, fills: place }, String).placeholder;
  };
  assert.equal(placeOf(false, 'tint-3', null), 'tint-3');
  assert.equal(placeOf(true, 'tint-3', null), 'tint-3', 'an alpha channel that hides nothing');
  assert.equal(placeOf(true, null, null), 'transparent');
  assert.equal(placeOf(true, null, fills), 'transparent small');
  assert.equal(placeOf(false, null, { width: 1000, height: 500 }), null);
});

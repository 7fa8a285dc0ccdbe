import type { Plates } from './plate.ts';
import type { Random } from './random.ts';
import {
  blue,
  circle,
  clipped,
  fill,
  ground,
  group,
  ink,
  line,
  ochre,
  type Point,
  paper,
  path,
  placed,
  range,
  rectangle,
  red,
  shade,
  stroke,
} from './svg.ts';
import { lines, sheet, words } from './type.ts';

/** Plates about writing and reviewing: files, templates, errors, proofs, merges, a specimen. */
export const writing: Plates = {
  'a-folder-of-files-is-a-fine-database': { format: 'png', draw: folder },
  'braces-in-prose': { format: 'png', draw: braces },
  'errors-with-an-address': { format: 'png', draw: crosshair },
  'reviewing-prose-like-code': { format: 'png', draw: proof },
  'six-questions-before-you-merge': { format: 'png', draw: stations },
  'specimen-sheet': { format: 'png', draw: tiles },
};

function folder(random: Random): string {
  const sheets = range(5).map((index) =>
    sheet(470 + index * 168, 330 - (index % 2) * 26, -16 + index * 8, {
      wide: 380,
      high: 540,
      columns: 2 + (index % 2),
      random,
      back: index % 2 ? shade : paper,
      accent: index === 3 ? red : ink,
    }),
  );
  const back = path('M250 210h360l60 70h690a26 26 0 0 1 26 26v520H214V246a36 36 0 0 1 36-36z', {
    ...stroke(ink, 8),
    fill: '#b4842f',
  });
  const front = path('M150 470h1300a30 30 0 0 1 29 38l-86 332H208L121 508a30 30 0 0 1 29-38z', {
    ...stroke(ink, 8),
    fill: ochre,
  });
  const label = [
    rectangle(620, 572, 360, 130, { ...stroke(ink, 6), fill: paper }),
    lines(652, 606, 296, 3, { leading: 28, size: 11, colour: ink, random }),
  ];
  return [ground(ink), back, ...sheets, front, ...label].join('');
}

function braces(random: Random): string {
  const brace =
    'M430 70C300 70 330 150 330 240 330 340 300 400 190 400 300 400 330 460 330 560 330 650 300 730 430 730';
  const pen = { ...stroke(paper, 62), 'stroke-linejoin': 'miter' };
  const setting = { leading: 72, size: 32, colour: ink, random };
  return [
    ground(red),
    path(brace, pen),
    group({ transform: 'translate(1600 0) scale(-1 1)' }, path(brace, pen)),
    words(520, 168, 560, 3, setting),
    rectangle(520, 386, 130, 32, fill(paper)),
    rectangle(674, 386, 250, 32, fill(paper)),
    rectangle(948, 386, 80, 32, fill(paper)),
    words(520, 460, 560, 3, setting),
  ].join('');
}

function crosshair(random: Random): string {
  const indents = [0, 1, 2, 2, 3, 2, 1, 1, 2, 2, 0];
  const target = 5;
  const rows = indents.map((indent, row) => {
    const y = 60 + row * 66;
    let x = 230 + indent * 80;
    const tokens = range(random.whole(3, 5)).map(() => {
      const long = random.between(60, 210);
      const bar = rectangle(x, y, long, 26, fill(random.pick(['#d8cdb6', ochre, '#7f9bb0', '#8d8898', '#d8cdb6'])));
      x += long + 22;
      return bar;
    });
    return rectangle(96, y + 4, row === target ? 70 : 44, 18, fill(row === target ? red : '#5a5563')) + tokens.join('');
  });
  const [cx, cy] = [860, 60 + target * 66 + 13];
  const wave = `M${cx - 110} ${cy + 32}${range(11)
    .map((step) => `q10 ${step % 2 ? -18 : 18} 20 0`)
    .join('')}`;
  return [
    ground(ink),
    rectangle(0, cy - 33, 1600, 66, fill('#3a2427')),
    ...rows,
    line([186, 0], [186, 800], stroke('#5a5563', 4)),
    line([cx, 0], [cx, cy - 84], stroke(red, 6)),
    line([cx, cy + 84], [cx, 800], stroke(red, 6)),
    line([186, cy], [cx - 160, cy], { ...stroke(red, 6), 'stroke-dasharray': '2 14', 'stroke-linecap': 'round' }),
    circle(cx, cy, 84, stroke(red, 12)),
    rectangle(cx - 62, cy - 14, 124, 28, fill(paper)),
    path(wave, stroke(red, 8)),
  ].join('');
}

function proof(random: Random): string {
  const pen = { ...stroke(red, 9), 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  const page = placed(
    800,
    420,
    -2.5,
    rectangle(-560, -420, 1140, 1000, { fill: ink, opacity: 0.2 }),
    rectangle(-580, -440, 1140, 1000, { ...stroke(ink, 5), fill: paper }),
    rectangle(-420, -340, 620, 44, fill(ink)),
    words(-420, -240, 700, 8, { leading: 74, size: 26, colour: ink, random }),
  );
  const marks = [
    path('M470 238C600 214 720 236 850 214c44-8 60 40 20 46-34 4-34-40 4-52 40-12 90 8 108 34', pen),
    path('M560 390l26-46 26 46m-26-46c10-40 70-60 110-36', pen),
    path('M700 450c0-34 90-34 90 0s90 34 90 0', pen),
    path('M420 560q20 22 40 0t40 0 40 0 40 0 40 0 40 0', pen),
    path('M1180 200v170m-30-26l30 30 30-30', pen),
    path('M1130 470c60-50 150-20 140 40-8 54-100 60-120 14-14-36 30-66 64-50', pen),
    path('M1150 640h150m-120-34l-40 34 40 34', pen),
    path('M300 330q-36 40 0 86m-16-14l18 16 16-22', pen),
  ];
  const pencil = placed(
    1420,
    560,
    28,
    rectangle(-28, -420, 56, 520, { ...stroke(ink, 6), fill: red }),
    rectangle(-9, -420, 18, 520, fill('#8d1f17')),
    path('M-28 100h56L0 196z', { ...stroke(ink, 6), fill: '#ecd9ae' }),
    path('M-9 164H9L0 196z', fill(ink)),
  );
  return [ground('#cbbd9f'), page, ...marks, pencil].join('');
}

function stations(): string {
  const route = (d: string, colour: string): string => path(d, { ...stroke(colour, 34), 'stroke-linejoin': 'round' });
  const stops: readonly Point[] = [
    [330, 620],
    [520, 430],
    [710, 240],
    [900, 240],
    [1090, 240],
    [1280, 430],
  ];
  const tie = (x: number, y: number, colour: string): string => circle(x, y, 34, { ...stroke(ink, 12), fill: colour });
  return [
    ground(shade),
    ...range(9).map((row) => line([0, 40 + row * 95], [1600, 40 + row * 95], stroke('#d5c7a9', 3))),
    ...range(17).map((column) => line([40 + column * 95, 0], [40 + column * 95, 800], stroke('#d5c7a9', 3))),
    route('M-40 525H620L810 715H1000L1190 525H1700', blue),
    route('M-40 145H235L520 430', ochre),
    route('M-40 620H330L710 240H1090L1375 525H1700', red),
    route('M-40 715H1700', ink),
    ...stops.map(([x, y]) => tie(x, y, paper)),
    tie(1375, 525, red),
    circle(1375, 525, 62, stroke(ink, 12)),
    path('M1350 526l18 20 34-40', { ...stroke(paper, 10), 'stroke-linejoin': 'round' }),
  ].join('');
}

function tiles(random: Random): string {
  const size = 200;
  const inks: readonly [Pair, ...Pair[]] = [
    [paper, ink],
    [ochre, ink],
    [ink, paper],
    [red, paper],
    [blue, paper],
    [shade, red],
    [paper, blue],
  ];
  return range(32)
    .map((index) => {
      const [x, y] = [(index % 8) * size, Math.floor(index / 8) * size];
      const [back, front] = random.pick(inks);
      const square = rectangle(x, y, size, size, fill(back));
      return (
        square +
        clipped(
          `tile-${index}`,
          square,
          placed(x + 100, y + 100, random.whole(0, 3) * 90, ornament(random.whole(0, 6), front)),
        )
      );
    })
    .join('');
}

type Pair = readonly [back: string, front: string];

/** One of seven ornaments on a square of 200 pixels, its centre at the origin. */
function ornament(kind: number, colour: string): string {
  const paint = fill(colour);
  const ornaments = [
    path('M-100-100H100A200 200 0 0 1-100 100z', paint),
    circle(0, 0, 72, paint),
    range(5)
      .map((bar) => rectangle(-80, -80 + bar * 35, bar === 4 ? 90 : 160, 16, paint))
      .join(''),
    path('M-100 100L100-100V100z', paint),
    range(4)
      .map((ring) => circle(-100, 100, 30 + ring * 50, stroke(colour, 24)))
      .join(''),
    rectangle(-100, -100, 100, 200, paint) + circle(50, 0, 34, paint),
    range(16)
      .map((dot) => circle(-75 + (dot % 4) * 50, -75 + Math.floor(dot / 4) * 50, 8 + (dot % 4) * 4.5, paint))
      .join(''),
  ];
  return ornaments[kind] ?? '';
}

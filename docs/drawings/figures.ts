import { number } from './digits.ts';
import { randomFor } from './random.ts';
import {
  type Attributes,
  blue,
  circle,
  fill,
  grey,
  ground,
  group,
  ink,
  line,
  ochre,
  type Point,
  paper,
  path,
  placed,
  polar,
  range,
  rectangle,
  red,
  shade,
  stroke,
  through,
} from './svg.ts';
import { halftone } from './tone.ts';
import { lines, words } from './type.ts';

/** A drawing inside a post; where its width and height differ from a plate's, they are given. */
export interface Figure {
  readonly drawing: string;
  readonly wide: number;
  readonly high: number;
}

/** The diagrams that posts show, by file name without extension. */
export const figures: Readonly<Record<string, Figure>> = {
  'pagination-window': { drawing: pageNumbers(), wide: 1600, high: 420 },
  'the-repeated-hour': { drawing: repeatedHour(), wide: 1600, high: 560 },
  'candidate-widths': { drawing: candidates(), wide: 1600, high: 760 },
  'upload-order': { drawing: uploadOrder(), wide: 1600, high: 440 },
  'three-measures': { drawing: measures(), wide: 1600, high: 700 },
};

/** The eight orientations of EXIF, each as the pixels are stored, numbered. */
export const orientations: Figure = { drawing: eightLetters(), wide: 1600, high: 850 };

/** A lighthouse, as a camera held upright sees it. */
export const lighthouse: Figure = { drawing: tower(), wide: 900, high: 1200 };

/** What the numbers are written with. */
function pen(colour: string): Attributes {
  return stroke(colour, 4.6);
}

function pageNumbers(): string {
  const rows = [
    { y: 110, current: 1, cells: [1, 2, 3, 0, 14] },
    { y: 210, current: 7, cells: [1, 0, 5, 6, 7, 8, 9, 0, 14] },
    { y: 310, current: 13, cells: [1, 0, 11, 12, 13, 14] },
  ];
  return (
    ground(paper) +
    rows
      .map(({ y, current, cells }) =>
        cells
          .map((cell, index) => {
            const x = 800 + (index - (cells.length - 1) / 2) * 112;
            if (cell === 0) return [-20, 0, 20].map((shift) => circle(x + shift, y + 8, 5, fill(grey))).join('');
            const isCurrent = cell === current;
            return (
              rectangle(x - 42, y - 38, 84, 76, {
                ...stroke(isCurrent ? red : ink, 4),
                fill: isCurrent ? red : 'none',
              }) + number(cell, x, y, 34, pen(isCurrent ? paper : ink))
            );
          })
          .join(''),
      )
      .join('')
  );
}

function repeatedHour(): string {
  const x = (hour: number) => 250 + hour * 367;
  const ticks = (y: number, colour: string, labels: readonly string[], from = 0) =>
    labels
      .map(
        (label, index) =>
          line([x(index + from), y - 22], [x(index + from), y + 22], stroke(colour, 7)) +
          number(label, x(index + from), y < 280 ? y - 60 : y + 64, 36, pen(colour)),
      )
      .join('');
  return [
    ground(paper),
    rectangle(x(0), 150, 367, 240, { fill: red, opacity: 0.28 }),
    rectangle(x(1), 150, 367, 240, { fill: blue, opacity: 0.28 }),
    line([120, 150], [1480, 150], stroke(ink, 7)),
    ticks(150, ink, ['00', '01', '02', '03']),
    line([120, 390], [x(1), 390], stroke(red, 9)),
    line([x(1), 390], [1480, 390], stroke(blue, 9)),
    ticks(390, red, ['02']),
    number('02', x(1) + 46, 454, 36, pen(blue)),
    number('03', x(1) - 46, 454, 36, pen(red)),
    path(`M${x(1) - 44} 500q44 44 88 0m-22 0h24v24`, { ...stroke(ink, 6), 'stroke-linejoin': 'round' }),
    line([x(1), 368], [x(1), 412], stroke(ink, 9)),
    ticks(390, blue, ['03', '04'], 2),
  ].join('');
}

function candidates(): string {
  const widths = [120, 250, 700, 768, 1536, 2048];
  const scale = 0.56;
  const need = 780;
  const bars = widths.map((wide, index) => {
    const y = 96 + index * 98;
    const chosen = wide === 1536;
    return (
      rectangle(250, y, wide * scale, 62, { ...stroke(ink, 4), fill: chosen ? red : wide < need ? shade : '#c9d4da' }) +
      number(wide, 150, y + 31, 34, pen(chosen ? red : ink))
    );
  });
  const mark = 250 + need * scale;
  return [
    ground(paper),
    ...bars,
    line([mark, 40], [mark, 700], { ...stroke(blue, 6), 'stroke-dasharray': '16 12' }),
    number(need, mark + 70, 56, 34, pen(blue)),
  ].join('');
}

function uploadOrder(): string {
  const random = randomFor('upload-order');
  const leaf = (x: number, y: number, colour: string): string =>
    rectangle(x, y, 84, 108, { ...stroke(ink, 5), fill: colour }) +
    lines(x + 14, y + 22, 56, 4, { leading: 18, size: 7, colour: colour === paper ? grey : paper, random });
  const asset = (x: number, y: number, colour: string): string =>
    rectangle(x, y, 84, 84, { ...stroke(ink, 5), fill: colour }) +
    circle(x + 42, y + 42, 20, { ...stroke(ink, 5), fill: paper });
  const x = (step: number) => 150 + step * 390;
  const steps = [
    [asset(x(0), 160, ochre), asset(x(0) + 100, 160, ochre), asset(x(0), 260, blue), asset(x(0) + 100, 260, ochre)],
    [leaf(x(1), 150, paper), leaf(x(1) + 100, 150, paper), leaf(x(1), 272, paper), leaf(x(1) + 100, 272, paper)],
    [leaf(x(2) + 50, 210, red)],
    [
      rectangle(x(3) + 50, 210, 84, 108, { ...stroke(grey, 5), 'stroke-dasharray': '12 10' }),
      placed(x(3) + 92, 264, 45, rectangle(-44, -6, 88, 12, fill(red)), rectangle(-6, -44, 12, 88, fill(red))),
    ],
  ];
  const arrows = [0, 1, 2].map((step) => path(`M${x(step) + 236} 264h90m-30-30l30 30-30 30`, stroke(ink, 11)));
  const labels = range(4).map(
    (step) =>
      circle(x(step) + 92, 84, 38, { ...stroke(ink, 5), fill: paper }) +
      number(step + 1, x(step) + 92, 84, 34, pen(ink)),
  );
  return [ground(paper), ...steps.flat(), ...arrows, ...labels].join('');
}

function measures(): string {
  const columns = [
    { x: 60, wide: 300, characters: 32 },
    { x: 420, wide: 470, characters: 66 },
    { x: 950, wide: 590, characters: 110 },
  ];
  return (
    ground(paper) +
    columns
      .map(({ x, wide, characters }, index) => {
        const random = randomFor(`measure ${index}`);
        const size = [18, 14, 10][index] ?? 14;
        const colour = index === 1 ? ink : grey;
        const bracket = path(
          through([
            [x, 130],
            [x, 104],
            [x + wide, 104],
            [x + wide, 130],
          ]),
          stroke(index === 1 ? red : grey, 5),
        );
        return (
          bracket +
          number(characters, x + wide / 2, 62, 38, pen(index === 1 ? red : grey)) +
          words(x, 164, wide, Math.floor(500 / (size * 2)), { leading: size * 2, size, colour, random })
        );
      })
      .join('')
  );
}

function eightLetters(): string {
  const matrices = ['1 0 0 1', '-1 0 0 1', '-1 0 0 -1', '1 0 0 -1', '0 1 1 0', '0 -1 1 0', '0 -1 -1 0', '0 1 -1 0'];
  return (
    ground(paper) +
    matrices
      .map((matrix, index) => {
        const [x, y] = [230 + (index % 4) * 380, 180 + Math.floor(index / 4) * 390];
        const tall = index < 4;
        const letter = path('M-62-104H66V-56H-8V-20H46V26H-8V104H-62z', fill(index === 0 ? red : ink));
        return (
          rectangle(x - (tall ? 110 : 140), y - (tall ? 140 : 110), tall ? 220 : 280, tall ? 280 : 220, {
            ...stroke(ink, 5),
            fill: '#fbf6ea',
          }) +
          group({ transform: `translate(${x} ${y}) matrix(${matrix} 0 0)` }, letter) +
          number(index + 1, x, y + (tall ? 188 : 158), 36, pen(index === 0 ? red : ink))
        );
      })
      .join('')
  );
}

function tower(): string {
  const beam = (from: number, to: number): string =>
    path(through([[450, 330], polar([450, 330], 900, from), polar([450, 330], 900, to)], 'Z'), {
      fill: '#f6dd9d',
      opacity: 0.8,
    });
  const edge = (y: number): number => 70 + (y - 400) * 0.085;
  const bands = range(5).map((band) => {
    const [top, bottom] = [400 + band * 110, 510 + band * 110];
    const corners: Point[] = [
      [450 - edge(top), top],
      [450 + edge(top), top],
      [450 + edge(bottom), bottom],
      [450 - edge(bottom), bottom],
    ];
    return path(through(corners, 'Z'), { ...stroke(ink, 5), fill: band % 2 ? paper : red });
  });
  const sky = halftone(
    (_x, y) => 0.5 - y / 1500,
    { x: 0, y: 0, wide: 900, high: 960 },
    { pitch: 16, angle: 30, colour: blue },
  );
  return [
    rectangle(0, 0, 900, 1200, fill('#d9e0e0')),
    sky,
    beam(62, 82),
    beam(276, 300),
    ...bands,
    rectangle(366, 376, 168, 28, fill(ink)),
    rectangle(400, 286, 100, 92, { ...stroke(ink, 6), fill: '#f6dd9d' }),
    line([450, 286], [450, 378], stroke(ink, 5)),
    path('M384 288L450 214 516 288z', fill(ink)),
    path('M424 950v-72a26 26 0 0 1 52 0v72z', fill(ink)),
    path('M0 1000C160 900 300 930 450 940S760 900 900 1010V1200H0z', fill(ink)),
    ...range(4).map((wave) =>
      path(
        `M${-60 + wave * 40} ${1060 + wave * 36}${range(9)
          .map(() => 'q55-30 110 0')
          .join('')}`,
        stroke('#7f9bb0', 6),
      ),
    ),
  ].join('');
}

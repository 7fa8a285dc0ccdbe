import type { Plates } from './plate.ts';
import type { Random } from './random.ts';
import {
  blue,
  circle,
  clipped,
  fill,
  grey,
  ground,
  group,
  ink,
  line,
  ochre,
  overprint,
  type Point,
  paper,
  path,
  placed,
  polar,
  range,
  rectangle,
  red,
  sector,
  shade,
  stroke,
} from './svg.ts';
import { ball, engraving, halftone } from './tone.ts';
import { words } from './type.ts';

/** Plates about reading: measure, headings, contrast, light and dark, print, time. */
export const reading: Plates = {
  'a-measure-you-can-read': { format: 'png', draw: saccades },
  'headings-are-the-outline': { format: 'png', draw: outline },
  'color-is-never-the-only-sign': { format: 'png', draw: patterns },
  'dark-is-a-page-of-its-own': { format: 'jpg', draw: dayAndNight },
  'print-is-still-a-medium': { format: 'jpg', draw: registration },
  'the-hour-that-happens-twice': { format: 'png', draw: twoClocks },
};

function saccades(random: Random): string {
  const [left, right] = [250, 1350];
  const rows = range(4).map((row) => {
    const y = 196 + row * 168;
    const stops = [left];
    while ((stops.at(-1) ?? right) < right - 120)
      stops.push(Math.min(right, (stops.at(-1) ?? 0) + random.between(120, 210)));
    const hops = stops.slice(1).map((to, index) => {
      const from = stops[index] ?? left;
      return path(
        `M${from} ${y - 20}Q${(from + to) / 2} ${y - 44 - (to - from) * 0.42} ${to} ${y - 20}`,
        stroke(red, 6),
      );
    });
    const rests = stops.map((x) => circle(x, y - 20, 11, fill(red)));
    const sweep =
      row < 3
        ? path(`M${right} ${y - 20}C${right - 60} ${y + 96} ${left + 60} ${y + 46} ${left} ${y + 148}`, {
            ...stroke(red, 4),
            'stroke-dasharray': '4 13',
            'stroke-linecap': 'round',
          })
        : '';
    return (
      words(left, y, right - left, 1, { leading: 0, size: 42, colour: ink, random }) +
      hops.join('') +
      rests.join('') +
      sweep
    );
  });
  const gauges = [left, right].map((x) => line([x, 0], [x, 800], { ...stroke(blue, 4), 'stroke-dasharray': '18 12' }));
  const ruler = range(71).map((tick) =>
    rectangle(
      left + (tick * (right - left)) / 70 - 2,
      0,
      4,
      tick % 10 === 0 ? 56 : tick % 5 === 0 ? 40 : 24,
      fill(ink),
    ),
  );
  return ground('#ead9ae') + gauges.join('') + ruler.join('') + rows.join('');
}

function outline(): string {
  const levels = [0, 1, 1, 2, 2, 1, 2, 3];
  const sizes = [104, 66, 66, 42, 42, 66, 42, 26];
  const longs = [1380, 1020, 1160, 840, 700, 900, 980, 720];
  let y = 64;
  const rows = levels.map((level, index) => {
    const high = sizes[index] ?? 40;
    const [x, top] = [110 + level * 150, y];
    y += high + 26;
    return { x, top, high, wide: longs[index] ?? 500, level };
  });
  const branches = rows.slice(1).map((row, index) => {
    const parent = rows.slice(0, index + 1).findLast(({ level }) => level < row.level) ?? row;
    const start: Point = [parent.x + 34, parent.top + parent.high];
    return path(`M${start.join(' ')}V${row.top + row.high / 2}H${row.x}`, stroke('#8fa5b4', 8));
  });
  const bars = rows.map(({ x, top, high, wide, level }, index) =>
    rectangle(x, top, wide, high, fill(index === 5 ? red : level === 0 ? paper : level === 1 ? shade : '#b8c3c9')),
  );
  return ground('#2f485d') + branches.join('') + bars.join('');
}

function patterns(): string {
  const kinds = ['solid', 'lines', 'dots', 'cross', 'rings'] as const;
  const tiles = range(18).map((index) => {
    const [x, y] = [178 + (index % 6) * 249, 152 + Math.floor(index / 6) * 249];
    const kind = kinds[(index + 2 * Math.floor(index / 6)) % 5] ?? 'solid';
    const shape = index === 9 ? rectangle(x - 96, y - 96, 192, 192, {}) : circle(x, y, 106, {});
    const edge = index === 9 ? rectangle(x - 96, y - 96, 192, 192, stroke(ink, 9)) : circle(x, y, 106, stroke(ink, 9));
    const content = index === 9 ? rectangle(x - 120, y - 120, 240, 240, fill(red)) : pattern(kind, x, y);
    return clipped(`tile-${index}`, shape, rectangle(x - 120, y - 120, 240, 240, fill(paper)), content) + edge;
  });
  return ground('#d9cbae') + tiles.join('');
}

function pattern(kind: 'solid' | 'lines' | 'dots' | 'cross' | 'rings', x: number, y: number): string {
  const steps = range(14).map((step) => (step - 7) * 24);
  const stripes = (degrees: number) =>
    placed(x, y, degrees, ...steps.map((at) => rectangle(-160, at, 320, 9, fill(ink))));
  if (kind === 'solid') return rectangle(x - 120, y - 120, 240, 240, fill(blue));
  if (kind === 'lines') return stripes(45);
  if (kind === 'cross') return stripes(0) + stripes(90);
  if (kind === 'rings')
    return range(5)
      .map((ring) => circle(x, y, 14 + ring * 26, stroke(ink, 10)))
      .join('');
  return steps
    .flatMap((v, row) => steps.map((u) => circle(x + u * 1.25 + (row % 2) * 15, y + v * 1.1, 8.5, fill(ink))))
    .join('');
}

function dayAndNight(): string {
  const area = { x: 0, y: 0, wide: 800, high: 800 };
  const sun = halftone(
    (x, y) => {
      const distance = Math.hypot(x - 800, y - 400);
      return distance < 240 ? 0 : 0.5 - (distance - 250) / 900;
    },
    area,
    { pitch: 17, angle: 45, colour: ochre },
  );
  const moon = engraving(
    (x, y) => (x < 800 ? 0 : 0.95 - ball(800, 400, 250)(1600 - x, y)) * (Math.hypot(x - 800, y - 400) < 250 ? 1 : 0),
    { x: 800, y: 140, wide: 270, high: 520 },
    { pitch: 12, angle: 0, colour: paper },
  );
  const craters = [
    [880, 300, 26],
    [930, 450, 38],
    [850, 540, 18],
    [962, 344, 14],
  ].map(([x = 0, y = 0, r = 0]) => circle(x, y, r, { ...stroke(ink, 4), fill: '#bdb39d' }));
  const stars = [
    [1180, 150, 9],
    [1320, 320, 6],
    [1460, 120, 7],
    [1240, 640, 7],
    [1420, 560, 10],
    [1530, 700, 6],
    [1130, 480, 5],
    [1540, 400, 6],
    [1010, 90, 6],
    [1060, 730, 8],
  ].map(([x = 0, y = 0, r = 0]) =>
    path(
      `M${x} ${y - r * 2.6}L${x + r * 0.6} ${y - r * 0.6}L${x + r * 2.6} ${y}L${x + r * 0.6} ${y + r * 0.6}L${x} ${y + r * 2.6}L${x - r * 0.6} ${y + r * 0.6}L${x - r * 2.6} ${y}L${x - r * 0.6} ${y - r * 0.6}z`,
      fill(paper),
    ),
  );
  return [
    ground(paper),
    rectangle(800, 0, 800, 800, fill(ink)),
    sun,
    path(sector([800, 400], 0, 250, 180, 360), fill(red)),
    path(sector([800, 400], 0, 250, 0, 180), fill('#d8cdb6')),
    moon,
    ...craters,
    ...stars,
  ].join('');
}

function registration(): string {
  const plate = (cx: number, cy: number, colour: string, angle: number): string =>
    overprint(
      circle(cx, cy, 190, fill(colour)),
      halftone(
        (x, y) => {
          const distance = Math.hypot(x - cx, y - cy);
          return distance > 180 && distance < 300 ? 0.62 * (1 - (distance - 180) / 120) : 0;
        },
        { x: cx - 300, y: cy - 300, wide: 600, high: 600 },
        { pitch: 15, angle, colour },
      ),
    );
  const mark = (x: number, y: number): string =>
    group(
      {},
      circle(x, y, 26, stroke(ink, 4)),
      line([x - 46, y], [x + 46, y], stroke(ink, 4)),
      line([x, y - 46], [x, y + 46], stroke(ink, 4)),
      circle(x, y, 10, fill(ink)),
    );
  const crops = [
    [120, 110],
    [1480, 110],
    [120, 690],
    [1480, 690],
  ].map(([x = 0, y = 0]) => {
    const [sx, sy] = [x < 800 ? -1 : 1, y < 400 ? -1 : 1];
    return (
      line([x + sx * 14, y], [x + sx * 90, y], stroke(ink, 4)) +
      line([x, y + sy * 14], [x, y + sy * 84], stroke(ink, 4))
    );
  });
  const patches = [ink, red, ochre, blue, grey, shade].map((colour, index) =>
    rectangle(1290, 210 + index * 64, 74, 56, fill(colour)),
  );
  return [
    ground('#f7f1e4'),
    plate(530, 340, red, 15),
    plate(760, 340, ochre, 0),
    plate(645, 470, blue, 75),
    ...crops,
    ...patches,
    mark(800, 56),
    mark(800, 744),
    mark(56, 400),
    mark(1544, 400),
  ].join('');
}

function twoClocks(): string {
  const clock = (cx: number, colour: string, hour: number): string => {
    const centre: Point = [cx, 400];
    const ticks = range(60).map((tick) =>
      line(
        polar(centre, tick % 5 ? 304 : 276, tick * 6),
        polar(centre, 322, tick * 6),
        stroke(colour, tick % 5 ? 5 : 14),
      ),
    );
    const hand = (degrees: number, long: number, wide: number) =>
      line(polar(centre, -50, degrees), polar(centre, long, degrees), {
        ...stroke(colour, wide),
        'stroke-linecap': 'round',
      });
    return overprint(
      path(sector(centre, 0, 262, 60, 90), { ...fill(colour), opacity: 0.5 }),
      circle(cx, 400, 346, stroke(colour, 18)),
      ...ticks,
      hand(hour * 30, 168, 24),
      hand(((hour % 1) * 360) % 360, 254, 14),
      circle(cx, 400, 26, fill(colour)),
    );
  };
  return ground(paper) + clock(610, red, 2.5) + clock(990, blue, 2.5);
}

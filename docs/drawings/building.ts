import type { Plates } from './plate.ts';
import type { Random } from './random.ts';
import {
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
import { engraving } from './tone.ts';
import { lines, sheet } from './type.ts';

/** Plates about building: graphs, repeatability, writing to disk, continuous integration, tests, cost. */
export const building: Plates = {
  depfiles: { format: 'png', draw: graph },
  'a-build-is-a-function': { format: 'png', draw: rosettes },
  'atomic-writes': { format: 'png', draw: tornSheet },
  'the-ci-job-that-does-nothing': { format: 'png', draw: oneSheetOfMany },
  'property-tests-for-pagination': { format: 'png', draw: shrinking },
  'the-cost-of-one-more-page': { format: 'jpg', draw: scales },
};

function graph(random: Random): string {
  const layers = [5, 6, 4, 2, 1];
  const at = (layer: number, index: number): Point => {
    const count = layers[layer] ?? 1;
    return [150 + layer * 325, 400 + (index - (count - 1) / 2) * Math.min(200, 660 / (count - 0.4))];
  };
  const edges = layers.slice(0, -1).flatMap((count, layer) =>
    range(count).flatMap((index) => {
      const next = layers[layer + 1] ?? 1;
      const nearest = Math.round((index * (next - 1)) / Math.max(1, count - 1));
      const other = Math.min(next - 1, Math.max(0, nearest + random.pick([-1, 1])));
      return [...new Set([nearest, other])].map((to) => ({ layer, index, to }));
    }),
  );
  const changed = new Set(['0/3']);
  for (const { layer, index, to } of edges) if (changed.has(`${layer}/${index}`)) changed.add(`${layer + 1}/${to}`);
  const drawn = edges
    .map((edge) => ({ ...edge, hot: changed.has(`${edge.layer}/${edge.index}`) }))
    .sort((a, b) => Number(a.hot) - Number(b.hot))
    .map(({ layer, index, to, hot }) => {
      const [[x, y], [u, v]] = [at(layer, index), at(layer + 1, to)];
      return path(`M${x} ${y}C${x + 170} ${y} ${u - 170} ${v} ${u} ${v}`, stroke(hot ? red : '#6d6776', hot ? 12 : 5));
    });
  const nodes = layers.flatMap((count, layer) =>
    range(count).map((index) => {
      const hot = changed.has(`${layer}/${index}`);
      const [x, y] = at(layer, index);
      const [wide, high] = layer === 4 ? [150, 190] : [74, 92];
      return placed(
        x,
        y,
        0,
        path(
          through(
            [
              [-wide / 2, -high / 2],
              [wide / 4, -high / 2],
              [wide / 2, -high / 4],
              [wide / 2, high / 2],
              [-wide / 2, high / 2],
            ],
            'Z',
          ),
          {
            ...stroke(ink, 8),
            fill: hot ? red : paper,
          },
        ),
        lines(-wide * 0.3, -high * 0.08, wide * 0.6, 3, {
          leading: high * 0.16,
          size: high * 0.07,
          colour: hot ? paper : ink,
          random,
        }),
      );
    }),
  );
  return ground(ink) + drawn.join('') + nodes.join('');
}

function rosettes(): string {
  const rosette = (cx: number): string =>
    range(11)
      .map((ring) => {
        const curve = range(361).map((step): Point => {
          const angle = step * 2;
          const wave = Math.sin((angle * Math.PI * 9) / 180 + ring * 0.5) * (20 + ring * 2.6);
          const slow = Math.cos((angle * Math.PI * 4.5) / 180) * 20;
          return polar([cx, 400], 78 + ring * 19 + wave + slow, angle);
        });
        return path(through(curve, 'Z'), stroke(ink, 2.6));
      })
      .join('') + circle(cx, 400, 40, fill(red));
  const frame = rectangle(40, 40, 1520, 720, stroke(ink, 6)) + rectangle(54, 54, 1492, 692, stroke(ink, 2));
  const equals = rectangle(740, 358, 120, 28, fill(red)) + rectangle(740, 414, 120, 28, fill(red));
  return ground(paper) + frame + rosette(410) + rosette(1190) + equals;
}

function tornSheet(random: Random): string {
  const page = { wide: 480, high: 640, columns: 3, random };
  const [left, right, top, bottom] = [200, 680, 80, 720];
  const edge = range(21).map(
    (tooth): Point => [
      right - tooth * 24,
      360 + tooth * 5 + (tooth % 2 ? random.between(14, 48) : random.between(-44, -8)),
    ],
  );
  const outline = through([[left, top], [right, top], ...edge], 'Z');
  const half = [
    path(outline, { fill: ink, opacity: 0.16, transform: 'translate(10 13)' }),
    path(outline, { ...stroke(ink, 4), fill: paper, 'stroke-linejoin': 'round' }),
    rectangle(left + 38, top + 38, 404, 45, fill(ink)),
    rectangle(left + 38, top + 99, 404, 3, fill(ink)),
    rectangle(left + 38, top + 141, 347, 20, fill(ink)),
    rectangle(left + 38, top + 179, 222, 20, fill(ink)),
    ...range(3).map((column) =>
      lines(left + 38 + column * 143, top + 234, 118, 4 - column, { leading: 24, size: 8, colour: grey, random }),
    ),
  ];
  const missing = rectangle(left, top, right - left, bottom - top, { ...stroke(ink, 4), 'stroke-dasharray': '16 14' });
  const cross = placed(440, 590, 45, rectangle(-70, -12, 140, 24, fill(red)), rectangle(-12, -70, 24, 140, fill(red)));
  const arrow = path('M728 400h128m-50-54l58 54-58 54', { ...stroke(ink, 22), 'stroke-linejoin': 'miter' });
  return ground(ochre) + missing + half.join('') + cross + arrow + sheet(1160, 400, 0, { ...page, accent: red });
}

function oneSheetOfMany(random: Random): string {
  const sheets = range(14 * 5).map((index) => {
    const [x, y] = [64 + (index % 14) * 108, 62 + Math.floor(index / 14) * 142];
    const hot = index === 37;
    const [back, text] = hot ? [red, paper] : ['none', '#b9ab8f'];
    return group(
      {},
      rectangle(x, y, 76, 104, { ...stroke(hot ? ink : '#b9ab8f', hot ? 6 : 3), fill: back }),
      rectangle(x + 12, y + 14, 52, 12, fill(text)),
      lines(x + 12, y + 40, 52, 5, { leading: 11, size: 4, colour: text, random }),
    );
  });
  const centre: Point = [64 + 9 * 108 + 38, 62 + 2 * 142 + 52];
  const sweep = range(60).map((tick) => {
    const [from, to] = [polar(centre, 112, tick * 6), polar(centre, tick % 5 ? 126 : 140, tick * 6)];
    return line(from, to, stroke(ink, tick % 5 ? 4 : 9));
  });
  const dial = circle(centre[0], centre[1], 152, { ...stroke(ink, 9), fill: paper });
  const chosen = sheets[37] ?? '';
  return ground(paper) + sheets.join('') + dial + sweep.join('') + chosen;
}

function shrinking(): string {
  const centre: Point = [1010, 420];
  const polygons = range(26).map((step) => {
    const size = 1080 * 0.86 ** step;
    const corners = range(5).map((corner) => polar(centre, size * (1 + (corner % 2) * 0.1), corner * 72 + step * 7));
    const back = step % 2 ? ochre : paper;
    return path(through(corners, 'Z'), {
      ...stroke(ink, Math.max(2.5, 9 - step * 0.3)),
      fill: back,
      'stroke-linejoin': 'round',
    });
  });
  return ground(ochre) + polygons.join('') + circle(centre[0], centre[1], 24, { ...stroke(ink, 6), fill: red });
}

function scales(random: Random): string {
  const pivot: Point = [800, 150];
  const tilt = 7;
  const [left, right] = [polar(pivot, 520, 270 - tilt), polar(pivot, 520, 90 - tilt)];
  const pan = ([x, y]: Point, drop: number): string => {
    const base = y + drop;
    const area = { x: x - 190, y: base, wide: 380, high: 62 };
    const bowl = path(`M${x - 190} ${base}h380c-20 44-90 62-190 62s-170-18-190-62z`, {
      ...stroke(ink, 7),
      fill: ochre,
    });
    const hatch = engraving(
      (u, v) => (((u - x) / 190) ** 2 + (v - base) ** 2 / 3600 < 0.9 ? 0.3 + ((u - x) / 190) * 0.35 : 0),
      area,
      { pitch: 11, angle: 0, colour: ink },
    );
    return (
      path(
        through([
          [x - 180, base],
          [x, y],
          [x + 180, base],
        ]),
        stroke(ink, 5),
      ) +
      bowl +
      hatch
    );
  };
  const stack = range(17).map((leaf) => {
    const [x, y] = [left[0] - 110 + random.between(-7, 7), left[1] + 376 - 22 - leaf * 15];
    return rectangle(x, y, 220, 15, { ...stroke(ink, 4), fill: leaf % 3 ? paper : shade });
  });
  const single = rectangle(right[0] - 110, right[1] + 366 - 14, 220, 15, { ...stroke(ink, 4), fill: red });
  const floor = engraving(
    (_x, y) => 0.12 + (y - 700) / 160,
    { x: 0, y: 700, wide: 1600, high: 100 },
    { pitch: 14, angle: 0, colour: ink },
  );
  return [
    ground('#dfd3ba'),
    floor,
    rectangle(784, 150, 32, 540, fill(ink)),
    path('M640 716c0-40 80-60 160-60s160 20 160 60z', fill(ink)),
    ...stack,
    single,
    pan(left, 376),
    pan(right, 366),
    line(left, right, { ...stroke(ink, 24), 'stroke-linecap': 'round' }),
    circle(pivot[0], pivot[1], 40, { ...stroke(ink, 10), fill: red }),
    ...[left, right].map(([x, y]) => circle(x, y, 15, { ...stroke(ink, 7), fill: paper })),
  ].join('');
}

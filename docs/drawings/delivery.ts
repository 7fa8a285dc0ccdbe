import type { Plates } from './plate.ts';
import type { Random } from './random.ts';
import {
  blue,
  circle,
  fill,
  ground,
  group,
  ink,
  line,
  ochre,
  type Point,
  paper,
  path,
  polar,
  range,
  rectangle,
  red,
  sector,
  shade,
  stroke,
  through,
} from './svg.ts';
import { engraving } from './tone.ts';

/** Plates about what happens between the build and the reader: caches, names, uploads, redirects. */
export const delivery: Plates = {
  'cache-control-in-four-lines': { format: 'png', draw: shells },
  'hashes-in-names': { format: 'png', draw: fingerprint },
  'upload-in-reading-order': { format: 'png', draw: arch },
  'redirects-and-their-numbers': { format: 'png', draw: switchyard },
};

function shells(random: Random): string {
  const centre: Point = [800, 830];
  const colours = [paper, ochre, paper, blue, paper, ochre, paper, paper] as const;
  const rings = colours.flatMap((colour, ring) => {
    const [inner, outer] = [150 + ring * 96, 150 + ring * 96 + 62];
    const pieces: string[] = [];
    for (let at = -96 + random.between(0, 8); at < 96; ) {
      const wide = random.between(9, 34) * (4 / (ring + 3.2));
      pieces.push(path(sector(centre, inner, outer, at, at + wide), fill(colour)));
      at += wide + 100 / (inner / 10);
    }
    return pieces;
  });
  const missed = path(sector(centre, 88, 980, 28, 31.5), fill(red));
  return ground(ink) + rings.join('') + missed + circle(centre[0], centre[1], 118, fill(red));
}

function fingerprint(random: Random): string {
  const centre: Point = [830, 430];
  const waves = range(5).map((wave) => ({
    many: wave + 1,
    from: random.between(0, 6),
    high: random.between(0.01, 0.05),
  }));
  const ridges = range(23).map((ring) => {
    const radius = 16 + ring * 25;
    const outline = range(121).map((part): Point => {
      const angle = (part / 120) * 2 * Math.PI;
      const bent = waves.reduce(
        (sum, { many, high, from }) => sum + high * Math.sin(many * angle + from + ring * 0.13),
        1,
      );
      const sag = Math.max(0, Math.sin(angle)) * ring * 3.4;
      return [
        centre[0] + radius * bent * Math.cos(angle + 0.16),
        centre[1] + 1.16 * radius * bent * Math.sin(angle + 0.16) + sag,
      ];
    });
    const dashes = range(6).map(() => `${random.whole(90, 520)} ${random.whole(14, 30)}`);
    return path(through(outline), {
      ...stroke(ink, 11.5),
      'stroke-dasharray': dashes.join(' '),
      'stroke-dashoffset': random.whole(0, 900),
      'stroke-linecap': 'round',
    });
  });
  const tag = group(
    {},
    rectangle(1130, 590, 380, 120, { ...stroke(ink, 8), fill: paper }),
    ...range(8).map((bar) =>
      rectangle(1162 + bar * 41, 622, bar === 2 || bar === 5 ? 14 : 27, 56, fill(bar === 2 ? red : ink)),
    ),
  );
  return ground(ochre) + ridges.join('') + tag;
}

function arch(random: Random): string {
  const centre: Point = [800, 660];
  const [inner, outer, count] = [310, 480, 11];
  const step = 180 / count;
  const stone = (): string => random.pick([paper, shade, '#d9ccb0', '#ece1c9']);
  const stones = range(count).map((index) => {
    const [from, to] = [-90 + index * step, -90 + (index + 1) * step];
    return index === (count - 1) / 2
      ? ''
      : path(sector(centre, inner, outer, from, to), { ...stroke(ink, 8), fill: stone() });
  });
  const piers = [320, 1110].map((x) => rectangle(x, 660, 170, 160, { ...stroke(ink, 8), fill: stone() }));
  const formwork = [
    path(sector(centre, 0, inner - 12, -90, 90), { ...stroke(ink, 6), fill: ochre }),
    path(sector(centre, 0, inner - 46, -90, 90), { ...stroke(ink, 6), fill: ink }),
    ...range(7).map((brace) => line(centre, polar(centre, inner - 30, -75 + brace * 25), stroke(ochre, 20))),
    rectangle(490, 648, 620, 40, { ...stroke(ink, 6), fill: ochre }),
  ];
  const key = group(
    { transform: 'translate(0 -96)' },
    path(sector(centre, inner, outer, -step / 2, step / 2), { ...stroke(ink, 9), fill: red }),
    path(
      `M${centre[0] - 40} ${centre[1] - outer + 34}V150H${centre[0] + 40}V${centre[1] - outer + 34}`,
      stroke(ink, 10),
    ),
    line([800, -40], [800, 150], stroke(ink, 8)),
  );
  const clouds = engraving(
    (x, y) => cloud(x, y, 300, 190) + cloud(x, y, 1330, 130),
    { x: 0, y: 60, wide: 1600, high: 240 },
    { pitch: 18, angle: 0, colour: paper },
  );
  const floor = rectangle(0, 760, 1600, 40, fill(ink));
  return [
    ground(blue),
    clouds,
    ...formwork,
    rectangle(490, 690, 620, 110, fill(ink)),
    ...piers,
    ...stones,
    floor,
    key,
  ].join('');
}

function cloud(x: number, y: number, cx: number, cy: number): number {
  return Math.max(0, 0.5 - Math.abs(x - cx) / 480 - Math.abs(y - cy) / 110);
}

function switchyard(): string {
  const curve = (a: Point, b: Point, c: Point, d: Point): Point[] =>
    range(61).map((part): Point => {
      const t = part / 60;
      const weigh = (axis: 0 | 1) =>
        (1 - t) ** 3 * a[axis] + 3 * (1 - t) ** 2 * t * b[axis] + 3 * (1 - t) * t * t * c[axis] + t ** 3 * d[axis];
      return [weigh(0), weigh(1)];
    });
  const routes: readonly { ends: readonly [Point, Point, Point, Point]; colour: string }[] = [
    {
      ends: [
        [-40, 560],
        [500, 560],
        [760, 130],
        [1660, 120],
      ],
      colour: ink,
    },
    {
      ends: [
        [-40, 560],
        [600, 560],
        [900, 700],
        [1660, 690],
      ],
      colour: ink,
    },
    {
      ends: [
        [-40, 560],
        [560, 560],
        [860, 400],
        [1660, 400],
      ],
      colour: red,
    },
  ];
  const tracks = routes.map(({ ends, colour }) => {
    const points = curve(...ends);
    const normals = points.map((_, index): Point => {
      const [from, to] = [points[Math.max(0, index - 1)] ?? [0, 0], points[Math.min(60, index + 1)] ?? [1, 0]];
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      return [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
    });
    const beside = (distance: number): string =>
      path(
        through(
          points.map(
            ([x, y], index): Point => [
              x + distance * (normals[index]?.[0] ?? 0),
              y + distance * (normals[index]?.[1] ?? 0),
            ],
          ),
        ),
        stroke(colour, 11),
      );
    return {
      sleepers: path(through(points), { ...stroke('#a08f6e', 104), 'stroke-dasharray': '15 33' }),
      rails: beside(-32) + beside(32),
    };
  });
  const stops = [
    [1440, 120],
    [1440, 690],
  ].map(([x = 0, y = 0]) => rectangle(x - 12, y - 62, 24, 124, fill(ink)));
  const signal = group(
    {},
    rectangle(252, 130, 16, 330, fill(ink)),
    rectangle(200, 70, 120, 200, { ...fill(ink), rx: 60 }),
    circle(260, 128, 38, fill(red)),
    circle(260, 212, 38, fill('#4a4650')),
  );
  return (
    ground(shade) +
    tracks.map(({ sleepers }) => sleepers).join('') +
    tracks.map(({ rails }) => rails).join('') +
    stops.join('') +
    signal
  );
}

import type { Plates } from './plate.ts';
import type { Random } from './random.ts';
import {
  blue,
  circle,
  fill,
  grey,
  ground,
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
  stroke,
} from './svg.ts';
import { ball, clamp, engraving, halftone, type Tone } from './tone.ts';
import { lines } from './type.ts';

/** Plates about pictures: sizes, formats, orientation, the space they need, the words that stand for them. */
export const pictures: Plates = {
  'what-srcset-promises': { format: 'png', draw: widths },
  'choosing-a-picture-format': { format: 'png', draw: triptych },
  'orientation-is-metadata': { format: 'png', draw: pinwheel },
  'width-and-height-are-a-promise': { format: 'png', draw: reserved },
  'alternative-text-is-a-sentence': { format: 'png', draw: hillsAndWords },
};

/** A landscape: hills under a sun, in a frame whose upper left corner is at (x, y). */
function landscape(x: number, y: number, wide: number, high: number): Tone {
  return (px, py) => {
    const [u, v] = [(px - x) / wide, (py - y) / high];
    if (u < 0 || u > 1 || v < 0 || v > 1) return 0;
    if (Math.hypot((u - 0.7) * (wide / high), v - 0.32) < 0.17) return 0.02;
    const far = 0.6 + 0.12 * Math.sin(u * 7 + 0.6) + 0.04 * Math.sin(u * 17);
    const near = 0.8 + 0.1 * Math.sin(u * 5 + 3.4);
    if (v > near) return 0.95 - 0.5 * (v - near);
    return v > far ? 0.62 - 0.9 * (v - far) : 0.12 + 0.28 * (1 - v);
  };
}

function widths(): string {
  const sizes = [96, 150, 230, 330, 440, 580];
  let x = 0;
  const frames = sizes.map((high, index) => {
    const wide = high * 1.1;
    const left = 56 + x;
    x += wide * 0.62;
    const top = 690 - high;
    const pitch = [22, 20, 18, 15, 12, 10][index] ?? 10;
    return (
      rectangle(left + 10, top + 12, wide, high, { fill: ink, opacity: 0.18 }) +
      rectangle(left, top, wide, high, { ...stroke(ink, 6), fill: index === 5 ? '#efd9a6' : paper }) +
      halftone(
        landscape(left, top, wide, high),
        { x: left + 8, y: top + 8, wide: wide - 16, high: high - 16 },
        { pitch, angle: 45, colour: index === 3 ? red : ink },
      )
    );
  });
  return ground('#dccfb2') + line([0, 692], [1600, 692], stroke(ink, 6)) + frames.join('');
}

function triptych(): string {
  const panels = [
    { x: 0, wide: 533, back: paper },
    { x: 533, wide: 534, back: ochre },
    { x: 1067, wide: 533, back: '#9db2c0' },
  ];
  const scene = (x: number): Tone => {
    const orb = ball(x, 390, 220);
    return (u, v) => (Math.hypot(u - x, v - 390) < 220 ? orb(u, v) : v > 610 ? 0.75 - (v - 610) / 320 : 0.04);
  };
  const dots = halftone(scene(266), { x: 0, y: 0, wide: 533, high: 800 }, { pitch: 17, angle: 30, colour: ink });
  const etched = engraving(scene(800), { x: 533, y: 0, wide: 534, high: 800 }, { pitch: 16, angle: -32, colour: ink });
  const size = 38.1;
  const mosaic = range(14 * 21).map((index) => {
    const [x, y] = [1067 + (index % 14) * size, Math.floor(index / 14) * size];
    const tone = Math.round(clamp(scene(1333)(x + size / 2, y + size / 2)) * 6) / 6;
    return rectangle(x, y, size + 0.4, size + 0.4, { fill: ink, opacity: (tone * 0.92).toFixed(2) });
  });
  return [
    ...panels.map(({ x, wide, back }) => rectangle(x, 0, wide, 800, fill(back))),
    dots,
    etched,
    ...mosaic,
    ...[533, 1067].map((x) => rectangle(x - 6, 0, 12, 800, fill(ink))),
  ].join('');
}

function pinwheel(): string {
  const photograph = (x: number, y: number, turn: number, sun: string): string =>
    placed(
      x,
      y,
      turn,
      rectangle(-190, -142, 380, 284, { ...stroke(ink, 6), fill: paper }),
      rectangle(-168, -120, 336, 240, fill('#c9d4da')),
      circle(84, -58, 34, fill(sun)),
      path('M-168 120V60L-84-46-16 34 40-16 168 92V120z', fill(ink)),
      path('M-84-46l-26 33 22 10 14-12 20 6z', fill(paper)),
      rectangle(-168, -120, 336, 240, stroke(ink, 5)),
    );
  const pen = { ...stroke(paper, 18), 'stroke-linejoin': 'miter' };
  const [near, far] = [154, 204];
  return [
    ground(blue),
    path('M1300 230A340 340 0 0 1 1300 570m6-70l-8 72 66-30', pen),
    path('M300 570A340 340 0 0 1 300 230m-6 70l8-72-66 30', pen),
    circle(800, 400, 30, { ...stroke(ink, 6), fill: ochre }),
    photograph(800 - near, 400 - far, 0, red),
    photograph(800 + far, 400 - near, 90, ochre),
    photograph(800 + near, 400 + far, 180, ochre),
    photograph(800 - far, 400 + near, 270, ochre),
  ].join('');
}

function reserved(random: Random): string {
  const [x, y, wide, high] = [230, 130, 640, 400];
  const setting = { leading: 36, size: 13, colour: ink, random };
  const tick = (from: Point, to: Point, across: Point): string =>
    line(from, to, stroke(red, 8)) +
    [from, to]
      .map(([u, v]) => line([u - across[0], v - across[1]], [u + across[0], v + across[1]], stroke(red, 8)))
      .join('');
  const frame = [
    rectangle(x, y, wide, high, fill('#d5dde1')),
    line([x, y], [x + wide, y + high], stroke(blue, 5)),
    line([x + wide, y], [x, y + high], stroke(blue, 5)),
    rectangle(x, y, wide, high, { ...stroke(blue, 7), 'stroke-dasharray': '26 16' }),
    circle(x + wide / 2, y + high / 2, 66, { ...stroke(blue, 7), fill: paper }),
    path(`M${x + wide / 2 - 36} ${y + high / 2 + 24}l24-40 18 24 12-14 22 30z`, fill(blue)),
  ];
  const below = lines(x, 590, wide, 6, setting);
  const right = [
    rectangle(960, y, 420, 40, fill(ink)),
    rectangle(960, y + 60, 300, 40, fill(ink)),
    lines(960, y + 148, 480, 14, setting),
  ];
  const dimensions = [tick([x, 84], [x + wide, 84], [0, 24]), tick([178, y], [178, y + high], [24, 0])];
  return ground(paper) + frame.join('') + below + right.join('') + dimensions.join('');
}

function hillsAndWords(random: Random): string {
  const picture = halftone(
    landscape(0, 0, 800, 800),
    { x: 0, y: 0, wide: 800, high: 800 },
    { pitch: 16, angle: 38, colour: ink },
  );
  const view = landscape(800, 0, 800, 800);
  const rows = range(38).flatMap((row) => {
    const y = 12 + row * 20.6;
    const bars: string[] = [];
    for (let x = 822; x < 1584; ) {
      const long = Math.min(random.between(14, 58), 1584 - x);
      const tone = view(x + long / 2, y + 6);
      const colour = tone < 0.03 ? red : tone > 0.7 ? ink : tone > 0.42 ? grey : '#d9ccb1';
      bars.push(rectangle(x, y, long, 12, fill(colour)));
      x += long + 9;
    }
    return bars;
  });
  const sun = circle(560, 256, 130, fill(red));
  return [
    ground(paper),
    rectangle(0, 0, 800, 800, fill('#ecdcae')),
    sun,
    picture,
    ...rows,
    rectangle(794, 0, 12, 800, fill(ink)),
  ].join('');
}

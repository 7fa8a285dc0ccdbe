import type { Plates } from './plate.ts';
import {
  blue,
  circle,
  fill,
  grey,
  ground,
  group,
  ink,
  ochre,
  type Point,
  paper,
  path,
  polar,
  range,
  red,
  stroke,
  through,
} from './svg.ts';
import { engraving } from './tone.ts';

/** Plates about what the site says to programs: feeds for readers, policies for browsers. */
export const web: Plates = {
  'feeds-are-an-api-without-keys': { format: 'jpg', draw: press },
  'a-content-security-policy-without-a-server': { format: 'png', draw: keyhole },
};

function press(): string {
  const [radius, band] = [138, 56];
  const centres = range(8).map((index): Point => [-405 + index * 345, index % 2 ? 255 : 545]);
  const reach = radius + band / 2;
  const across = Math.hypot(345, 290);
  const lean = (Math.acos((2 * reach) / across) * 180) / Math.PI;
  const ribbon = centres
    .slice(0, -1)
    .flatMap((from, index) => {
      const to = centres[index + 1] ?? from;
      const heading = (Math.atan2(to[0] - from[0], from[1] - to[1]) * 180) / Math.PI;
      const turn = index % 2 ? -lean : lean;
      return [polar(from, reach, heading + turn), polar(to, reach, heading + turn + 180)];
    })
    .map(([x, y], index) =>
      index === 0
        ? `M${x.toFixed(1)} ${y.toFixed(1)}`
        : index % 2
          ? `L${x.toFixed(1)} ${y.toFixed(1)}`
          : `A${reach} ${reach} 0 0 ${index % 4 ? 1 : 0} ${x.toFixed(1)} ${y.toFixed(1)}`,
    )
    .join('');
  const text = path(ribbon, { ...stroke(grey, 30), 'stroke-dasharray': '5 8 5 8 5 8 5 8 5 8 5 30' });
  const rollers = centres.map(([x, y], index) => {
    const area = { x: x - radius, y: y - radius, wide: 2 * radius, high: 2 * radius };
    const shadow = engraving((u, v) => cylinder(Math.hypot(u - x, v - y) / radius, (u - x + v - y) / radius), area, {
      pitch: 12,
      angle: 45,
      colour: ink,
    });
    return (
      circle(x, y, radius, { ...stroke(ink, 8), fill: index === 5 ? red : index % 2 ? ochre : blue }) +
      shadow +
      circle(x, y, 26, { ...stroke(ink, 8), fill: paper })
    );
  });
  return [
    ground('#e2d6bd'),
    ...rollers,
    path(ribbon, stroke(ink, band)),
    path(ribbon, stroke(paper, band - 12)),
    text,
  ].join('');
}

function cylinder(distance: number, slant: number): number {
  return distance > 1 ? 0 : 0.08 + 0.5 * Math.max(0, slant) * distance;
}

function keyhole(): string {
  const centre: Point = [800, 330];
  const area = { x: 0, y: 0, wide: 1600, high: 800 };
  const rays = range(96).map((ray) => {
    const angle = ray * 3.75;
    const half = ray % 2 ? 0.55 : 0.95;
    return path(
      through(
        [
          polar(centre, 286, angle - half * 0.7),
          polar(centre, 1200, angle - half),
          polar(centre, 1200, angle + half),
          polar(centre, 286, angle + half * 0.7),
        ],
        'Z',
      ),
      fill(ink),
    );
  });
  const plate = engraving(
    (x, y) => (Math.hypot(x - 800, y - 400) < 318 ? 0.1 + 0.55 * Math.max(0, (x - 800 + y - 400) / 640) : 0),
    area,
    { pitch: 13, angle: -45, colour: ink },
  );
  const hole = path('M800 236a92 92 0 0 1 47 171l58 190H695l58-190a92 92 0 0 1 47-171z', fill(ink));
  const rivets = range(8).map((rivet) => {
    const [x, y] = polar([800, 400], 278, 22.5 + rivet * 45);
    return circle(x, y, 15, { ...stroke(ink, 5), fill: paper });
  });
  return [
    ground(red),
    group({ transform: 'translate(0 70)' }, ...rays),
    circle(800, 400, 330, { ...stroke(ink, 10), fill: ochre }),
    plate,
    circle(800, 400, 232, stroke(ink, 5)),
    ...rivets,
    hole,
  ].join('');
}

import { fill, type Point, path, range, through } from './svg.ts';

/** How dark a picture is at a point: 0 is bare paper, 1 solid ink. */
export type Tone = (x: number, y: number) => number;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

interface Screen {
  /** Pixels from one dot or line to the next. */
  readonly pitch: number;
  /** Degrees by which the screen is turned. */
  readonly angle: number;
  readonly colour: string;
}

/** A tone as halftone: dots on a turned grid, the larger the darker. */
export function halftone(tone: Tone, area: Area, screen: Screen): string {
  const dots: string[] = [];
  for (const [x, y] of gridPoints(area, screen.pitch, screen.angle)) {
    const radius = screen.pitch * 0.7 * Math.sqrt(clamp(tone(x, y)));
    if (radius > screen.pitch * 0.08) dots.push(dot(x, y, radius));
  }
  return path(dots.join(''), fill(screen.colour));
}

/** A tone as an engraving: parallel lines that swell where it is dark. */
export function engraving(tone: Tone, area: Area, screen: Screen): string {
  const [sin, cos] = sinCos(screen.angle);
  const centre: Point = [area.x + area.wide / 2, area.y + area.high / 2];
  const reach = Math.hypot(area.wide, area.high) / 2;
  const step = 6;
  const strips: string[] = [];
  for (const row of range(Math.ceil((2 * reach) / screen.pitch))) {
    const v = row * screen.pitch - reach;
    let edge: { above: Point[]; below: Point[] } = { above: [], below: [] };
    const finish = () => {
      if (edge.above.length > 1) strips.push(through([...edge.above, ...edge.below.toReversed()], 'Z'));
      edge = { above: [], below: [] };
    };
    for (const column of range(Math.ceil((2 * reach) / step))) {
      const u = column * step - reach;
      const [x, y] = [centre[0] + u * cos - v * sin, centre[1] + u * sin + v * cos];
      const half = isInside(area, x, y) ? (screen.pitch / 2) * clamp(tone(x, y)) : 0;
      if (half < 0.35) finish();
      else {
        edge.above.push([x + half * sin, y - half * cos]);
        edge.below.push([x - half * sin, y + half * cos]);
      }
    }
    finish();
  }
  return path(strips.join(''), fill(screen.colour));
}

/** The shadow on a ball lit from the upper left; nothing outside it. */
export function ball(cx: number, cy: number, radius: number): Tone {
  return (x, y) => {
    const [u, v] = [(x - cx) / radius, (y - cy) / radius];
    const squared = u * u + v * v;
    if (squared > 1) return 0;
    const light = -0.55 * u - 0.6 * v + 0.58 * Math.sqrt(1 - squared);
    return 0.92 - 0.95 * Math.max(0, light);
  };
}

/** From one tone to another along a direction: `from` at the first point, `to` at the second. */
export function ramp(start: Point, end: Point, from: number, to: number): Tone {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const squared = dx * dx + dy * dy;
  return (x, y) => from + (to - from) * clamp(((x - start[0]) * dx + (y - start[1]) * dy) / squared);
}

export function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function gridPoints(area: Area, pitch: number, angle: number): Point[] {
  const [sin, cos] = sinCos(angle);
  const reach = Math.ceil(Math.hypot(area.wide, area.high) / 2 / pitch) + 1;
  const centre: Point = [area.x + area.wide / 2, area.y + area.high / 2];
  const steps = range(2 * reach + 1).map((step) => (step - reach) * pitch);
  return steps
    .flatMap((v) => steps.map((u): Point => [centre[0] + u * cos - v * sin, centre[1] + u * sin + v * cos]))
    .filter(([x, y]) => isInside(area, x, y));
}

function isInside(area: Area, x: number, y: number): boolean {
  return x >= area.x && x <= area.x + area.wide && y >= area.y && y <= area.y + area.high;
}

function dot(x: number, y: number, radius: number): string {
  const [left, r, across] = [(x - radius).toFixed(1), radius.toFixed(1), (2 * radius).toFixed(1)];
  return `M${left} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0-${across} 0`;
}

function sinCos(degrees: number): [sin: number, cos: number] {
  const angle = (degrees * Math.PI) / 180;
  return [Math.sin(angle), Math.cos(angle)];
}

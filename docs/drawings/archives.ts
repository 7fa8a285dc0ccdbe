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
  type Point,
  paper,
  path,
  placed,
  range,
  rectangle,
  red,
  shade,
  stroke,
  through,
} from './svg.ts';
import { ball, engraving, ramp } from './tone.ts';
import { lines, words } from './type.ts';

/** Plates about archives: drawers, folds, excerpts, maps, search. */
export const archives: Plates = {
  'the-archive-is-the-product': { format: 'png', draw: drawers },
  'pagination-that-can-be-learned-by-heart': { format: 'png', draw: concertina },
  'twenty-words-and-an-ellipsis': { format: 'jpg', draw: ellipsis },
  'a-sitemap-is-a-claim': { format: 'png', draw: contours },
  'search-without-a-server': { format: 'png', draw: lens },
  'slugs-for-every-alphabet': { format: 'png', draw: typeCase },
};

function drawers(random: Random): string {
  const [size, openColumn, openRow] = [200, 5, 1];
  const fronts = range(32).map((index) => {
    const [x, y] = [(index % 8) * size, Math.floor(index / 8) * size];
    const front = random.pick([ochre, '#c48f3b', '#d6a855', '#c99645']);
    return group(
      {},
      rectangle(x, y, size, size, { ...stroke(ink, 7), fill: front }),
      rectangle(x + 40, y + 52, 120, 52, { ...stroke(ink, 5), fill: paper }),
      lines(x + 54, y + 66, 92, 2, { leading: 16, size: 7, colour: ink, random }),
      path(`M${x + 74} ${y + 132}h52a26 26 0 0 1-52 0z`, fill(ink)),
    );
  });
  const [x, y] = [openColumn * size - 26, openRow * size + 26];
  const cards = range(5).map((card) => {
    const top = y - 96 + card * 22;
    const left = x + 22 + card * 2;
    return (
      rectangle(left, top, 208, 160, { ...stroke(ink, 5), fill: card === 4 ? paper : shade }) +
      rectangle(left + 18 + ((card * 44) % 130), top - 20, 52, 24, {
        ...stroke(ink, 5),
        fill: card % 2 ? paper : shade,
      })
    );
  });
  const shadow = rectangle(x - 8, y + 40, 300, 300, { fill: ink, opacity: 0.35 });
  const front = [
    rectangle(x - 4, y + 24, 264, 236, { ...stroke(ink, 8), fill: red }),
    rectangle(x + 50, y + 80, 156, 66, { ...stroke(ink, 6), fill: paper }),
    lines(x + 68, y + 98, 120, 2, { leading: 20, size: 9, colour: ink, random }),
    path(`M${x + 94} ${y + 184}h68a34 34 0 0 1-68 0z`, fill(ink)),
  ];
  return ground(ochre) + fronts.join('') + shadow + cards.join('') + front.join('');
}

function concertina(random: Random): string {
  const [panel, high, current] = [190, 400, 4];
  const folds = range(11).map((index): Point => [-150 + index * panel, index % 2 ? 150 : 226]);
  const panels = folds.slice(0, -1).map(([x, y], index) => {
    const slope = ((folds[index + 1]?.[1] ?? y) - y) / panel;
    const toward = index % 2 === 0;
    const back = index === current ? red : toward ? paper : shade;
    const text = index === current ? paper : grey;
    return group(
      { transform: `translate(${x} ${y}) skewY(${(Math.atan(slope) * 180) / Math.PI})` },
      rectangle(0, 0, panel, high, { ...stroke(ink, 5), fill: back, 'stroke-linejoin': 'round' }),
      rectangle(26, 34, panel - 52, 26, fill(index === current ? paper : ink)),
      rectangle(26, 80, panel - 52, 92, fill(index === current ? '#8d1f17' : toward ? shade : '#d0c2a6')),
      lines(26, 198, panel - 52, 7, { leading: 24, size: 9, colour: text, random }),
    );
  });
  const floor = engraving(
    ramp([0, 560], [0, 760], 0.75, 0.05),
    { x: 0, y: 596, wide: 1600, high: 204 },
    { pitch: 17, angle: 0, colour: ink },
  );
  return ground(blue) + floor + panels.join('');
}

function ellipsis(random: Random): string {
  const setting = { leading: 100, size: 46, colour: ink, random };
  const rows = [words(90, 90, 1420, 1, setting), words(90, 190, 1340, 1, setting), words(90, 290, 1420, 1, setting)];
  const dots = range(3).map((index) => {
    const [cx, cy, radius] = [330 + index * 470, 590, 148];
    const area = { x: cx - radius, y: cy - radius, wide: 2 * radius, high: 2 * radius };
    return (
      circle(cx, cy, radius, fill(red)) +
      engraving(ball(cx, cy, radius), area, { pitch: 13, angle: -38, colour: ink }) +
      circle(cx, cy, radius, stroke(ink, 7))
    );
  });
  return ground(paper) + rows.join('') + dots.join('');
}

function contours(random: Random): string {
  const hill = (cx: number, cy: number, rings: number, step: number): string => {
    const waves = range(4).map((wave) => ({
      many: wave + 2,
      high: random.between(0.02, 0.13),
      from: random.between(0, 6),
    }));
    return range(rings)
      .map((ring) => {
        const radius = (rings - ring) * step;
        const outline = range(72).map((part): Point => {
          const angle = (part / 72) * 2 * Math.PI;
          const bent = waves.reduce((sum, { many, high, from }) => sum + high * Math.sin(many * angle + from), 1);
          return [cx + 1.35 * radius * bent * Math.cos(angle), cy + radius * bent * Math.sin(angle)];
        });
        const tint = ring > rings - 4 ? '#d9c08a' : ring > rings - 8 ? '#e6d7b2' : paper;
        return path(through(outline, 'Z'), { ...stroke(ink, ring % 4 === 0 ? 5 : 2.5), fill: tint });
      })
      .join('');
  };
  const land = [hill(360, 260, 15, 34), hill(1250, 560, 13, 36), hill(1010, 120, 7, 32)];
  const water = path('M-20 640C240 560 420 720 640 690S960 640 900 840H-20z', { ...stroke(ink, 3), fill: '#a9bcc8' });
  const folds = range(6).map((fold) => rectangle(fold * 267, 0, 134, 800, { fill: ink, opacity: 0.07 }));
  const creases = range(11).map((fold) =>
    line([(fold + 1) * 133.5, 0], [(fold + 1) * 133.5, 800], { ...stroke(ink, 1.5), opacity: 0.35 }),
  );
  const route = path('M180 620C360 520 420 420 620 440S820 330 900 400 1020 560 1230 520', {
    ...stroke(red, 13),
    'stroke-dasharray': '34 22',
    'stroke-linecap': 'round',
  });
  const pin = placed(
    1250,
    512,
    0,
    path('M0 0C-20-50-72-82-72-138a72 72 0 1 1 144 0C72-82 20-50 0 0z', { ...stroke(ink, 6), fill: red }),
    circle(0, -138, 28, fill(paper)),
  );
  return [ground(paper), ...land, water, ...folds, ...creases, route, circle(180, 620, 22, fill(red)), pin].join('');
}

function lens(random: Random): string {
  const [cx, cy, radius] = [960, 360, 262];
  const field = words(-30, 40, 1690, 17, { leading: 46, size: 17, colour: '#c9bca2', random });
  const enlarged = [
    words(cx - 320, cy - 220, 640, 5, { leading: 104, size: 46, colour: ink, random }),
    rectangle(cx - 300, cy - 26, 620, 74, fill(paper)),
    words(cx - 330, cy - 12, 170, 1, { leading: 0, size: 46, colour: ink, random }),
    rectangle(cx - 140, cy - 12, 250, 46, fill(red)),
    words(cx + 145, cy - 12, 200, 1, { leading: 0, size: 46, colour: ink, random }),
  ];
  const rim = circle(cx, cy, radius, stroke(ink, 26));
  const glint = path(`M${cx - 196} ${cy - 84}A214 214 0 0 1 ${cx - 60} ${cy - 206}`, {
    ...stroke(shade, 12),
    'stroke-linecap': 'round',
  });
  const handle = placed(
    cx,
    cy,
    138,
    rectangle(-19, -radius - 100, 38, 110, fill(ink)),
    rectangle(-38, -radius - 430, 76, 340, { ...fill(ink), rx: 34 }),
    rectangle(-22, -radius - 400, 10, 280, { fill: grey, rx: 5 }),
  );
  return [
    ground(paper),
    field,
    handle,
    circle(cx, cy, radius, fill(paper)),
    clipped('lens', circle(cx, cy, radius, {}), ...enlarged),
    glint,
    rim,
  ].join('');
}

function typeCase(random: Random): string {
  const size = 160;
  const sorts = range(50).map((index) => {
    const [x, y] = [(index % 10) * size, Math.floor(index / 10) * size];
    const isRed = [13, 27, 36].includes(index);
    const back = isRed ? red : random.pick([paper, paper, shade, '#ddcfb3']);
    return placed(
      x + size / 2,
      y + size / 2,
      random.between(-1.6, 1.6),
      rectangle(-66, -66, 140, 140, { fill: '#0c0b0e', rx: 5 }),
      rectangle(-70, -70, 140, 140, { fill: back, rx: 5 }),
      glyph(random, isRed ? paper : ink),
    );
  });
  return ground('#2c2931') + sorts.join('');
}

/** A letter of no alphabet: three or four strokes between the points of a three by three grid. */
function glyph(random: Random, colour: string): string {
  const at = (): Point => [random.whole(-1, 1) * 36, random.whole(-1, 1) * 36];
  const pen = { ...stroke(colour, 15), 'stroke-linecap': 'square', 'stroke-linejoin': 'round' };
  let from = at();
  return range(random.whole(3, 4))
    .map(() => {
      let to = at();
      while (to[0] === from[0] && to[1] === from[1]) to = at();
      const radius = Math.max(30, Math.hypot(to[0] - from[0], to[1] - from[1]) / 2);
      const bend = random.chance(0.45) ? `A${radius} ${radius} 0 0 ${random.whole(0, 1)} ` : 'L';
      const mark = path(`M${from.join(' ')}${bend}${to.join(' ')}`, pen);
      from = random.chance(0.7) ? to : at();
      return mark;
    })
    .join('');
}

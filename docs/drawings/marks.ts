import {
  blue,
  circle,
  document,
  element,
  fill,
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
  stroke,
  through,
} from './svg.ts';

/** The mark: a broadsheet, folded once, on a canvas of 64. It has its own colours, so it stands on light and on dark. */
function folded(sheet: string, print: string): string {
  return [
    path('M43 12L56 7V51L43 57z', fill('#8d1f17')),
    rectangle(8, 12, 36, 45, fill(sheet)),
    rectangle(13, 17, 26, 6, fill(print)),
    rectangle(13, 26, 26, 1.5, fill(print)),
    rectangle(13, 31, 12, 11, fill(print)),
    ...range(3).map((row) => rectangle(28, 31 + row * 4.4, 11, 2.2, fill(print))),
    ...range(2).map((row) => rectangle(13, 45.4 + row * 4.4, row ? 18 : 26, 2.2, fill(print))),
  ].join('');
}

/** The site's logo, an SVG document. */
export const logo = `${document(element('title', {}, 'Broadsheet') + folded(red, paper), 64, 64)}
`;

/** The site's icon, an SVG document 512 pixels wide. */
export const icon = square(
  512,
  `${rectangle(0, 0, 64, 64, fill(paper))}<g transform="translate(0 -0.5)">${folded(red, paper)}</g>`,
);

/** The desks that sign the posts, each an SVG document 400 pixels wide. */
export const desks: Readonly<Record<string, string>> = {
  'build-desk': square(400, rectangle(0, 0, 64, 64, fill(ink)) + gear()),
  'picture-desk': square(400, rectangle(0, 0, 64, 64, fill(ochre)) + aperture()),
  'reading-room': square(400, rectangle(0, 0, 64, 64, fill(blue)) + book()),
};

function square(size: number, content: string): string {
  return document(`<g transform="scale(${size / 64})">${content}</g>`, size, size);
}

function gear(): string {
  const teeth = range(10).flatMap((tooth) =>
    [-11, -7, 7, 11].map(
      (shift, part): Point => polar([32, 32], part === 1 || part === 2 ? 22 : 17, tooth * 36 + shift),
    ),
  );
  return path(through(teeth, 'Z'), fill(paper)) + circle(32, 32, 10.5, fill(red)) + circle(32, 32, 4, fill(ink));
}

function aperture(): string {
  const blades = range(6).map((blade) =>
    line(polar([32, 32], 9.5, blade * 60), polar([32, 32], 22.2, blade * 60 + 62), stroke(paper, 1.8)),
  );
  const opening = range(6).map((corner): Point => polar([32, 32], 9.5, corner * 60));
  return (
    circle(32, 32, 22.5, fill(ink)) +
    blades.join('') +
    path(through(opening, 'Z'), { ...stroke(paper, 1.8), fill: red })
  );
}

function book(): string {
  const page = 'M32 20C26 15 17 15 10 18V47C17 44 26 44 32 49z';
  const rows = range(4).map((row) =>
    path(
      `M14.5 ${25 + row * 5.4}C19 ${23.6 + row * 5.4} 24 ${24 + row * 5.4} 28 ${26.6 + row * 5.4}`,
      stroke(ink, 1.5),
    ),
  );
  const mirrored = `<g transform="translate(64 0) scale(-1 1)">${path(page, fill('#e4d8c0'))}${rows.join('')}</g>`;
  return path(page, fill(paper)) + rows.join('') + mirrored + path('M44 16.4V33l3.4-3 3.4 3.4V17z', fill(red));
}

/**
 * Draws every picture of the sample site: `node docs/drawings/draw.ts`. The drawings are vectors seeded by the slug of
 * their post, so that running this again changes no file whose drawing is the same.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { archives } from './archives.ts';
import { building } from './building.ts';
import { delivery } from './delivery.ts';
import { type Figure, figures, lighthouse, orientations } from './figures.ts';
import { desks, icon, logo } from './marks.ts';
import { pictures } from './pictures.ts';
import type { Plates } from './plate.ts';
import { randomFor } from './random.ts';
import { reading } from './reading.ts';
import { document } from './svg.ts';
import { web } from './web.ts';
import { writing } from './writing.ts';

/** Where the sample site keeps its pictures. */
const images = join(import.meta.dirname, '../../content/images');

const plates: Plates = { ...archives, ...building, ...delivery, ...pictures, ...reading, ...web, ...writing };
/** The one post that keeps its pictures beside it. */
const orientationPost = '../posts/2025-03-11-orientation-is-metadata';

for (const [slug, plate] of Object.entries(plates)) {
  const svg = document(plate.draw(randomFor(slug)));
  write(`${slug}.${plate.format}`, await (plate.format === 'png' ? flat(svg) : screened(svg)).toBuffer());
}
for (const [name, figure] of Object.entries(figures))
  write(`figures/${name}.png`, await flat(svgOf(figure)).toBuffer());
for (const [name, svg] of Object.entries(desks)) write(`authors/${name}.png`, await flat(svg).toBuffer());
write('logo.svg', logo);
write('icon.png', await flat(icon).toBuffer());

const sideways = await sharp(Buffer.from(svgOf(lighthouse)))
  .rotate(-90)
  .png()
  .toBuffer();
write(`${orientationPost}/eight-orientations.png`, await flat(svgOf(orientations)).toBuffer());
write(
  `${orientationPost}/as-stored.png`,
  await sharp(sideways).png({ palette: true, colours: 64, effort: 10, dither: 0 }).toBuffer(),
);
// Sideways pixels with the note that says so, as a camera held upright writes them.
write(
  `${orientationPost}/lighthouse.jpg`,
  await sharp(sideways).jpeg({ quality: 76, mozjpeg: true }).withMetadata({ orientation: 6 }).toBuffer(),
);

function svgOf({ drawing, wide, high }: Figure): string {
  return document(drawing, wide, high);
}

/** Flat ink: few colours, so a palette keeps every edge and stays small. */
function flat(svg: string): Sharp {
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, effort: 10, dither: 0 });
}

/** Screens and gradations; no chroma subsampling, which would blur red against black. */
function screened(svg: string): Sharp {
  return sharp(Buffer.from(svg)).flatten().jpeg({ quality: 76, mozjpeg: true, chromaSubsampling: '4:4:4' });
}

function write(name: string, content: Buffer | string): void {
  const file = join(images, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

import { arrange, type Content } from '../archive/arrange.ts';
import { permalinkPattern } from '../archive/permalink.ts';
import type { Site } from '../config/site.ts';
import { wordsFor } from '../i18n/index.ts';
import { numberFormat } from '../i18n/number.ts';
import type { SitePicture } from '../images/plan/choose.ts';
import type { Body } from '../model/body.ts';
import type { Moment } from '../model/date.ts';
import type { Page } from '../model/route.ts';
import type { PageContext, Pictures, ThemeAssets } from '../pages/context.ts';
import { makePages } from '../pages/routes.ts';
import { PictureShelf } from '../pages/views/pictures.ts';
import { BodyPackReader } from '../source/body-pack.ts';
import { type ReadingSettings, readBody, type StoredBody } from '../source/read-files.ts';

/** Everything that the pages of a build are made from, as plain data: what a thread must be told to make them too. */
export interface Seed {
  readonly site: Site;
  readonly content: Content;
  readonly reading: ReadingSettings;
  /** Where the bodies of the files that have pages are. */
  readonly bodies: readonly StoredBody[];
  readonly pictures: readonly SitePicture[];
  readonly attachments: readonly string[];
  readonly assets: ThemeAssets;
  readonly now: Moment;
  readonly preview: boolean;
}

/** What was made of a seed. */
interface Made {
  readonly context: PageContext;
  readonly shelf: PictureShelf;
  pages: readonly Page[] | null;
}

const made = new WeakMap<Seed, Made>();

/** The pages of a seed; made once in each thread. Throws where the permalink pattern is wrong: check it before. */
export function pagesOf(seed: Seed): readonly Page[] {
  const known = madeOf(seed);
  known.pages ??= makePages(known.context);
  return known.pages;
}

/** The context that a seed's pages are made in; made once in each thread. */
export function contextOf(seed: Seed): PageContext {
  return madeOf(seed).context;
}

/** The seed with its pictures encoded. The context and pages that were made of it stay, and can show them from now on. */
export function withEncoded(seed: Seed, pictures: readonly SitePicture[]): Seed {
  const encoded = { ...seed, pictures };
  const known = madeOf(seed);
  known.shelf.complete(pictures);
  made.set(encoded, known);
  return encoded;
}

function madeOf(seed: Seed): Made {
  const known = made.get(seed);
  if (known !== undefined) return known;
  const shelf = new PictureShelf(seed.pictures, seed.site);
  const fresh = { context: newContext(seed, shelf), shelf, pages: null };
  made.set(seed, fresh);
  return fresh;
}

function newContext(seed: Seed, pictures: Pictures): PageContext {
  const { site, content, now, preview, assets } = seed;
  const pattern = permalinkPattern(site.permalink);
  if (!pattern.ok) throw new Error(pattern.message);
  return {
    blog: arrange(content, site, pattern.url),
    site,
    words: wordsFor(site.language),
    number: numberFormat(site.language),
    now,
    bodyOf: bodiesOf(seed),
    pictures,
    attachments: new Set(seed.attachments),
    assets,
    preview,
  };
}

/** Bodies come from their packs; one that a broken cache has lost is rendered again. */
function bodiesOf({ bodies, reading }: Seed): (source: string) => Body {
  const bySource = new Map(bodies.map((stored) => [stored.source, stored]));
  const packs = new BodyPackReader(reading.packs);
  return (source) => {
    const stored = bySource.get(source);
    if (stored === undefined) throw new Error(`${source} has no body`);
    const body = (stored.place && packs.read(stored.place, stored.words)) ?? readBody(stored, reading);
    if (body === null) throw new Error(`${source} changed while the site was built: build it again`);
    return body;
  };
}

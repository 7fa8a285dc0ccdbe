import { arrange, type Content } from '../archive/arrange.ts';
import { permalinkPattern } from '../archive/permalink.ts';
import type { Site } from '../config/site.ts';
import { vocabularyOf } from '../config/words/vocabulary.ts';
import { numberFormat } from '../i18n/number.ts';
import type { SitePicture } from '../images/plan/choose.ts';
import type { Body } from '../model/body.ts';
import type { SiteDate } from '../model/date.ts';
import type { SiteDiagram } from '../model/diagram.ts';
import type { ScheduledPost } from '../model/manifest.ts';
import { once } from '../model/once.ts';
import { outputPath } from '../model/output-path.ts';
import type { OwnPage } from '../model/own-page.ts';
import { isFilePath } from '../model/paths.ts';
import type { PageContext, ThemeAssets } from '../pages/context.ts';
import type { PictureSlots } from '../pages/picture-slots.ts';
import { makeRoutes } from '../pages/routes.ts';
import { SitePictures } from '../pages/views/pictures.ts';
import { BodyPackReader } from '../source/body-pack.ts';
import type { ReadingSettings, StoredBody } from '../source/file-record.ts';
import { lostBody } from '../source/lost-body.ts';

/** Everything that the pages of a build are made from, as plain data: what a thread must be told to make them too. */
export interface Snapshot {
  readonly site: Site;
  readonly content: Content;
  readonly reading: ReadingSettings;
  /** Where the bodies of the files that have pages are. */
  readonly bodies: readonly StoredBody[];
  readonly pictures: readonly SitePicture[];
  readonly diagrams: readonly SiteDiagram[];
  readonly attachments: readonly string[];
  readonly assets: ThemeAssets;
  /** How wide the theme shows pictures. */
  readonly slots: PictureSlots;
  /** The pages of the site's own templates. */
  readonly ownPages: readonly OwnPage[];
  /** The files at its root that the site brings itself, of those that are made else. */
  readonly ownTexts: readonly string[];
  /** The posts that readers do not see yet, soonest first; none in a preview, which shows them. */
  readonly scheduled: readonly ScheduledPost[];
  readonly now: SiteDate;
  readonly preview: boolean;
}

/** The context that a snapshot's pages are made in. Throws where the permalink pattern is wrong: check it before. */
export function contextOf(snapshot: Snapshot): PageContext {
  const { site, content, now, preview, assets, ownPages } = snapshot;
  const pattern = permalinkPattern(site.permalink);
  if (!pattern.ok) throw new Error(pattern.message);
  const vocabulary = vocabularyOf(snapshot.reading.words);
  const context: PageContext = {
    blog: arrange(content, site, pattern.url),
    site,
    words: vocabulary(site.language),
    vocabulary,
    number: numberFormat(site.language),
    now,
    bodyOf: bodiesOf(snapshot),
    pictures: new SitePictures(snapshot.pictures, site, snapshot.slots),
    diagrams: new Map(snapshot.diagrams.map((diagram) => [diagram.key, diagram])),
    hasPage: (url) => hasPage(url),
    attachments: new Set(snapshot.attachments),
    assets,
    ownPages,
    ownTexts: new Set(snapshot.ownTexts),
    preview,
  };
  const hasPage = pageFinder(context);
  return context;
}

/** Tells what is at a URL path. Routes are made for it when somebody asks: only a file of the same path makes it matter. */
function pageFinder(context: PageContext): (url: string) => boolean {
  let outputs: ReadonlySet<string> | null = null;
  return (url) => {
    outputs ??= new Set(makeRoutes(context).map((route) => route.output));
    return isFilePath(url) && outputs.has(outputPath(url));
  };
}

/** Bodies come from their packs; one that a broken cache has lost is rendered again. */
function bodiesOf({ bodies, reading }: Snapshot): (source: string) => Body {
  const bySource = once(() => new Map(bodies.map((stored) => [stored.source, stored])));
  const packs = new BodyPackReader(reading.packs);
  return (source) => {
    const stored = bySource().get(source);
    if (stored === undefined) throw new Error(`${source} has no body`);
    const body = (stored.place && packs.read(stored.place, stored.words)) ?? lostBody(stored, reading);
    if (body === null) throw new Error(`${source} changed while the site was built: build it again`);
    return body;
  };
}

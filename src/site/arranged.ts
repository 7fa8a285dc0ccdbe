import type { SitePicture } from '../images/plan/choose.ts';
import type { OwnPage } from '../model/own-page.ts';
import type { Route } from '../model/route.ts';
import type { PageContext } from '../pages/context.ts';
import { makeRoutes } from '../pages/routes.ts';
import { SitePictures } from '../pages/views/pictures.ts';
import { contextOf, type Snapshot } from './snapshot.ts';

/** A site with everything that will exist in it. Each thread that prints makes its own from the snapshot. */
export interface ArrangedSite {
  readonly snapshot: Snapshot;
  readonly context: PageContext;
  readonly routes: readonly Route[];
}

/** Arranges a site. Throws where its permalink pattern or a term's slug is unusable: check them before. */
export function arrangeSite(snapshot: Snapshot): ArrangedSite {
  const context = contextOf(snapshot);
  return { snapshot, context, routes: makeRoutes(context) };
}

/** The same site with the pages of its own templates. */
export function withOwnPages({ snapshot, context }: ArrangedSite, ownPages: readonly OwnPage[]): ArrangedSite {
  const complete = { ...context, ownPages };
  return { snapshot: { ...snapshot, ownPages }, context: complete, routes: makeRoutes(complete) };
}

/** The same site after its pictures were encoded: its routes are the same, and all of them can be printed. */
export function withPictures({ snapshot, context }: ArrangedSite, pictures: readonly SitePicture[]): ArrangedSite {
  const complete = { ...context, pictures: new SitePictures(pictures, snapshot.site, snapshot.slots) };
  return { snapshot: { ...snapshot, pictures }, context: complete, routes: makeRoutes(complete) };
}

import { siteUrl } from '../../config/site-url.ts';
import { outputPath } from '../../model/output-path.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import { overviewDescription } from '../seo/description.ts';
import { signpostHead } from '../seo/heads.ts';
import { type BrowseKind, browseList, hasArchives, overviewPaths, shortBrowseList } from '../views/browse.ts';
import { cardFingerprint, cardPictures, cardView } from '../views/card.ts';
import { type FrameFor, searchIndexPath, searchPath } from '../views/frame.ts';
import { pageBodyClasses } from '../views/html-classes.ts';
import type { BrowseList, OverviewView, SearchView, SignpostView } from '../views/view.ts';

/** Posts that a page without a way on of its own offers. */
const newestCount = 3;

/** `404.html`, which a host serves for whatever does not exist. */
export function notFoundRoute(context: PageContext, frame: FrameFor): Route {
  const { notFoundTitle, notFoundText } = context.words;
  return signpost(context, frame, 'not-found', '/404.html', notFoundTitle, notFoundText, () => []);
}

/** The search page, where the site has one: without JavaScript it is lists to browse. */
export function searchRoutes(context: PageContext, frame: FrameFor): Route[] {
  const { searchTitle, searchText, categoriesTitle, tagsTitle, archiveTitle } = context.words;
  if (!context.site.search) return [];
  const browse = () =>
    [
      shortBrowseList(context, 'category', categoriesTitle),
      shortBrowseList(context, 'tag', tagsTitle),
      shortBrowseList(context, 'date', archiveTitle),
    ].filter((list) => list !== null);
  return [signpost(context, frame, 'search', searchPath, searchTitle, searchText, browse)];
}

function signpost(
  context: PageContext,
  frame: FrameFor,
  kind: 'not-found' | 'search',
  url: string,
  heading: string,
  text: string,
  browse: () => readonly BrowseList[],
): Route {
  const newest = kind === 'not-found' ? context.blog.listed.slice(0, newestCount) : [];
  const search = kind === 'search' ? searchView(context) : null;
  const view = (): SignpostView => ({
    head: signpostHead(context, { url, title: heading, description: text, kind }),
    frame: frame(url),
    bodyClass: pageBodyClasses(kind),
    heading,
    text,
    newest: newest.map((post, position) =>
      cardView(context, post, { position, slot: 'card', heading: 'h3', isFront: false }),
    ),
    browse: browse(),
    search,
  });
  return {
    kind,
    url,
    output: outputPath(url),
    layout: kind === 'not-found' ? 'layouts/404.njk' : 'layouts/search.njk',
    source: null,
    pictures: () => cardPictures(newest),
    facts: () => ({
      lists: JSON.stringify([browse(), search]),
      cards: newest.map((post) => cardFingerprint(context, post)).join(' '),
    }),
    texts: () => '',
    view,
  };
}

function searchView({ site, assets, words }: PageContext): SearchView {
  return { script: assets.searchScript, index: siteUrl(site, searchIndexPath), texts: words.searchTexts };
}

const overviews = [
  { heading: 'tagsTitle', of: 'tag' },
  { heading: 'categoriesTitle', of: 'category' },
  { heading: 'archiveTitle', of: 'date' },
] as const;

/** The overviews `/tags/`, `/categories/` and `/archive/`, each where there is something in it. */
export function overviewRoutes(context: PageContext, frame: FrameFor): Route[] {
  return overviews.flatMap(({ heading, of }) => overviewRoute(context, frame, context.words[heading], of));
}

/** The URL paths of the overviews that a site has. */
export function overviewUrls(context: PageContext): string[] {
  return overviews.filter(({ of }) => hasArchives(context, of)).map(({ of }) => overviewPaths[of]);
}

function overviewRoute(context: PageContext, frame: FrameFor, heading: string, of: BrowseKind): Route[] {
  if (!hasArchives(context, of)) return [];
  const url = overviewPaths[of];
  const view = (): OverviewView => {
    const list = browseList(context, of);
    const description = overviewDescription(context, heading, list);
    return {
      head: signpostHead(context, { url, title: heading, description, kind: 'overview' }),
      frame: frame(url),
      bodyClass: pageBodyClasses('overview'),
      heading,
      lists: [list],
    };
  };
  return [
    {
      kind: 'overview',
      url,
      output: outputPath(url),
      layout: 'layouts/overview.njk',
      source: null,
      pictures: () => [],
      facts: () => ({ lists: JSON.stringify(browseList(context, of)) }),
      texts: () => '',
      view,
    },
  ];
}

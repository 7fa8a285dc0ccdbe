import { pageBodyClasses } from '../archive/html-classes.ts';
import { outputPath } from '../archive/output-path.ts';
import { categoryList, dateList, tagList } from './browse.ts';
import { cardFingerprint, cardView } from './card.ts';
import type { PageContext } from './context.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type FrameFor, searchPath } from './frame.ts';
import { signpostHead } from './heads.ts';
import type { Page } from './page.ts';
import type { BrowseList, OverviewView, SignpostView } from './view.ts';

/** Posts that a page without a way on of its own offers. */
const newestCount = 3;

/** `404.html`, which a host serves for whatever does not exist. */
export function notFoundPage(context: PageContext, frame: FrameFor): Page {
  const { notFoundTitle, notFoundText } = context.words;
  return signpost(context, frame, 'not-found', '/404.html', notFoundTitle, notFoundText, []);
}

/** The search page, where the site has one: without JavaScript it is lists to browse. */
export function searchPages(context: PageContext, frame: FrameFor): Page[] {
  const { searchTitle, searchText } = context.words;
  if (!context.site.search) return [];
  const browse = [...categoryList(context), ...tagList(context), ...dateList(context)];
  return [signpost(context, frame, 'search', searchPath, searchTitle, searchText, browse)];
}

function signpost(
  context: PageContext,
  frame: FrameFor,
  kind: 'not-found' | 'search',
  url: string,
  heading: string,
  text: string,
  browse: readonly BrowseList[],
): Page {
  const newest = kind === 'not-found' ? context.blog.listed.slice(0, newestCount) : [];
  const view = (): SignpostView => ({
    head: signpostHead(context, { url, title: heading, description: text, kind }),
    frame: frame(url),
    bodyClass: pageBodyClasses(kind),
    heading,
    text,
    newest: newest.map((post, position) => cardView(context, post, { position, slot: 'card', isFront: false })),
    browse,
  });
  return {
    kind,
    url,
    output: outputPath(url),
    layout: kind === 'not-found' ? 'layouts/404.njk' : 'layouts/search.njk',
    fingerprint: () => fingerprintOf([JSON.stringify(browse), ...newest.map((post) => cardFingerprint(context, post))]),
    source: null,
    view,
  };
}

/** The overviews `/tags/`, `/categories/` and `/archive/`, each where there is something in it. */
export function overviewPages(context: PageContext, frame: FrameFor): Page[] {
  const { tagsTitle, categoriesTitle, archiveTitle } = context.words;
  return [
    { url: '/tags/', heading: tagsTitle, lists: tagList(context) },
    { url: '/categories/', heading: categoriesTitle, lists: categoryList(context) },
    { url: '/archive/', heading: archiveTitle, lists: dateList(context) },
  ]
    .filter(({ lists }) => lists.length > 0)
    .map(
      ({ url, heading, lists }): Page => ({
        kind: 'overview',
        url,
        output: outputPath(url),
        layout: 'layouts/overview.njk',
        fingerprint: () => fingerprintOf([JSON.stringify(lists)]),
        source: null,
        view: (): OverviewView => ({
          head: signpostHead(context, { url, title: heading, description: context.site.tagline, kind: 'overview' }),
          frame: frame(url),
          bodyClass: pageBodyClasses('overview'),
          heading,
          lists,
        }),
      }),
    );
}

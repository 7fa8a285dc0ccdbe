import { outputPath } from '../../model/output-path.ts';
import type { StandalonePage } from '../../model/post.ts';
import type { Route } from '../../model/route.ts';
import type { PageContext } from '../context.ts';
import { standaloneHead } from '../seo/heads.ts';
import { bodyFingerprint, bodyView } from '../views/body.ts';
import type { FrameFor } from '../views/frame.ts';
import { isLongHeading, phrasesOf } from '../views/heading.ts';
import { pageBodyClasses } from '../views/html-classes.ts';
import { pageDiscussion } from '../views/threads.ts';
import type { StandaloneView } from '../views/view.ts';
import { canZoom } from '../views/zoom.ts';

/** The pages of `content/pages/`. */
export function standaloneRoutes(context: PageContext, frame: FrameFor): Route[] {
  return context.blog.standalone.map(
    (page): Route => ({
      kind: 'standalone',
      url: page.permalink,
      output: outputPath(page.permalink),
      layout: page.layout ?? 'layouts/page.njk',
      source: page.source,
      // The last is the card that is drawn for it, where there is one.
      pictures: () => [...page.pictures.map((use) => use.path), page.source],
      facts: () => ({
        text: page.fingerprint,
        socialCard: context.pictures.fingerprint(page.source),
        references: bodyFingerprint(context, page, page.source),
      }),
      texts: () => page.fingerprint,
      view: () => standaloneView(context, page, frame),
    }),
  );
}

function standaloneView(context: PageContext, page: StandalonePage, frame: FrameFor): StandaloneView {
  const body = context.bodyOf(page.source);
  return {
    head: standaloneHead(context, page),
    frame: frame(page.permalink, context.preview && page.draft ? context.words.draft : null),
    bodyClass: pageBodyClasses('page'),
    heading: page.title,
    phrases: phrasesOf(page.title, context.site.language),
    isLongHeading: isLongHeading(page.title),
    canZoom: canZoom(context, page),
    body: bodyView(context, body, { source: page.source, words: context.words, position: 0 }),
    discussion: pageDiscussion(context, page, body.comments),
    extra: page.extra,
  };
}

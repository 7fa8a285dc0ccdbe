import { pageBodyClasses } from '../archive/html-classes.ts';
import { outputPath } from '../archive/output-path.ts';
import type { StandalonePage } from '../content/post.ts';
import { bodyFingerprint, bodyView } from './body.ts';
import type { PageContext } from './context.ts';
import type { FrameFor } from './frame.ts';
import { standaloneHead } from './heads.ts';
import type { Page } from './page.ts';
import type { StandaloneView } from './view.ts';

/** The pages of `content/pages/`. */
export function standalonePages(context: PageContext, frame: FrameFor): Page[] {
  return context.blog.standalone.map(
    (page): Page => ({
      kind: 'standalone',
      url: page.permalink,
      output: outputPath(page.permalink),
      layout: 'layouts/page.njk',
      facts: () => [page.fingerprint, bodyFingerprint(context, page)],
      own: null,
      source: page.source,
      view: () => standaloneView(context, page, frame),
    }),
  );
}

function standaloneView(context: PageContext, page: StandalonePage, frame: FrameFor): StandaloneView {
  return {
    head: standaloneHead(context, page),
    frame: frame(page.permalink),
    bodyClass: pageBodyClasses('page'),
    heading: page.title,
    body: bodyView(context, context.bodyOf(page.source), page.source, 0),
  };
}

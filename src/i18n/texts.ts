import type { Plural } from './plural.ts';

/** The texts of the frame, of pages and of search. */
type Label =
  | 'skipToContent'
  | 'navigation'
  | 'openMenu'
  | 'closeMenu'
  | 'search'
  | 'searchField'
  | 'searchPlaceholder'
  | 'theme'
  | 'themeSystem'
  | 'themeLight'
  | 'themeDark'
  | 'announcement'
  | 'dismiss'
  | 'posts'
  | 'pages'
  | 'pagination'
  | 'categories'
  | 'tags'
  | 'tableOfContents'
  | 'published'
  | 'updated'
  | 'by'
  | 'series'
  | 'share'
  | 'copy'
  | 'copied'
  | 'enlarge'
  | 'close'
  | 'postNavigation'
  | 'previousPost'
  | 'nextPost'
  | 'related'
  | 'comments'
  | 'showComments'
  | 'anonymous'
  | 'noComments'
  | 'commentsFailed'
  | 'aboutAuthor'
  | 'feed'
  | 'subscribe'
  | 'email'
  | 'leaveEmpty'
  | 'social'
  | 'footer'
  | 'featured'
  | 'newest'
  | 'noPosts'
  | 'browse'
  | 'javascriptNeeded'
  | 'filters'
  | 'any'
  | 'sortBy'
  | 'sortRelevance'
  | 'sortNewest'
  | 'author'
  | 'year'
  | 'loadMore';

type Texts<Name extends string> = Readonly<Record<Name, string>>;
type Kind = 'tag' | 'category' | 'author' | 'year' | 'month';

/**
 * The words of the interface in one language as they are written in a file: texts, with names in braces where something is
 * put in, and a text in each form that the language has for numbers.
 */
export interface WordTexts extends Texts<OwnName> {
  readonly labels: Texts<Label>;
  readonly markdown: Texts<
    | 'note'
    | 'tip'
    | 'important'
    | 'warning'
    | 'caution'
    | 'code'
    | 'table'
    | 'footnotes'
    | 'footnote'
    | 'backToReference'
    | 'details'
    | 'contents'
    | 'terminal'
    | 'showCode'
    | 'formula'
    | 'video'
    | 'example'
    | 'post'
    | 'postBy'
    | 'play'
    | 'open'
    | 'diagram'
    | 'diagramOf'
    | 'diagramSource'
  >;
  readonly phrases: Texts<
    | 'pageOf'
    | 'seriesPosition'
    | 'goToPage'
    | 'showAll'
    | 'shareOn'
    | 'inReplyTo'
    | 'discussOn'
    | 'loadsFrom'
    | 'scheduledFor'
    | 'expiredOn'
    | 'permalinkTo'
  > & {
    readonly postCount: Plural;
    readonly commentCount: Plural;
    readonly archiveTitle: Texts<Kind>;
    readonly archiveDocumentTitle: Texts<Kind>;
    readonly archiveSummary: Texts<Kind | 'home'>;
    readonly readingTime: Plural;
    readonly feedTitle: Texts<'tag' | 'category'>;
  };
  readonly searchTexts: Texts<
    'none' | 'noneFiltered' | 'searching' | 'failed' | 'suggestions' | 'popular' | 'corrected' | 'beginning' | 'named'
  > & {
    readonly results: Plural;
    readonly filtered: Plural;
    readonly archives: Texts<'tag' | 'category' | 'author'>;
  };
}

/** The texts that belong to no group. */
type OwnName =
  | 'previous'
  | 'next'
  | 'home'
  | 'blog'
  | 'notFoundTitle'
  | 'notFoundText'
  | 'searchTitle'
  | 'searchText'
  | 'tagsTitle'
  | 'categoriesTitle'
  | 'authorsTitle'
  | 'archiveTitle'
  | 'redirectTitle'
  | 'redirectText'
  | 'feedText'
  | 'byMail'
  | 'draft'
  | 'unlisted'
  | 'writeHere';

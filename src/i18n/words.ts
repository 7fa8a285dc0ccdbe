import type { Plural } from './plural.ts';

/** The short texts that templates print as they are. One file per language has them all. */
export interface Labels {
  readonly skipToContent: string;
  readonly navigation: string;
  readonly openMenu: string;
  readonly closeMenu: string;
  readonly search: string;
  readonly searchField: string;
  readonly searchPlaceholder: string;
  readonly theme: string;
  readonly themeSystem: string;
  readonly themeLight: string;
  readonly themeDark: string;
  readonly announcement: string;
  /** Puts the announcement away. */
  readonly dismiss: string;
  readonly posts: string;
  /** The title of the list of standalone pages in `llms.txt`. */
  readonly pages: string;
  readonly pagination: string;
  readonly categories: string;
  readonly tags: string;
  readonly tableOfContents: string;
  readonly published: string;
  readonly updated: string;
  readonly by: string;
  readonly series: string;
  readonly share: string;
  readonly copy: string;
  readonly copied: string;
  /** Stands before what a picture shows: the name of the button that enlarges it. */
  readonly enlarge: string;
  readonly close: string;
  readonly postNavigation: string;
  readonly previousPost: string;
  readonly nextPost: string;
  readonly related: string;
  readonly comments: string;
  readonly showComments: string;
  /** Who gave no name. */
  readonly anonymous: string;
  /** Of comments that were asked for. */
  readonly noComments: string;
  readonly commentsFailed: string;
  readonly aboutAuthor: string;
  readonly feed: string;
  readonly subscribe: string;
  readonly email: string;
  readonly leaveEmpty: string;
  readonly social: string;
  readonly footer: string;
  /** Above the headline of a sticky post on the front page. */
  readonly featured: string;
  readonly newest: string;
  readonly noPosts: string;
  readonly browse: string;
  readonly javascriptNeeded: string;
  readonly filters: string;
  /** The choice of a filter that leaves everything. */
  readonly any: string;
  readonly sortBy: string;
  readonly sortRelevance: string;
  readonly sortNewest: string;
  readonly author: string;
  readonly year: string;
  readonly loadMore: string;
}

/** What the search script says. It fills in `{count}`, by the rules of the language, and what else is in braces. */
export interface SearchTexts {
  readonly results: Plural;
  /** Where results are narrowed by filters alone, without a query. */
  readonly filtered: Plural;
  readonly none: string;
  readonly noneFiltered: string;
  readonly searching: string;
  readonly failed: string;
  /** Stands before tags that resemble the query. */
  readonly suggestions: string;
  /** Stands before the tags with the most posts, where none resembles the query. */
  readonly popular: string;
  /** Stands before the results for `{corrected}`, where nothing has `{query}`. */
  readonly corrected: string;
  /** Stands behind the number of results that only begin with the query. */
  readonly beginning: string;
  /** Stands before the archives that are called as the query is. */
  readonly named: string;
  /** An archive's `{name}` with its kind. */
  readonly archives: Readonly<Record<'tag' | 'category' | 'author', string>>;
}

/** What needs numbers or names put in, by the rules of the language. */
export interface Phrases {
  pageOf(number: string, total: string): string;
  postCount(count: number, written: string): string;
  archiveTitle(kind: 'tag' | 'category' | 'author' | 'year' | 'month', name: string): string;
  /** The title of an archive as search engines show it: `backend Archives`. No two kinds give one name the same. */
  archiveDocumentTitle(kind: 'tag' | 'category' | 'author' | 'year' | 'month', name: string): string;
  /** What is in an archive, `count` being `24 posts`: `24 posts by The Desk`. Home's name is the site's. */
  archiveSummary(kind: 'home' | 'tag' | 'category' | 'author' | 'year' | 'month', count: string, name: string): string;
  readingTime(minutes: number, written: string): string;
  seriesPosition(position: string, total: string): string;
  goToPage(number: string): string;
  /** The link from some archives of a kind, whose title is `Tags`, to all of them. */
  showAll(title: string, count: string): string;
  feedTitle(kind: 'tag' | 'category', of: string): string;
  shareOn(network: string): string;
  commentCount(count: number, written: string): string;
  /** The link to the comment that one answers. */
  inReplyTo(name: string): string;
  /** The link to where a post is talked about. */
  discussOn(host: string): string;
  /** Which host is asked where a reader shows something from elsewhere. */
  loadsFrom(host: string): string;
  scheduledFor(date: string): string;
  expiredOn(date: string): string;
  /** The name of the link that a heading has to itself. */
  permalinkTo(heading: string): string;
}

/** The words that Markdown adds to what was written, in one language. */
export interface MarkdownLabels {
  readonly note: string;
  readonly tip: string;
  readonly important: string;
  readonly warning: string;
  readonly caution: string;
  /** Names of what the keyboard can reach because it scrolls, where nothing else names it. */
  readonly code: string;
  readonly table: string;
  readonly footnotes: string;
  /** Name of the link to a footnote; `number` is the footnote's. */
  footnote(number: number): string;
  /** Name of the link from a footnote back to the text; `reference` is the footnote's number, `1` or `1-2`. */
  backToReference(reference: string): string;
  /** Above what unfolds and has no title of its own. */
  readonly details: string;
  /** Name of a list of the text's headings within it. */
  readonly contents: string;
  /** Name of what shows commands and their output. */
  readonly terminal: string;
  /** Unfolds a block of code. */
  readonly showCode: string;
  /** Name of a formula that the keyboard can reach because it scrolls. */
  readonly formula: string;
  /** A film, a program that runs and a note of somebody elsewhere, where nothing says what they are called. */
  video(provider: string): string;
  example(provider: string): string;
  readonly post: string;
  postBy(author: string): string;
  /** Name of what shows a film or a program of another site once it is asked to. */
  play(title: string, provider: string): string;
  open(title: string, provider: string): string;
  /** Name of a drawing that the keyboard can reach because it scrolls. */
  readonly diagram: string;
  /** What a diagram shows whose writer has not said it: words that stand in it, with commas. */
  diagramOf(labels: string): string;
  /** Unfolds what a diagram was drawn from. */
  readonly diagramSource: string;
}

/** A language of the interface. */
export interface Words {
  /** BCP 47 tag of the language that the file is written in. */
  readonly language: string;
  readonly labels: Labels;
  readonly phrases: Phrases;
  readonly markdown: MarkdownLabels;
  readonly searchTexts: SearchTexts;
  readonly previous: string;
  readonly next: string;
  readonly home: string;
  readonly blog: string;
  readonly notFoundTitle: string;
  readonly notFoundText: string;
  readonly searchTitle: string;
  readonly searchText: string;
  readonly tagsTitle: string;
  readonly categoriesTitle: string;
  readonly authorsTitle: string;
  readonly archiveTitle: string;
  readonly redirectTitle: string;
  /** Before a link that says what the page is. */
  readonly redirectText: string;
  /** On the page that a browser makes of a feed: what it is for. */
  readonly feedText: string;
  readonly byMail: string;
  readonly draft: string;
  readonly unlisted: string;
  /** What stands in a new post until somebody writes. */
  readonly writeHere: string;
}

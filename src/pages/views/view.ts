import type { Labels, SearchTexts } from '../../i18n/words.ts';
import type { Picture } from '../../images/plan/picture.ts';
import type { Extra } from '../../model/extra.ts';
import type { Frame, LinkView, SocialLink } from './frame-view.ts';
import type { Head } from './head-view.ts';

export type {
  BannerView,
  FooterColumn,
  Frame,
  LinkView,
  NavLink,
  NewsletterView,
  SocialLink,
} from './frame-view.ts';

/**
 * What layouts get: plain data, ready to print. Every URL is complete (the base path, percent-encoding), every date,
 * number and class is written out, and every text is plain text that the template engine escapes; the only HTML is
 * `html` of a body part and `jsonLd`. Whatever may be absent is null or an empty list, never undefined.
 */
export interface PageView {
  readonly head: Head;
  readonly frame: Frame;
  /** The classes of `body`, as WordPress gives them. */
  readonly bodyClass: string;
  /** The page's own heading of level one. */
  readonly heading: string;
}

/** A date for `<time>`. */
export interface DateView {
  readonly iso: string;
  readonly text: string;
}

/** A post in an archive. */
export interface CardView {
  /** The element of its headline, one level below the heading above the list. */
  readonly heading: 'h2' | 'h3';
  readonly id: string;
  readonly classes: string;
  readonly url: string;
  readonly title: string;
  /** The pieces of the title between which a line may end; none where browsers know that best. */
  readonly phrases: readonly string[];
  /** True for a headline that needs smaller letters. */
  readonly isLongHeading: boolean;
  readonly date: DateView;
  /** What `cards` of site.yaml asks for: `By The Desk`, `3 minutes to read`. Empty where it asks for nothing. */
  readonly facts: readonly string[];
  /** `Featured`, where a post stands first because it is sticky; null elsewhere. */
  readonly featured: string | null;
  readonly excerpt: string;
  readonly thumbnail: Picture | null;
  readonly categories: readonly TermView[];
  readonly language: LanguageView | null;
  /** While previewing: `Draft`, `Scheduled for …`. */
  readonly mark: string | null;
  /** What front matter says for the theme. */
  readonly extra: Extra;
}
/** The language of texts that are not in the page's: `lang` and `dir`. */
export interface LanguageView {
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
}
export interface TermView {
  readonly url: string;
  readonly name: string;
}

/**
 * The tokens of WordPress's paginate_links, ready to print: links have a `url`, the current page has a `text`, dots have
 * neither. `label` says what a bare number means; null where the text says it.
 */
export interface PaginationView {
  readonly kind: 'dots' | 'current' | 'page' | 'previous' | 'next';
  readonly text: string | null;
  /** What is said before and behind the number of the current page, for those who do not see where it stands. */
  readonly before: string;
  readonly after: string;
  readonly label: string | null;
  readonly url: string | null;
  readonly classes: string;
}

/** Layout `layouts/archive.njk`: home, tag, category, author, year and month, page 1 and every further one. */
export interface ArchiveView extends PageView {
  readonly kind: 'home' | 'tag' | 'category' | 'author' | 'year' | 'month';
  /** `24 posts`, or `Page 2 of 3 · 70 posts`. */
  readonly count: string;
  readonly description: string | null;
  readonly ancestors: readonly TermView[];
  /** Null where it is no author's archive, or nothing is known of them but the name. */
  readonly author: AuthorView | null;
  readonly feedUrl: string | null;
  /** The lead story of page 1 of home is the first card; layouts may show it larger. */
  readonly isFront: boolean;
  readonly cards: readonly CardView[];
  /** Empty where there is one page only. */
  readonly pagination: readonly PaginationView[];
}

export interface AuthorView {
  readonly name: string;
  readonly url: string | null;
  readonly bio: string | null;
  readonly picture: Picture | null;
  readonly links: readonly LinkView[];
}

/** A piece of a body: HTML as it is, or a picture for `partials/figure.njk`. */
export type BodyView =
  | { readonly html: string; readonly picture: null }
  | {
      readonly html: null;
      readonly picture: Picture;
      readonly caption: string | null;
      readonly block: boolean;
      /** `light-only` or `dark-only` where the picture is for one colour scheme, and the writer's own classes. */
      readonly classes: string;
      /** Further attributes of the writer's, by name. */
      readonly attributes: Readonly<Record<string, string>>;
    };

export interface TocEntry {
  readonly id: string;
  readonly text: string;
  readonly children: readonly TocEntry[];
}

/** Layout `layouts/post.njk`. */
export interface PostView extends PageView {
  readonly id: string;
  readonly classes: string;
  /** The pieces of the heading between which a line may end; none where browsers know that best. */
  readonly phrases: readonly string[];
  /** True for a heading that needs smaller letters. */
  readonly isLongHeading: boolean;
  readonly language: LanguageView | null;
  /** What the byline says and the code's buttons, in the post's own language. */
  readonly own: Pick<Labels, 'by' | 'published' | 'updated' | 'copy' | 'copied'>;
  /** The language of the byline, where it is not the page's. */
  readonly bylineLanguage: LanguageView | null;
  readonly date: DateView;
  /** Where it differs from `date`. */
  readonly updated: DateView | null;
  readonly dek: string | null;
  readonly authors: readonly AuthorView[];
  /** Of the first author who has one; null where none has. */
  readonly portrait: Picture | null;
  /** Those of the authors of whom more is known than their names. */
  readonly profiles: readonly AuthorView[];
  readonly readingTime: string;
  readonly picture: Picture | null;
  /** HTML of a line below the picture; null where it has none. */
  readonly pictureCaption: string | null;
  /** True where the page loads the script that enlarges pictures. */
  readonly canZoom: boolean;
  readonly body: readonly BodyView[];
  readonly toc: readonly TocEntry[];
  readonly categories: readonly TermView[];
  readonly tags: readonly TermView[];
  readonly series: SeriesView | null;
  readonly share: readonly SocialLink[];
  readonly previous: PostLinkView | null;
  readonly next: PostLinkView | null;
  readonly related: readonly CardView[];
  /** What front matter says for the theme. */
  readonly extra: Extra;
  readonly comments: boolean;
  /** What was said below it, who keeps its comments, and where else it is talked about; null where nothing of that is known. */
  readonly discussion: DiscussionView | null;
  /** True where the post asks for formulas: a theme that sets them loads what it needs in `partials/head-extra.njk`. */
  readonly math: boolean;
}

export interface DiscussionView {
  /** The `id` of the place: `comments`, where nothing of the text is called so. */
  readonly id: string;
  /** `Comments`, or how many there are. */
  readonly heading: string;
  /** The comments that lie beside the text, the oldest first, with the answers to them. */
  readonly threads: readonly CommentView[];
  /** What the theme's script loads when a reader asks for it. */
  readonly service: {
    readonly provider: string;
    /** `Loads from giscus.app`. */
    readonly loadsFrom: string;
    /** The name of the frame. */
    readonly title: string;
    /** Its script, and that script's attributes as JSON; null where it needs none. */
    readonly script: { readonly url: string; readonly values: string } | null;
    /** Its page for this post. */
    readonly frame: string | null;
    /** Where the replies to a toot are, and what is said where there are none, or they cannot be had. */
    readonly replies: { readonly url: string; readonly empty: string; readonly failed: string } | null;
  } | null;
  readonly link: LinkView | null;
}
export interface CommentView {
  readonly id: string;
  readonly author: string;
  /** Where the author is at home; null where they gave no address. */
  readonly website: string | null;
  /** Where it is on its page: `#comment-12`. */
  readonly url: string;
  readonly date: DateView | null;
  /** HTML that holds text, emphasis and links alone. */
  readonly html: string;
  /** The comment that it answers, where its place does not show that: `In reply to Ada`. */
  readonly answers: LinkView | null;
  readonly replies: readonly CommentView[];
}
export interface SeriesView {
  readonly name: string;
  /** `Part 2 of 3`. */
  readonly position: string;
  readonly parts: readonly (PostLinkView & { readonly current: boolean })[];
}
export interface PostLinkView extends LinkView {
  readonly language: LanguageView | null;
}

/** Layout `layouts/page.njk`: a standalone page. */
export interface StandaloneView extends PageView {
  /** The pieces of the heading between which a line may end; none where browsers know that best. */
  readonly phrases: readonly string[];
  /** True for a heading that needs smaller letters. */
  readonly isLongHeading: boolean;
  /** True where the page loads the script that enlarges pictures. */
  readonly canZoom: boolean;
  readonly body: readonly BodyView[];
  /** What was said below it; null where nothing was. */
  readonly discussion: DiscussionView | null;
  /** What front matter says for the theme. */
  readonly extra: Extra;
}

/** Layouts `layouts/404.njk` and `layouts/search.njk`: a message, search, and ways on. */
export interface SignpostView extends PageView {
  readonly text: string;
  readonly newest: readonly CardView[];
  readonly browse: readonly BrowseList[];
  /** What the search page's script needs; null on every other page. */
  readonly search: SearchView | null;
}
export interface SearchView {
  /** URLs of the script and of what it reads first. */
  readonly script: string;
  readonly index: string;
  readonly texts: SearchTexts;
}

/** Layout `layouts/overview.njk`: `/tags/`, `/categories/`, `/archive/`. */
export interface OverviewView extends PageView {
  readonly lists: readonly BrowseList[];
}
export interface BrowseList {
  /** Null where the page's own heading says it already. */
  readonly title: string | null;
  readonly entries: readonly BrowseEntry[];
  /** The page that lists all, where this one lists some; null where these are all. */
  readonly all: { readonly url: string; readonly name: string } | null;
}
export interface BrowseEntry {
  readonly url: string;
  readonly name: string;
  readonly count: string;
  /** In a long list, what the names from here on begin with, or the year from here on; null below it, and in a short list. */
  readonly initial: string | null;
}

/** Layout `layouts/authors.njk`: `/authors/`. */
export interface AuthorsView extends PageView {
  readonly authors: readonly { readonly person: AuthorView; readonly count: string }[];
}

/** Layout `layouts/redirect.njk`: a page at an old URL. */
export interface RedirectView {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly target: string;
  readonly canonical: string;
  readonly title: string;
  readonly text: string;
  /** What the link to the post says: its title. */
  readonly label: string;
}

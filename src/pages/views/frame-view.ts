import type { ServiceFile } from '../../config/services/service.ts';
import type { Labels } from '../../i18n/words.ts';

/** What stands around every page. */
export interface Frame {
  readonly labels: Labels;
  readonly name: string;
  /** True for a name that needs smaller letters to stand on two lines of a phone. */
  readonly isLongName: boolean;
  readonly tagline: string;
  readonly homeUrl: string;
  readonly logo: { readonly src: string; readonly width: number; readonly height: number } | null;
  readonly nav: readonly NavLink[];
  /** The feed of the whole site; null where it has none. */
  readonly feedUrl: string | null;
  /** Where the search forms lead; null where the site has no search. */
  readonly searchUrl: string | null;
  /** False on the search page, which has a form of its own: two would be two landmarks of one kind. */
  readonly hasSearchForm: boolean;
  readonly banner: BannerView | null;
  readonly newsletter: NewsletterView | null;
  readonly social: readonly SocialLink[];
  /** The script that counts readers, with its attributes; null where nobody does, and while previewing. */
  readonly analytics: ServiceFile | null;
  readonly footer: { readonly copyright: string; readonly columns: readonly FooterColumn[] };
  readonly stylesheet: string;
  /** URLs of the web fonts that every page needs. */
  readonly fonts: readonly string[];
  readonly script: string;
  /** Shown while previewing: what a reader would not see, and why. Null on a published page. */
  readonly notice: string | null;
}

/** An announcement. */
export interface BannerView {
  readonly text: string;
  readonly link: LinkView | null;
  /** Stands for what it says: a reader who has dismissed one sees the next. */
  readonly key: string;
}
export interface LinkView {
  readonly url: string;
  readonly label: string;
}
export interface NavLink extends LinkView {
  readonly current: boolean;
}
export interface SocialLink extends LinkView {
  /** Name of the symbol in the sprite: `rss`, `mastodon`, …; `link` for a network without one. */
  readonly icon: string;
}
export interface FooterColumn {
  readonly title: string | null;
  readonly links: readonly LinkView[];
}
export interface NewsletterView {
  readonly title: string;
  readonly text: string | null;
  readonly action: string;
  readonly field: string;
  readonly honeypot: string | null;
  /** Fields that are sent along. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly placeholder: string;
  readonly button: string;
}

import type { Blog } from '../archive/blog.ts';
import type { Site } from '../config/site.ts';
import type { Vocabulary } from '../config/words/vocabulary.ts';
import type { Words } from '../i18n/words.ts';
import type { Picture } from '../images/plan/picture.ts';
import type { Body } from '../model/body.ts';
import type { SiteDate } from '../model/date.ts';
import type { SiteDiagram } from '../model/diagram.ts';
import type { Feature } from '../model/feature.ts';
import type { Focus } from '../model/focus.ts';
import type { OwnPage } from '../model/own-page.ts';
import type { PictureSlotName } from './picture-slots.ts';

/** One file of a picture, for those who know no `srcset`. */
export interface PictureFile {
  /** Absolute URL. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
  /** Media type: `image/jpeg`. */
  readonly type: string;
  readonly bytes: number | null;
}

/** The site's pictures, already measured; asking for one costs nothing. Null for a picture that is not there. */
export interface Pictures {
  /** False as long as a picture is not encoded; true for one that is not there. */
  isReady(path: string): boolean;
  /**
   * One that moves does so in a text alone. `position` counts the pictures of a page from 0: it decides what is loaded first and what lazily. `shownWidth` is how
   * wide a writer wants it, in pixels; null is as wide as it is.
   */
  picture(
    path: string,
    alt: string,
    slot: PictureSlotName,
    position: number,
    shownWidth?: number | null,
  ): Picture | null;
  /** All of a picture in one file, for feeds. */
  whole(path: string): PictureFile | null;
  /** All of a thumbnail in one file, standing still; null for one that is too small to stand for its post. */
  enclosure(path: string, focus: Focus): PictureFile | null;
  /** The part of a thumbnail that stands for its post where it is shared; null for one that is too small. */
  card(path: string, focus: Focus): PictureFile | null;
  /** The social card that is drawn for a post, a standalone page or, by site.yaml's path, the site; null for none. */
  drawn(source: string): PictureFile | null;
  /** A thumbnail's parts in the aspects that search engines want; its card where it is too small for all of them. */
  aspects(path: string, focus: Focus): readonly PictureFile[];
  /** Changes whenever one of the others would answer differently: what pages put in their fingerprints. */
  fingerprint(path: string): string;
}

/** URLs, from the host's root, of what a page loads for a feature of its text. */
export interface FeatureUrls {
  readonly stylesheet: string | null;
  readonly script: string | null;
  /** The fonts that its style sheet needs at once. */
  readonly fonts: readonly string[];
}

/** URLs, from the host's root, of the files that the theme and the frame need. */
export interface ThemeAssets {
  readonly stylesheet: string;
  /** The fonts that every page needs. */
  readonly fonts: readonly string[];
  readonly script: string;
  /** The script of the search page. */
  readonly searchScript: string;
  /** What pages load for what their own texts have; null where the theme has nothing for it. */
  readonly features: Readonly<Record<Feature, FeatureUrls>>;
  /** Null where the site has no logo. */
  readonly logo: { readonly src: string; readonly width: number; readonly height: number } | null;
  /** Icons made of the site's icon, for `<link rel="icon">` and the web manifest; empty where it has none. */
  readonly icons: readonly { readonly url: string; readonly size: number }[];
}

/** Everything that pages are made from. */
export interface PageContext {
  readonly blog: Blog;
  readonly site: Site;
  readonly words: Words;
  /** The words of other languages: posts may have one of their own. */
  readonly vocabulary: Vocabulary;
  /** A whole number as the site's language writes it. */
  readonly number: (value: number) => string;
  /** The build's time, in the site's zone. */
  readonly now: SiteDate;
  /** The body of a post or a standalone page, by its source. Read when it is needed: bodies are not kept in memory. */
  readonly bodyOf: (source: string) => Body;
  readonly pictures: Pictures;
  /** The diagrams that were drawn, by their keys. */
  readonly diagrams: ReadonlyMap<string, SiteDiagram>;
  /** Whether a page is at a URL path from the site's own root. */
  readonly hasPage: (path: string) => boolean;
  /** The linked files of `content/` that are published as they are, by path from the site's root. */
  readonly attachments: ReadonlySet<string>;
  readonly assets: ThemeAssets;
  /** The pages of the site's own templates. */
  readonly ownPages: readonly OwnPage[];
  /** The files at the site's root, such as `robots.txt`, that it brings itself in the place of those that are made. */
  readonly ownTexts: ReadonlySet<string>;
  /** True for the preview: drafts and scheduled posts are shown, marked. */
  readonly preview: boolean;
}

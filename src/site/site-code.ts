import type { Site } from '../config/site.ts';
import type { PlainFile } from '../model/output-file.ts';
import type { OwnPage, OwnPageLinks } from '../model/own-page.ts';
import type { Problem } from '../problems/problem.ts';
import type { Extension, ExtensionFunctions } from '../theme/extension.ts';
import type { ArrangedSite } from './arranged.ts';
import type { Theme } from './load.ts';

/** Runs the code that a site brings with it: its configuration of Eleventy, and its own templates. */
export interface SiteCode {
  /** What the site's configuration adds; null where it has none. */
  readonly configure: (
    site: Site,
    generator: string,
  ) => Promise<{ readonly extension: Extension | null; readonly problems: readonly Problem[] }>;
  /** Loads the functions of a configuration into this thread, once. */
  readonly functionsOf: (extension: Extension) => Promise<ExtensionFunctions>;
  /** True where the site has templates of its own, or its configuration copies files. */
  readonly hasOwn: (extension: Extension | null) => boolean;
  /** Renders them. */
  readonly renderOwn: (request: OwnRequest) => Promise<OwnRendered>;
}

/** The site that own templates are rendered for. */
export interface OwnRequest {
  readonly arranged: ArrangedSite;
  readonly theme: Theme;
  readonly generator: string;
}

/** A file that a site's own templates, or what they copy, put into the site. */
export interface PlacedFile extends PlainFile {
  /** What it comes from, from the site's root. */
  readonly path: string;
}

/** What a site's own templates make. */
export interface OwnRendered {
  readonly pages: readonly OwnPage[];
  readonly links: readonly OwnPageLinks[];
  readonly files: readonly PlacedFile[];
  /** The code that they were made with, from the site's root: a preview watches it. */
  readonly code: readonly string[];
  readonly problems: readonly Problem[];
}

/** Of a site without any. */
export const nothingOwn: OwnRendered = { pages: [], links: [], files: [], code: [], problems: [] };

import type { ManifestFile } from '../model/manifest.ts';

/**
 * The order in which files come to a target. Each step begins when the one before it is complete: pictures, styles and
 * scripts are there before the pages that show them, and the lists of what there is come after it.
 */
export const uploadSteps = ['assets', 'search', 'pages', 'feeds', 'redirects'] as const;
export type UploadStep = (typeof uploadSteps)[number];

/** The step in which a file is uploaded. */
export function stepOf({ kind, type }: Pick<ManifestFile, 'kind' | 'type'>): UploadStep {
  switch (kind) {
    case 'theme':
    case 'picture':
    case 'search-part':
    case 'linked':
      return 'assets';
    case 'public':
    case 'own':
    case 'editor':
      return isHtml(type) ? 'pages' : 'assets';
    case 'search-index':
    case 'manifest':
      return 'search';
    case 'archive':
    case 'post':
    case 'standalone':
    case 'not-found':
    case 'search':
    case 'overview':
      return 'pages';
    case 'feed':
      // Their style sheets are shown with them.
      return /\b(?:atom|rss|feed)\+/.test(type) ? 'feeds' : 'assets';
    case 'sitemap':
    case 'robots':
    case 'markdown':
    case 'llms':
      return 'feeds';
    case 'redirect':
    case 'host':
      return 'redirects';
  }
}

/** True for what a page that was read before may still ask for when the next version is there. */
export function isAskedForLater(file: Pick<ManifestFile, 'kind' | 'type'>): boolean {
  return stepOf(file) === 'assets';
}

/** True for a page that readers come to. */
export function isPage(file: Pick<ManifestFile, 'kind' | 'type' | 'encoding'>): boolean {
  return stepOf(file) === 'pages' && file.encoding === null;
}

function isHtml(type: string): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/.test(type);
}

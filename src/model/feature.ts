/**
 * What a body may have, or what may stand on a page beside it, that needs a style sheet or a script of its own:
 * `_includes/styles/features/NAME.css` and `_includes/scripts/features/NAME.js`. A page loads those that it needs, and a site
 * publishes those of its pages.
 */
export const features = [
  'code',
  'prose',
  'formulas',
  'math-font',
  'diagrams',
  'embeds',
  'comments',
  'discussion',
  'analytics',
  'zoom',
] as const;

export type Feature = (typeof features)[number];

/**
 * What a body may have that needs a style sheet or a script of its own: `_includes/styles/features/NAME.css` and
 * `_includes/scripts/features/NAME.js`. A page loads those of its own body, and a site publishes those of its texts.
 */
export const features = ['code', 'prose', 'formulas'] as const;

export type Feature = (typeof features)[number];

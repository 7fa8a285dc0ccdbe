/** The configuration file's path from the site's root. */
export const siteFile = 'content/site.yaml';

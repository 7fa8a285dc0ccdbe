import { join } from 'node:path';
import type { Attempt } from '../files/fault.ts';
import { realPathIn } from '../files/look.ts';
import { readText } from '../files/text.ts';
import { contentFolder } from '../model/paths.ts';

/** The configuration file's path from the site's root. */
export const siteFile = 'content/site.yaml';

/** The text of the configuration of the site in the folder `root`; a link may not lead out of `content/`. */
export function siteText(root: string): Attempt<{ readonly text: string }> {
  const file = join(root, siteFile);
  const place = realPathIn(join(root, contentFolder), file);
  return 'fault' in place ? place : readText(file);
}

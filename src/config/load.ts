import { fileProblem } from '../files/fault-problem.ts';
import { hasErrors } from '../problems/format.ts';
import { withLevels } from '../problems/levels.ts';
import type { Problem } from '../problems/problem.ts';
import { startOf, withoutEchoes } from '../problems/problem.ts';
import { missingSite } from '../problems/rules/files.ts';
import { readYaml } from './read-yaml.ts';
import { redirectProblems } from './redirects.ts';
import { repeatedItems } from './repeated.ts';
import { levelProblems, usableLevels } from './rule-levels.ts';
import { salvage } from './salvage.ts';
import type { Site } from './site.ts';
import { siteFrom, siteSchema } from './site.ts';
import { siteFile, siteText } from './site-file.ts';
import { termProblems } from './terms.ts';
import { validate } from './validate.ts';
import { yamlPlaces } from './yaml-places.ts';

/** Keys that may stand in the lists of site.yaml, beside those of the file itself. */
const knownKeys = [
  ...Object.keys(siteSchema.shape),
  ...['label', 'slug', 'parent', 'aliases', 'bio', 'picture', 'links', 'title', 'text', 'action'],
];

const examples = { name: 'My Engineering Blog', url: 'https://example.com/' };

/** A site's configuration as it was read. */
export interface LoadedSite {
  /** Null where it has a mistake: nothing can be built then. */
  readonly value: Site | null;
  /** What could be read of it, wrong keys as if they were not there: with it, everything else is checked all the same. */
  readonly readable: Site;
  readonly problems: readonly Problem[];
}

/** A site's configuration from the text of its site.yaml, with all that is wrong with it. */
export function parseSite(text: string): LoadedSite {
  const yaml = readYaml(text, { file: siteFile, firstLine: 1, offset: 0, keys: knownKeys });
  if (yaml.data === null) return { value: null, readable: readableOf({}), problems: yaml.problems };
  const place = yamlPlaces(yaml.text, siteFile, 1, yaml.text === text ? 0 : null);
  const { value, problems } = validate(siteSchema, yaml.data, place, examples);
  const written = value === null ? readableOf(yaml.data) : siteFrom(value);
  const readable = { ...written, rules: usableLevels(written.rules) };
  const all = [
    ...yaml.problems,
    ...withoutEchoes(yaml.problems, problems),
    ...termProblems(readable, yaml.data, place),
    ...redirectProblems(yaml.data.redirects, place),
    ...levelProblems(written.rules, place),
    ...withoutEchoes(problems, repeatedItems(yaml.data, place)),
  ];
  return { value: hasErrors(withLevels(all, readable.rules)) ? null : readable, readable, problems: all };
}

/** The configuration of the site in the folder `root`. A missing file is a problem, not an exception. */
export function loadSite(root: string): LoadedSite {
  const read = siteText(root);
  if (!('fault' in read)) return parseSite(read.text);
  const isMissing = read.fault.kind === 'missing';
  const problem = isMissing ? missingSite(startOf(siteFile)) : fileProblem(read.fault, siteFile);
  return { value: null, readable: readableOf({}), problems: [problem] };
}

function readableOf(data: Record<string, unknown>): Site {
  const written = salvage(siteSchema, data, examples);
  // Against a list of which a part could not be read, categories would be told that are right.
  const isWhole = !Array.isArray(data.categories) || written.categories?.length === data.categories.length;
  return siteFrom({ ...written, categories: isWhole ? written.categories : null });
}

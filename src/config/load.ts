import { join } from 'node:path';
import { fileProblem } from '../files/fault-problem.ts';
import { realPathIn } from '../files/look.ts';
import { readText } from '../files/text.ts';
import { contentFolder } from '../model/paths.ts';
import type { Problem } from '../problems/problem.ts';
import { startOf } from '../problems/problem.ts';
import { missingSite, unreadableYaml, wrongValue } from '../problems/rules.ts';
import { parentProblems } from './parents.ts';
import type { Site } from './site.ts';
import { siteFrom, siteSchema } from './site.ts';
import { siteFile } from './site-file.ts';
import { type Validated, validate } from './validate.ts';
import { locate, parseYaml, YamlError } from './yaml.ts';

const examples = { name: 'My Engineering Blog', url: 'https://example.com/' };

/** A site's configuration from the text of its site.yaml, with all that is wrong with it. */
export function parseSite(text: string): Validated<Site> {
  try {
    const data = parseYaml(text) ?? {};
    if (typeof data !== 'object' || Array.isArray(data)) {
      return failed(wrongValue(startOf(siteFile), 'site.yaml', 'keys with values', 'something else'));
    }
    const place = (path: readonly PropertyKey[]) => locate(text, path, siteFile, 1);
    const { value, problems } = validate(siteSchema, { ...data }, place, examples);
    const parents = parentProblems(value?.categories ?? [], place);
    return { value: value && siteFrom(value), problems: [...problems, ...parents] };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return failed(unreadableYaml({ file: siteFile, line: error.line + 1, column: error.column + 1 }, error.message));
  }
}

/** The configuration of the site in the folder `root`. A missing file is a problem, not an exception. */
export function loadSite(root: string): Validated<Site> & { readonly text: string } {
  const file = join(root, siteFile);
  const place = realPathIn(join(root, contentFolder), file);
  const read = 'fault' in place ? place : readText(file);
  if (!('fault' in read)) return { ...parseSite(read.text), text: read.text };
  const isMissing = read.fault.kind === 'missing';
  return { ...failed(isMissing ? missingSite(startOf(siteFile)) : fileProblem(read.fault, siteFile)), text: '' };
}

function failed(problem: Problem): Validated<Site> {
  return { value: null, problems: [problem] };
}

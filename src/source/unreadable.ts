import { bodyFacts } from './body-facts.ts';
import { bodyProblems } from './body-problems.ts';
import type { SplitFile } from './front-matter.ts';
import { failed, type ReadFile, type Reading } from './reading.ts';

/** A file whose front matter cannot be read: what is wrong with its body is told all the same. */
export function unreadable(
  source: string,
  { body, bodyLine, bodyStart, problems }: SplitFile,
  { render, site }: Reading,
): ReadFile<never> {
  if (body === '') return { entry: null, body: null, failed: null, included: [], problems };
  const rendered = render(body, bodyLine, { source, language: null, math: site.math });
  const { pictures, links, diagrams } = bodyFacts(rendered, source);
  const file = { source, draft: false, date: null, expires: null, thumbnail: null, pictures, links, diagrams };
  return failed(file, rendered.included, [...problems, ...bodyProblems(rendered, source, bodyStart)]);
}

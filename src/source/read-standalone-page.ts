import { shortHash } from '../cache/short-hash.ts';
import { validate } from '../config/validate.ts';
import { isFilePath } from '../model/paths.ts';
import type { StandalonePage } from '../model/post.ts';
import { type Problem, withoutEchoes } from '../problems/problem.ts';
import { unusableName } from '../problems/rules/addresses.ts';
import { defaultPagePermalink } from './addresses.ts';
import { bodyFacts, excerptOf } from './body-facts.ts';
import { bodyProblems } from './body-problems.ts';
import { readForeignKeys } from './foreign-keys.ts';
import { splitFrontMatter } from './front-matter.ts';
import { withIncluded } from './included.ts';
import { pageKeyNames } from './key-defaults.ts';
import { lengthProblems } from './lengths.ts';
import { oddInFrontMatter } from './odd-characters.ts';
import { readExtra } from './read-extra.ts';
import { type CommentsBeside, failed, fingerprint, nothingBeside, type ReadFile, type Reading } from './reading.ts';
import { keyExamples, pageSchema } from './schema.ts';
import { setApart } from './set-apart.ts';
import { unreadable } from './unreadable.ts';

const pageKeys: ReadonlySet<string> = new Set(pageKeyNames);

/**
 * Reads a standalone page from its file's text; without `permalink` its URL is its path below `content/pages/`. `textHash`
 * stands for the text, as with `readPost`.
 */
export function readStandalonePage(
  source: string,
  fileText: string,
  reading: Reading,
  beside: CommentsBeside = nothingBeside,
  textHash = shortHash(fileText),
): ReadFile<StandalonePage> {
  const apart = setApart(source, fileText);
  if (apart !== null) return { entry: null, body: null, failed: null, included: [], problems: apart };
  const file = splitFrontMatter(source, fileText, pageKeyNames);
  const { place } = file;
  if (file.data === null) return unreadable(source, file, reading);
  const problems: Problem[] = [...file.problems];
  const data = readForeignKeys(file.data, pageKeys, place, problems);
  const { value, problems: found } = validate(pageSchema(), data, place, keyExamples);
  const permalink = value?.permalink ?? defaultPagePermalink(source, reading.site.language);
  const isNamed = isFilePath(permalink);
  const body = reading.render(file.body, file.bodyLine, { source, language: null, math: reading.site.math });
  const facts = bodyFacts(body, source);
  problems.push(...withoutEchoes(file.problems, found));
  problems.push(...oddInFrontMatter(source, fileText, file.bodyStart, problems));
  if (value !== null) problems.push(...lengthProblems(value, place));
  const extra = readExtra(data, 'page', reading.site, place, problems);
  problems.push(...bodyProblems(body, source, file.bodyStart), ...beside.problems);
  const included = [...body.included, ...beside.included];
  if (value === null || extra === null || !isNamed) {
    const { pictures, links, diagrams } = facts;
    const draft = pageSchema().shape.draft.safeParse(data.draft).data ?? false;
    return failed({ source, draft, date: null, expires: null, thumbnail: null, pictures, links, diagrams }, included, [
      ...problems,
      ...(isNamed || data.permalink ? [] : [unusableName(place(['permalink']), source)]),
    ]);
  }
  const entry: StandalonePage = {
    source,
    fingerprint: fingerprint(source, withIncluded(textHash, included), reading.key),
    title: value.title,
    permalink,
    aliases: value.aliases,
    description: value.description ?? excerptOf(body, reading.site.language, reading.site.excerptLength),
    metaTitle: value.metaTitle,
    noindex: value.noindex,
    draft: value.draft,
    nav: value.nav,
    layout: value.layout,
    extra,
    ...facts,
    features: beside.count > 0 ? [...facts.features, 'comments'] : facts.features,
    commentCount: beside.count,
  };
  return { entry, body: { ...body, comments: beside.threads }, failed: null, included, problems };
}

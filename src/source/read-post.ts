import { shortHash } from '../cache/short-hash.ts';
import type { Site } from '../config/site.ts';
import { validate } from '../config/validate.ts';
import { excerpt } from '../markdown/excerpt.ts';
import type { RenderedBody } from '../markdown/render.ts';
import type { Body } from '../model/body.ts';
import { centre } from '../model/focus.ts';
import type { IncludedFile } from '../model/included-file.ts';
import { dateInName, isFilePath, isRemote, nameOf, resolveReference } from '../model/paths.ts';
import type { FailedFile, Post, StandalonePage } from '../model/post.ts';
import { sanitizeTitle, typedSlug } from '../model/slug.ts';
import { type Problem, withoutEchoes } from '../problems/problem.ts';
import { missingSlug, unusableName } from '../problems/rules/addresses.ts';
import { remotePicture } from '../problems/rules/bodies.ts';
import { missingAlt, remoteThumbnail } from '../problems/rules/front-matter.ts';
import { wrongValue } from '../problems/rules/keys.ts';
import { defaultPagePermalink } from './addresses.ts';
import { bodyFacts } from './body-facts.ts';
import { readDates, withNamedDate } from './dates.ts';
import { readForeignKeys } from './foreign-keys.ts';
import { type SplitFile, splitFrontMatter } from './front-matter.ts';
import { withIncluded } from './included.ts';
import { lengthProblems, orderProblems } from './lengths.ts';
import { readNames, unusableNames } from './names.ts';
import { oddInFrontMatter } from './odd-characters.ts';
import { readCaption } from './read-caption.ts';
import { noComments, type ReadComments } from './read-comments.ts';
import { readExtra } from './read-extra.ts';
import { keyExamples, pageKeyNames, pageSchema, postKeyNames, postSchema } from './schema.ts';
import { isInDrafts, lackingIn, setApart } from './set-apart.ts';
import { usualKeys } from './usual-keys.ts';

/** Whose Markdown it is that becomes a body. */
export interface TextOf {
  readonly source: string;
  /** In which the words are that are added to it; null is the site's. */
  readonly language: string | null;
  /** Whether it has formulas. */
  readonly math: boolean;
  /** True for one that stands in a line of something else: nothing in it takes lines of its own. @default false */
  readonly isLine?: boolean;
}

/** A body with the files that it shows. */
export interface ReadBody extends RenderedBody {
  readonly included: readonly IncludedFile[];
}

/** The comments that lie beside a text, with their file as it was when they were read. */
export interface CommentsBeside extends ReadComments {
  readonly included: readonly IncludedFile[];
}

/** Of a text without any. */
export const nothingBeside: CommentsBeside = { ...noComments, included: [] };

/** Makes a body of Markdown whose first line is line `firstLine` of its file. */
export type RenderMarkdown = (markdown: string, firstLine: number, of: TextOf) => ReadBody;

/** What every file is read with. `key` stands for all of it: equal keys read equal texts equally. */
export interface Reading {
  readonly site: Site;
  readonly render: RenderMarkdown;
  readonly key: string;
}

/**
 * A file that was read: its entry and body where it is right, else what it names, and all that is wrong with it.
 * `failed` is null too where the front matter cannot be told from the body.
 */
export type ReadFile<Entry> = {
  readonly problems: readonly Problem[];
  /** The files that its text shows. */
  readonly included: readonly IncludedFile[];
} & (
  | { readonly entry: Entry; readonly body: Body; readonly failed: null }
  | { readonly entry: null; readonly body: null; readonly failed: FailedFile | null }
);

const postKeys: ReadonlySet<string> = new Set(postKeyNames);
const pageKeys: ReadonlySet<string> = new Set(pageKeyNames);

/**
 * Reads a post from its file's text and the comments beside it. Pure: the same of both and the same reading give the same
 * post, whatever the clock says.
 */
export function readPost(
  source: string,
  fileText: string,
  reading: Reading,
  beside: CommentsBeside = nothingBeside,
): ReadFile<Post> {
  const apart = setApart(source, fileText);
  if (apart !== null) return { entry: null, body: null, failed: null, included: [], problems: apart };
  const file = splitFrontMatter(source, fileText, postKeyNames);
  const { place } = file;
  const isDraft = isInDrafts(source);
  const lacking = isDraft ? lackingIn(source, fileText, file.data) : null;
  if (lacking !== null) return { entry: null, body: null, failed: null, included: [], problems: [lacking] };
  if (file.data === null) return unreadable(source, file, reading);
  const { site } = reading;
  const problems: Problem[] = [...file.problems];
  const data = withNamedDate(readForeignKeys(file.data, postKeys, place, problems), dateInName(source));
  const usual = usualKeys(data);
  const { value, problems: found } =
    usual === null ? validate(postSchema, data, place, keyExamples) : { value: usual, problems: [] };
  problems.push(...withoutEchoes(file.problems, found));
  problems.push(...oddInFrontMatter(source, fileText, file.bodyStart, problems));
  const { date, updated, expires } = readDates(data, site, place, problems);
  if (value !== null) problems.push(...lengthProblems(value, place));
  problems.push(...orderProblems({ date: date ?? null, updated: updated ?? null, expires: expires ?? null }, place));
  const names = readNames(data, site, place, problems);
  const extra = readExtra(data, 'post', site, place, problems);
  const { categories, tags, authors } = names;
  const known = value ?? readableKeys(data);
  const slug =
    known.slug === null ? sanitizeTitle(nameOf(source), site.language) : typedSlug(known.slug, site.language);
  const isUsable = isFilePath(`/${slug}/`);
  if (slug !== '' && !isUsable)
    problems.push(wrongValue(place(['slug']), 'slug', 'a name without slashes', `"${slug}"`, null));
  if (slug === '') problems.push(missingSlug(place(['slug']), known.slug ?? nameOf(source)));
  if (known.thumbnail && known.thumbnailAlt === null) problems.push(missingAlt(place(['thumbnail'])));
  if (known.thumbnail && isRemote(known.thumbnail))
    problems.push(remoteThumbnail(place(['thumbnail']), known.thumbnail));
  const thumbnail =
    known.thumbnail === null || isRemote(known.thumbnail) ? null : resolveReference(known.thumbnail, source);
  const of: TextOf = { source, language: known.lang, math: known.math ?? site.math };
  const body = reading.render(file.body, file.bodyLine, of);
  const renderLine = (markdown: string, line: number) =>
    reading.render(markdown, line, { ...of, language: null, isLine: true });
  const caption = readCaption(known.thumbnailCaption, () => place(['thumbnailCaption']), renderLine, problems);
  problems.push(...bodyProblems(body, source, file.bodyStart), ...beside.problems);
  const included = [...body.included, ...beside.included];
  const facts = bodyFacts({ ...body, links: [...body.links, ...caption.links] }, source);
  const areDatesRight = date && updated !== undefined && expires !== undefined;
  if (value === null || !areDatesRight || categories === null || extra === null || !isUsable) {
    const { pictures, links, diagrams } = facts;
    problems.push(...unusableNames(names, data, site, place));
    const timing = { draft: known.draft || isDraft, date: date ?? null, expires: expires ?? null };
    return failed({ source, ...timing, thumbnail, pictures, links, diagrams }, included, problems);
  }
  const summary = value.excerpt ?? excerptOf(body, value.lang ?? site.language, site.excerptLength);
  const metadata = {
    source,
    slug,
    permalink: value.permalink,
    title: value.title,
    date,
    updated,
    expires,
    categories,
    tags,
    authors,
    thumbnail:
      thumbnail === null
        ? null
        : {
            path: thumbnail,
            alt: value.thumbnailAlt,
            caption: caption.parts,
            focus: value.thumbnailFocus ?? centre,
          },
    excerpt: summary,
    hasOwnExcerpt: value.excerpt !== null,
    description: value.description,
    metaTitle: value.metaTitle,
    aliases: value.aliases,
    canonical: value.canonical,
    draft: value.draft || isDraft,
    unlisted: value.unlisted,
    noindex: value.noindex,
    series: value.series,
    toc: value.toc ?? site.toc,
    math: value.math ?? site.math,
    comments: value.comments ?? (value.discussion !== null || (site.comments ?? beside.count > 0)),
    discussion: value.discussion,
    sticky: value.sticky,
    id: value.id,
    language: value.lang,
    layout: value.layout,
    extra,
  };
  const entry: Post = {
    ...metadata,
    fingerprint: fingerprint(source, withIncluded(fileText, included), reading.key),
    metadataFingerprint: fingerprint(source, JSON.stringify(metadata), reading.key),
    ...facts,
    commentCount: beside.count,
  };
  return { entry, body: { ...body, comments: beside.threads }, failed: null, included, problems };
}

/** Reads a standalone page from its file's text; without `permalink` its URL is its path below `content/pages/`. */
export function readStandalonePage(
  source: string,
  fileText: string,
  reading: Reading,
  beside: CommentsBeside = nothingBeside,
): ReadFile<StandalonePage> {
  const apart = setApart(source, fileText);
  if (apart !== null) return { entry: null, body: null, failed: null, included: [], problems: apart };
  const file = splitFrontMatter(source, fileText, pageKeyNames);
  const { place } = file;
  if (file.data === null) return unreadable(source, file, reading);
  const problems: Problem[] = [...file.problems];
  const data = readForeignKeys(file.data, pageKeys, place, problems);
  const { value, problems: found } = validate(pageSchema, data, place, keyExamples);
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
    const draft = pageSchema.shape.draft.safeParse(data.draft).data ?? false;
    return failed({ source, draft, date: null, expires: null, thumbnail: null, pictures, links, diagrams }, included, [
      ...problems,
      ...(isNamed || data.permalink ? [] : [unusableName(place(['permalink']), source)]),
    ]);
  }
  const entry: StandalonePage = {
    source,
    fingerprint: fingerprint(source, withIncluded(fileText, included), reading.key),
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

function failed(file: FailedFile, included: readonly IncludedFile[], problems: readonly Problem[]): ReadFile<never> {
  return { entry: null, body: null, failed: file, included, problems };
}

/** A file whose front matter cannot be read: what is wrong with its body is told all the same. */
function unreadable(
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

/** The keys that more is told about, each by itself: one that is wrong must not hide what is to be said of another. */
function readableKeys(data: Record<string, unknown>) {
  const { slug, draft, thumbnail, thumbnailAlt, thumbnailCaption, lang, math } = postSchema.shape;
  return {
    slug: slug.safeParse(data.slug).data ?? null,
    draft: draft.safeParse(data.draft).data ?? false,
    lang: lang.safeParse(data.lang).data ?? null,
    math: math.safeParse(data.math).data ?? null,
    thumbnail: thumbnail.safeParse(data.thumbnail).data ?? null,
    thumbnailCaption: thumbnailCaption.safeParse(data.thumbnailCaption).data ?? null,
    // One that is wrong is told as that, not as missing.
    thumbnailAlt: thumbnailAlt.catch('').parse(data.thumbnailAlt),
  };
}

/** What is to be said of a body by itself: what its Markdown tells, and the pictures that are elsewhere. */
function bodyProblems({ parts, findings }: RenderedBody, source: string, bodyStart: number): Problem[] {
  const remote = parts
    .filter((part) => typeof part !== 'string' && part.kind === 'picture')
    .filter((slot) => /^(https?:)?\/\//i.test(slot.source))
    .map(({ line, column, source: url }) => remotePicture({ file: source, line, column }, url));
  return [...findings.map((finding) => inFile(finding, source, bodyStart)), ...remote];
}

/** A finding of a body, which knows neither its file nor where it begins there. */
function inFile({ fix, ...finding }: Problem, file: string, bodyStart: number): Problem {
  if (fix === undefined) return { ...finding, file };
  const edits = fix.edits.map(({ start, end, text }) => ({ start: start + bodyStart, end: end + bodyStart, text }));
  return { ...finding, file, fix: { ...fix, edits } };
}

/** The excerpt of a body without its slots: pictures and anchors fall away with the tags. */
function excerptOf(body: Pick<Body, 'parts'>, language: string, count: number | null): string {
  return excerpt(body.parts.map((part) => (typeof part === 'string' ? part : '')).join(''), { language, count });
}

function fingerprint(source: string, fileText: string, key: string): string {
  return shortHash(`${key}\n${source}\n${fileText}`);
}

import { shortHash } from '../cache/short-hash.ts';
import type { Site } from '../config/site.ts';
import type { Locate } from '../config/validate.ts';
import { validate } from '../config/validate.ts';
import { locate } from '../config/yaml.ts';
import type { Problem } from '../problems/problem.ts';
import { missingAlt, missingSlug, remotePicture, remoteThumbnail, wrongDate, wrongValue } from '../problems/rules.ts';
import type { Body } from './body.ts';
import { chooseCategories } from './categories.ts';
import { excerpt, wordsOrCharacters } from './excerpt.ts';
import { centre } from './focus.ts';
import { type SplitFile, splitFrontMatter } from './front-matter.ts';
import { DateError, type Moment, parseMoment } from './moment.ts';
import { isFilePath, isRemote, nameOf, resolveReference } from './paths.ts';
import type { Post, StandalonePage } from './post.ts';
import { bodyFacts } from './read-body.ts';
import { keyExamples, pageSchema, postSchema } from './schema.ts';
import { sanitizeTitle } from './slug.ts';

/** Makes a body of Markdown whose first line is line `firstLine` of its file. */
export type RenderMarkdown = (markdown: string, firstLine: number) => Body;

/** What every file is read with. `key` stands for all of it: equal keys read equal texts equally. */
export interface Reading {
  readonly site: Site;
  readonly render: RenderMarkdown;
  readonly key: string;
}

/** A file that was read: its entry and body where it is right, and all that is wrong with it. */
export type ReadFile<Entry> =
  | { readonly entry: Entry; readonly body: Body; readonly problems: readonly Problem[] }
  | { readonly entry: null; readonly body: null; readonly problems: readonly Problem[] };

/** Reads a post from its file's text. Pure: the same text and reading give the same post, whatever the clock says. */
export function readPost(source: string, fileText: string, reading: Reading): ReadFile<Post> {
  const opened = open(source, fileText);
  if ('problem' in opened) return failed([opened.problem]);
  const { file, place } = opened;
  const { value, problems: found } = validate(postSchema, file.data, place, keyExamples);
  const problems = [...found];
  const dates = readDates(file.data, reading.site, place, problems);
  const categories = chooseCategories(file.data.categories, reading.site.categories, place, problems);
  const slug = sanitizeTitle(value?.slug ?? nameOf(source), reading.site.language);
  if (slug !== '' && !isFilePath(`/${slug}/`))
    problems.push(wrongValue(place(['slug']), 'slug', 'a name without slashes', `"${slug}"`));
  if (slug === '') problems.push(missingSlug(place(['slug']), value?.slug ?? nameOf(source)));
  if (value?.thumbnail && value.thumbnailAlt === null) problems.push(missingAlt(place(['thumbnail'])));
  if (value?.thumbnail && isRemote(value.thumbnail))
    problems.push(remoteThumbnail(place(['thumbnail']), value.thumbnail));
  if (value === null || dates === null || categories === null || !isFilePath(`/${slug}/`)) return failed(problems);

  const body = reading.render(file.body, file.bodyLine);
  const summary = value.excerpt ?? excerptOf(body, value.lang ?? reading.site.language);
  const metadata = {
    source,
    slug,
    title: value.title,
    ...dates,
    categories,
    tags: value.tags,
    authors: value.authors,
    thumbnail:
      value.thumbnail === null
        ? null
        : {
            path: resolveReference(value.thumbnail, source),
            alt: value.thumbnailAlt,
            focus: value.thumbnailFocus ?? centre,
          },
    excerpt: summary,
    hasOwnExcerpt: value.excerpt !== null,
    description: value.description,
    aliases: value.aliases,
    canonical: value.canonical,
    draft: value.draft,
    unlisted: value.unlisted,
    series: value.series,
    toc: value.toc ?? reading.site.toc,
    math: value.math ?? reading.site.math,
    comments: value.comments ?? reading.site.comments,
    sticky: value.sticky,
    id: value.id,
    language: value.lang,
  };
  const entry: Post = {
    ...metadata,
    fingerprint: fingerprint(source, fileText, reading.key),
    metadataFingerprint: fingerprint(source, JSON.stringify(metadata), reading.key),
    ...bodyFacts(body, source),
  };
  return { entry, body, problems: [...problems, ...remotePictures(body, source)] };
}

/** Reads a standalone page from its file's text; without `permalink` its URL is its path below `content/pages/`. */
export function readStandalonePage(source: string, fileText: string, reading: Reading): ReadFile<StandalonePage> {
  const opened = open(source, fileText);
  if ('problem' in opened) return failed([opened.problem]);
  const { file, place } = opened;
  const { value, problems } = validate(pageSchema, file.data, place, keyExamples);
  if (value === null) return failed(problems);
  const body = reading.render(file.body, file.bodyLine);
  const entry: StandalonePage = {
    source,
    fingerprint: fingerprint(source, fileText, reading.key),
    title: value.title,
    permalink: withSlash(value.permalink ?? defaultPermalink(source, reading.site.language)),
    description: value.description ?? excerptOf(body, reading.site.language),
    nav: value.nav,
    ...bodyFacts(body, source),
  };
  return { entry, body, problems };
}

type Opened = { readonly file: SplitFile; readonly place: Locate } | { readonly problem: Problem };

function open(source: string, fileText: string): Opened {
  const file = splitFrontMatter(source, fileText.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
  if ('rule' in file) return { problem: file };
  return { file, place: (path) => locate(file.yaml, path, source, file.yamlLine) };
}

function failed(problems: readonly Problem[]): ReadFile<never> {
  return { entry: null, body: null, problems };
}

interface Dates {
  readonly date: Moment;
  readonly updated: Moment | null;
  readonly expires: Moment | null;
}

/** The dates of a post; null where one of them is wrong, which is then told, whatever else is wrong. */
function readDates(data: Record<string, unknown>, site: Site, place: Locate, problems: Problem[]): Dates | null {
  const read = (key: string): Moment | null | undefined => {
    const typed = data[key];
    if (typeof typed !== 'string' || typed.trim() === '') return null;
    try {
      return parseMoment(typed, site);
    } catch (error) {
      if (!(error instanceof DateError)) throw error;
      problems.push(wrongDate(place([key]), key, typed, error.message));
      return undefined;
    }
  };
  const [date, updated, expires] = [read('date'), read('updated'), read('expires')];
  return date && updated !== undefined && expires !== undefined ? { date, updated, expires } : null;
}

function remotePictures(body: Body, source: string): Problem[] {
  return body.parts
    .filter((part) => typeof part !== 'string' && part.kind === 'picture')
    .filter((slot) => /^(https?:)?\/\//i.test(slot.source))
    .map((slot) => remotePicture({ file: source, line: slot.line, column: 1 }, slot.source));
}

/** A footnote's number belongs to the text below, not to its excerpt. */
const footnoteNumber = /<sup class="footnote-ref">.*?<\/sup>/g;

/** The excerpt that WordPress would make of the body: pictures, links and anchors fall away with the other tags. */
function excerptOf(body: Body, language: string): string {
  const html = body.parts.map((part) => (typeof part === 'string' ? part : '')).join('');
  const text = html.includes('footnote-ref') ? html.replaceAll(footnoteNumber, '') : html;
  return excerpt(text, { by: wordsOrCharacters(language) });
}

function fingerprint(source: string, fileText: string, key: string): string {
  return shortHash(`${key}\n${source}\n${fileText}`);
}

function defaultPermalink(source: string, language: string): string {
  const folders = source.split('/').slice(2, -1);
  const name = /(^|\/)index\.[^/]*$/.test(source) ? [] : [nameOf(source)];
  return `/${[...folders, ...name].map((part) => sanitizeTitle(part, language)).join('/')}/`;
}

function withSlash(path: string): string {
  return path.endsWith('/') || /\.[a-z]+$/i.test(path) ? path : `${path}/`;
}

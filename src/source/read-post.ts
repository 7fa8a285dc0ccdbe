import { shortHash } from '../cache/short-hash.ts';
import { validate } from '../config/validate.ts';
import { centre } from '../model/focus.ts';
import { dateInName, isFilePath, isRemote, nameOf, resolveReference } from '../model/paths.ts';
import type { Post } from '../model/post.ts';
import { sanitizeTitle, typedSlug } from '../model/slug.ts';
import { type Problem, withoutEchoes } from '../problems/problem.ts';
import { missingSlug } from '../problems/rules/addresses.ts';
import { missingAlt, remoteThumbnail } from '../problems/rules/front-matter.ts';
import { wrongValue } from '../problems/rules/keys.ts';
import { bodyFacts, excerptOf } from './body-facts.ts';
import { bodyProblems } from './body-problems.ts';
import { readDates, withNamedDate } from './dates.ts';
import { readForeignKeys } from './foreign-keys.ts';
import { splitFrontMatter } from './front-matter.ts';
import { withIncluded } from './included.ts';
import { postKeyNames } from './key-defaults.ts';
import { lengthProblems, orderProblems } from './lengths.ts';
import { readNames, unusableNames } from './names.ts';
import { oddInFrontMatter } from './odd-characters.ts';
import { readCaption } from './read-caption.ts';
import { readExtra } from './read-extra.ts';
import {
  type CommentsBeside,
  failed,
  fingerprint,
  nothingBeside,
  type ReadFile,
  type Reading,
  type TextOf,
} from './reading.ts';
import { keyExamples, postSchema } from './schema.ts';
import { isInDrafts, lackingIn, setApart } from './set-apart.ts';
import { unreadable } from './unreadable.ts';
import { usualKeys } from './usual-keys.ts';

const postKeys: ReadonlySet<string> = new Set(postKeyNames);

/**
 * Reads a post from its file's text and the comments beside it. Pure: the same of both and the same reading give the same
 * post, whatever the clock says. `textHash` stands for the text: who has read the file has hashed its bytes already.
 */
export function readPost(
  source: string,
  fileText: string,
  reading: Reading,
  beside: CommentsBeside = nothingBeside,
  textHash = shortHash(fileText),
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
    usual === null ? validate(postSchema(), data, place, keyExamples) : { value: usual, problems: [] };
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
    fingerprint: fingerprint(source, withIncluded(textHash, included), reading.key),
    metadataFingerprint: fingerprint(source, JSON.stringify(metadata), reading.key),
    ...facts,
    commentCount: beside.count,
  };
  return { entry, body: { ...body, comments: beside.threads }, failed: null, included, problems };
}

/** The keys that more is told about, each by itself: one that is wrong must not hide what is to be said of another. */
function readableKeys(data: Record<string, unknown>) {
  const { slug, draft, thumbnail, thumbnailAlt, thumbnailCaption, lang, math } = postSchema().shape;
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

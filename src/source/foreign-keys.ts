import type { Locate } from '../config/yaml-places.ts';
import { typedAddress } from '../model/typed-address.ts';
import type { Problem } from '../problems/problem.ts';
import { foreignKey, hidingKey, movingKey } from '../problems/rules/keys.ts';
import { ForeignFixes, isSaid } from './foreign-fixes.ts';
import { isMereRecord, keyOfAuthor, meantStanding, ourKey, type Standing, standingOf } from './foreign-words.ts';

const lists: ReadonlySet<string> = new Set(['categories', 'tags', 'authors', 'aliases']);

/** Keys whose loss changes who sees a post, or when. */
const timing: ReadonlySet<string> = new Set(['date', 'expires', 'draft', 'unlisted']);

/** Keys whose loss changes where a text is. */
const addressing: ReadonlySet<string> = new Set(['permalink', 'slug']);

/**
 * Front matter without the keys of other generators, each told with the line to write instead: with an error where it
 * hides, times or moves the text, which would else be published against its writer's word. `known` are the keys of its kind. A foreign date stands for one
 * that is not there, so that it is not told as missing too.
 */
export function readForeignKeys(
  data: Record<string, unknown>,
  known: ReadonlySet<string>,
  place: Locate,
  problems: Problem[],
): Record<string, unknown> {
  if (Object.keys(data).every((key) => isOurs(key, data[key], known))) return data;
  const rest: Record<string, unknown> = {};
  const adopted: Record<string, unknown> = {};
  const fixes = new ForeignFixes(data, known, place);
  for (const [key, value] of Object.entries(data)) {
    const where = () => place([key], 'key');
    // `published: 2016-05-01` says when, and no more.
    const isTime = isDate(value) && standingOf(key, 'true') !== null;
    const standing = (known.has(key) && key !== 'permalink') || isTime ? null : standingOf(key, value);
    const named = isTime ? 'date' : ourKey(key);
    const ours = named !== null && (known.has(named) || named === 'expires') ? named : null;
    if (standing !== null)
      problems.push(
        ...standingProblems(standing, key, value, known, where).map((told) => fixes.standing(told, standing, key)),
      );
    else if (known.has(key)) rest[key] = value;
    else if (known.has('authors') && keyOfAuthor(key) !== null) problems.push(ofAuthor(key, where));
    else if (ours !== null) {
      problems.push(
        known.has(ours)
          ? fixes.renamed(renaming(ours, key, value, data, where), key, targetOf(ours, data))
          : unending(key, value, where),
      );
      adopted[ours] = value;
    } else if (meantStanding(key, value) !== null && named === null) problems.push(mistyped(key, value, where));
    else rest[key] = value;
  }
  for (const key of ['title', 'date']) if (isSaid(adopted[key]) && !isSaid(rest[key])) rest[key] = adopted[key];
  return rest;
}

/** True for a key of ours, as nearly all are. That of an address may be Eleventy's `permalink: false`, which hides a text. */
function isOurs(key: string, value: unknown, known: ReadonlySet<string>): boolean {
  return known.has(key) && (key !== 'permalink' || standingOf(key, value) === null);
}

/** A page has no end. */
function unending(key: string, value: unknown, where: Where): Problem {
  return hidingKey(where(), key, shown(value), 'write "draft: true" instead when its time is over');
}

/** What other generators say of an author in each post stands in site.yaml once. */
function ofAuthor(key: string, where: Where): Problem {
  return foreignKey(
    where(),
    key,
    `write it once as "${keyOfAuthor(key)}" of the author, who is listed below "authors" in content/site.yaml, and remove this line`,
  );
}

type Where = () => Parameters<typeof foreignKey>[0];

function standingProblems(
  standing: Standing | 'unknown',
  key: string,
  value: unknown,
  known: ReadonlySet<string>,
  where: Where,
): Problem[] {
  switch (standing) {
    case 'public':
      return [foreignKey(where(), key, 'every post is published that is no draft; this line may go')];
    case 'draft':
      return [hidingKey(where(), key, shown(value), 'write "draft: true" instead')];
    case 'unlisted':
      return [
        hidingKey(
          where(),
          key,
          shown(value),
          known.has('unlisted')
            ? 'write "unlisted: true" instead for a page that nothing lists, or "draft: true" for none at all'
            : 'write "noindex: true" instead for a page that search engines leave out, or "draft: true" for none at all',
        ),
      ];
    case 'noindex':
      return [hidingKey(where(), key, shown(value), 'write "noindex: true" instead')];
    default:
      return [
        hidingKey(
          where(),
          key,
          shown(value),
          'write "draft: true" instead, or nothing where the post is to be published',
        ),
      ];
  }
}

function mistyped(key: string, value: unknown, where: Where): Problem {
  const meant = meantStanding(key, value) ?? key;
  const standing = standingOf(meant, value);
  const line =
    standing === 'public' || standing === 'unknown' || standing === null
      ? `${meant}: ${inline(value)}`
      : `${standing}: true`;
  return hidingKey(where(), key, shown(value), `write "${line}" instead`);
}

/** Tells the key of ours that stands for another's, as a whole line where that can be pasted. */
function renaming(ours: string, key: string, value: unknown, data: Record<string, unknown>, where: Where): Problem {
  const target = targetOf(ours, data);
  const isThere = isSaid(data[target]);
  if (addressing.has(target) && isSaid(value) && !isThere) return ofAddress(target, key, value, where);
  const isTiming = timing.has(target) && isSaid(value) && !(isThere && isMereRecord(key));
  const remedy = remedyFor(target, value, isThere, isTiming);
  return isTiming ? hidingKey(where(), key, shown(value), remedy) : foreignKey(where(), key, remedy);
}

function targetOf(ours: string, data: Record<string, unknown>): string {
  return ours === 'excerpt' && isSaid(data.excerpt) ? 'description' : ours;
}

/** A line for the address that is pasted as it stands, or where that is none, what to write. */
function ofAddress(target: string, key: string, value: unknown, where: Where): Problem {
  const isAddress = typeof value === 'string' && (target === 'slug' || typedAddress(value.trim()) !== null);
  const line = isAddress ? lineOf(target, value) : null;
  const remedy = line === null ? `write the path of its address as "${target}"` : `write ${quoted(line)} instead`;
  return movingKey(where(), key, shown(value), remedy);
}

function remedyFor(target: string, value: unknown, isThere: boolean, isTiming: boolean): string {
  const line = lineOf(target, value);
  if (!isThere) return line === null ? `write its value as "${target}"` : `write ${quoted(line)} instead`;
  if (lists.has(target)) return `add what it says to "${target}"`;
  if (isTiming && line !== null) return `write ${quoted(line)} in place of both, or put "#" before this line`;
  return `"${target}" is there already; put "#" before this line to keep it as a note`;
}

function quoted(line: string): string {
  return line.includes('"') ? line : `"${line}"`;
}

/** A line of front matter; null where the value is no text and no list of texts. */
function lineOf(key: string, value: unknown): string | null {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = items.filter((item) => typeof item === 'string');
  if (texts.length !== items.length) return null;
  if (lists.has(key)) {
    const parts = Array.isArray(value) || key === 'aliases' ? texts : texts.flatMap((text) => text.split(','));
    return `${key}: [${parts.map((part) => inline(part.trim())).join(', ')}]`;
  }
  const [first] = texts;
  if (texts.length !== 1 || first === undefined) return null;
  // From the root of the repository, as editors put it in: a path here begins in content/.
  return `${key}: ${inline(key === 'thumbnail' ? first.replace(/^(?:\.?\/)?content\//, '/') : first)}`;
}

/** What YAML would not read as the text that it is, where it stands bare. */
const special = /^[\s?:,[\]{}#&*!|>'"%@`-]|: |:$| #|[\n,[\]{}"]|^\s|\s$|^$|^(null|~)$/i;

function inline(value: unknown): string {
  const text = String(value);
  return special.test(text) ? JSON.stringify(text) : text;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `: ${value}`;
  return '';
}

/** A date where another generator has a yes or no: `published: 2016-05-01`. */
function isDate(value: unknown): boolean {
  return typeof value === 'string' && /^\s*(\d{4}[-/.]\d|\d{1,2}[-/.]\d|[a-z]{3,9}\.? \d)/i.test(value);
}

import { z } from 'zod';
import { optional, text } from '../config/fields.ts';
import type { Site } from '../config/site.ts';
import { parseYaml, YamlError } from '../config/yaml.ts';
import { type Locate, yamlPlaces } from '../config/yaml-places.ts';
import type { Comment } from '../model/comment.ts';
import { parseDate, type SiteDate } from '../model/date.ts';
import { once } from '../model/once.ts';
import { DateError } from '../model/written-date.ts';
import { nearest } from '../problems/nearest.ts';
import { type Problem, startOf } from '../problems/problem.ts';
import { unreadableComments, wrongComment } from '../problems/rules/comments.ts';
import { commentHtml } from './comment-text.ts';
import { type SaidComment, threadsOf } from './comment-thread.ts';

/** The comments below a text, and what is wrong with their file. */
export interface ReadComments {
  readonly threads: readonly Comment[];
  /** How many they are, answers too. */
  readonly count: number;
  readonly problems: readonly Problem[];
}

/** Of a text that has no such file. */
export const noComments: ReadComments = { threads: [], count: 0, problems: [] };

const statuses = ['approved', 'pending', 'spam', 'trash'] as const;
const kinds = ['comment', 'pingback', 'trackback'] as const;

const commentSchema = once(() => {
  const id = z
    .union([z.string(), z.number()], { error: 'letters, digits and hyphens' })
    .transform((value) => String(value).trim())
    .refine((value) => /^[\w-]+$/.test(value), { error: 'letters, digits and hyphens' });
  return z.strictObject({
    id,
    parent: optional(id, null),
    author: optional(text, ''),
    date: optional(text, null),
    status: optional(z.enum(statuses, { error: `one of ${statuses.join(', ')}` }), 'approved'),
    kind: optional(z.enum(kinds, { error: `one of ${kinds.join(', ')}` }), 'comment'),
    website: optional(text, null),
    text: z.string({ error: 'text' }),
    // What an import keeps where it was asked to; no page shows it.
    mail: optional(text, null),
    address: optional(text, null),
  });
});

/** What to write for a key, in JSON. */
const examples: Readonly<Record<string, string>> = {
  id: '"1"',
  parent: 'null',
  author: '"Ada"',
  date: '"2026-01-15T10:30:00Z"',
  status: '"approved"',
  kind: '"comment"',
  website: 'null',
  text: '"So it is."',
};

/**
 * Reads the file of comments beside a text, whose path from the site's root is `path`. Only those that were approved are
 * given, and none that another site made by linking here (pingbacks and trackbacks).
 */
export function readComments(path: string, fileText: string, site: Site): ReadComments {
  const list = listIn(path, fileText);
  if ('rule' in list) return { ...noComments, problems: [list] };
  const place = yamlPlaces(fileText, path, 1, 0);
  const problems: Problem[] = [];
  const said: SaidComment[] = [];
  const ids = new Set<string>();
  for (const [index, item] of list.items.entries()) {
    const comment = commentSchema().safeParse(item);
    if (!comment.success) {
      problems.push(...comment.error.issues.flatMap((issue) => wrong(issue, index, place)));
      continue;
    }
    const { data } = comment;
    if (ids.has(data.id))
      problems.push(wrongComment(place([index, 'id']), 'id', 'its own', `"${data.id}" is that of another one.`));
    ids.add(data.id);
    const date = dateOf(data.date, index, { site, place, problems });
    if (data.status === 'approved' && data.kind === 'comment')
      said.push({
        id: data.id,
        parent: data.parent,
        author: data.author,
        website: webAddress(data.website),
        date,
        html: commentHtml(data.text, site.url),
      });
  }
  if (problems.length > 0) return { ...noComments, problems };
  return { threads: threadsOf(said), count: said.length, problems };
}

/** The list that a file holds, or why there is none. What JSON forbids and cannot be misread, such as a last comma, is taken. */
function listIn(path: string, fileText: string): { readonly items: readonly unknown[] } | Problem {
  const found = parsed(fileText);
  if (found instanceof YamlError) {
    const { line, column, message } = found;
    return unreadableComments({ file: path, line: line + 1, column: column + 1 }, message);
  }
  return Array.isArray(found) ? { items: found } : unreadableComments(startOf(path), 'as they are no list');
}

function parsed(fileText: string): unknown {
  try {
    return JSON.parse(fileText);
  } catch {
    // YAML says where it gives up, and reads JSON.
    try {
      return parseYaml(fileText);
    } catch (error) {
      if (error instanceof YamlError) return error;
      throw error;
    }
  }
}

function wrong(issue: z.core.$ZodIssue, index: number, place: Locate): Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const near = nearest(key, Object.keys(commentSchema().shape));
      const remedy = near === null ? 'leave it out.' : `did you mean "${near}"?`;
      return wrongComment(place([index, key], 'key'), key, 'a key that comments have', remedy);
    });
  const key = String(issue.path[0] ?? '');
  if (key === '')
    return [
      wrongComment(
        place([index]),
        'id',
        'in braces, with its other keys',
        'write `{ "id": "1", "text": "So it is." }`.',
      ),
    ];
  const example = `write \`${JSON.stringify(key)}: ${examples[key] ?? 'null'}\`.`;
  const expected = issue.message.startsWith('Invalid') ? 'text' : issue.message;
  return [wrongComment(place([index, key]), key, expected, example)];
}

interface DateMeans {
  readonly site: Site;
  readonly place: Locate;
  readonly problems: Problem[];
}

/** The date of a comment; null where there is none, which WordPress writes as zeros. */
function dateOf(written: string | null, index: number, { site, place, problems }: DateMeans): SiteDate | null {
  if (written === null || written.startsWith('0000-')) return null;
  try {
    return parseDate(written, site);
  } catch (error) {
    if (!(error instanceof DateError)) throw error;
    const expected = `a date, but "${written}" is ${error.message}`;
    problems.push(wrongComment(place([index, 'date']), 'date', expected, `write \`"date": ${examples.date}\`.`));
    return null;
  }
}

/** What people type as their site is an address at times, and at times anything. */
function webAddress(typed: string | null): string | null {
  const url = typed === null ? null : URL.parse(typed);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.href : null;
}

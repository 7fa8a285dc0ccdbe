import { z } from 'zod';
import { directives, type Sources } from '../model/needs.ts';
import { optional, text, texts } from './fields.ts';
import { strangeKey } from './services/provider-keys.ts';

/** The field that may be widened instead of written anew. */
const policyField = 'content-security-policy';

const expected =
  'one line of text, false, or of Content-Security-Policy a map from directives such as img-src to sources';

/** A header field's value is text in one line (RFC 9110, 5.5). */
const fieldValue = text.refine((value) => /^[\x20-\x7e]+$/.test(value), { error: expected });

/** Fields that say how one answer is sent (RFC 9110, 6 and 7; RFC 9112): one value for all answers breaks them. */
const ofHost: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'date',
  'etag',
  'last-modified',
  'location',
  'transfer-encoding',
]);

/** Words of a policy that stand in single quotes (CSP Level 3, 2.3.1): without them they are names of hosts. */
const quotedWords = /^(?:self|none|unsafe-inline|unsafe-eval|strict-dynamic|sha(?:256|384|512)-\S+|nonce-\S+)$/i;

const sourceList = texts.superRefine((list, context) => {
  for (const [index, source] of list.entries())
    if (quotedWords.test(source) || /[\s;,]/.test(source))
      context.addIssue({
        code: 'custom',
        path: [index],
        message: `one source of a policy, such as https://cdn.example or "'self'"`,
        continue: true,
      });
});

const sources = z.strictObject(
  Object.fromEntries(directives.map((directive) => [directive, optional(sourceList, [])])),
  {
    error: 'text in one line, or false',
  },
);

/** Header fields as they are typed: a text, `false` for none, or for the Content-Security-Policy a map of further sources. */
export const headers = optional(
  z
    .record(
      z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: 'the name of a header field' }),
      z.union([fieldValue, sources], { error: expected }),
      { error: 'header fields, such as { X-Frame-Options: DENY }' },
    )
    .superRefine((fields, context) => {
      const met = new Set<string>();
      for (const [name, value] of Object.entries(fields)) {
        const field = name.toLowerCase();
        const tell = (message: string) => context.addIssue({ code: 'custom', path: [name], message, continue: true });
        if (typeof value !== 'string' && field !== policyField) tell(expected);
        if (ofHost.has(field)) tell(`${strangeKey}every host writes ${name} itself`);
        if (met.has(field)) tell(`${strangeKey}${name} stands here already, in other letters`);
        met.add(field);
      }
    }),
  {},
);

type Written = z.output<typeof headers>;

/** The header fields of a site.yaml: null for those that are not to be sent. */
export function headersFrom(written: Written): Readonly<Record<string, string | null>> {
  const entries = Object.entries(written).flatMap(([name, value]): [string, string | null][] => {
    if (typeof value !== 'string') return [];
    return [[name, value.toLowerCase() === 'false' ? null : value]];
  });
  return Object.fromEntries(entries);
}

/** The sources by which a site.yaml widens the Content-Security-Policy. */
export function policyFrom(written: Written): Sources {
  const found = Object.entries(written).find(([name]) => name.toLowerCase() === policyField)?.[1];
  if (found === undefined || typeof found === 'string') return {};
  return Object.fromEntries(
    directives.flatMap((directive) => {
      const list = found[directive] ?? [];
      return list.length === 0 ? [] : [[directive, list]];
    }),
  );
}

import { extraExamples, extraSchema, plainExtra } from '../config/extra.ts';
import type { Site } from '../config/site.ts';
import { validate } from '../config/validate.ts';
import type { Locate } from '../config/yaml-places.ts';
import type { Extra } from '../model/extra.ts';
import { isRecord } from '../model/is-record.ts';
import { oncePer } from '../model/once-per.ts';
import type { Problem } from '../problems/problem.ts';

/**
 * Reads what a text's `extra` holds for the theme: what site.yaml's schema makes of it, or as it was typed where there is
 * none. Null where something is wrong with it, which is then told; that it is no map at all is told with the other keys.
 */
export function readExtra(
  data: Record<string, unknown>,
  kind: 'post' | 'page',
  site: Site,
  place: Locate,
  problems: Problem[],
): Extra | null {
  const isBlank = typeof data.extra === 'string' && data.extra.trim() === '';
  const written = isBlank ? {} : (data.extra ?? {});
  if (!isRecord(written) || Array.isArray(written)) return null;
  const own = ownFields(site);
  if (own === null) return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, plainExtra(value)]));
  const isThere = Object.keys(written).length > 0;
  const { value, problems: found } = validate(own[kind], isThere ? { extra: written } : {}, place, own.examples);
  problems.push(...found);
  return value?.extra ?? null;
}

/** What site.yaml says of the fields of `extra`, for posts and for pages; null where it says nothing. */
const ownFields = oncePer((site: Site) =>
  site.extra === null
    ? null
    : {
        post: extraSchema(site.extra, site, true),
        page: extraSchema(site.extra, site, false),
        examples: extraExamples(site.extra),
      },
);

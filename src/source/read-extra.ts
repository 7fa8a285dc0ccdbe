import { type ExtraFields, type ExtraSchema, extraExamples, extraSchema, plainExtra } from '../config/extra.ts';
import type { Site } from '../config/site.ts';
import { validate } from '../config/validate.ts';
import type { Locate } from '../config/yaml-places.ts';
import type { Extra } from '../model/extra.ts';
import { isRecord } from '../model/is-record.ts';
import type { Problem } from '../problems/problem.ts';

/** Schemas are made once for a site, and once each for posts and for pages. */
const schemas = new WeakMap<ExtraFields, Readonly<Record<'post' | 'page', ExtraSchema>>>();

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
  const fields = site.extra;
  if (fields === null)
    return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, plainExtra(value)]));
  const both = schemas.get(fields) ?? {
    post: extraSchema(fields, site, true),
    page: extraSchema(fields, site, false),
  };
  schemas.set(fields, both);
  const isThere = Object.keys(written).length > 0;
  const { value, problems: found } = validate(
    both[kind],
    isThere ? { extra: written } : {},
    place,
    extraExamples(fields),
  );
  problems.push(...found);
  return value?.extra ?? null;
}

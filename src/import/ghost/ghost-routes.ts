import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { readYaml } from '../../config/read-yaml.ts';
import { type Data, isData, mapAt, textAt, textOf } from '../folder/data.ts';
import type { Uploads } from '../media/uploads.ts';
import { type Note, note } from '../notes.ts';
import type { OldAddress } from '../redirects.ts';
import { parsedText } from './read-export.ts';

/** Where a blog of Ghost has its posts, and what it leads on. */
export interface GhostRoutes {
  /** As this contract writes it: `/:year/:month/:slug/`. */
  readonly permalink: string;
  readonly redirects: readonly OldAddress[];
  readonly notes: readonly Note[];
}

const usual = '/:slug/';

/**
 * The routes of a blog: by `permalinks` of an old export's settings, else by `settings/routes.yaml` of Ghost's folder of
 * content, which has its redirects too.
 */
export function ghostRoutes(settings: Data, uploads: Uploads): GhostRoutes {
  const text = (...paths: readonly string[]) => {
    const path = paths.map((one) => uploads.find(one)).find((one) => one !== null);
    return path === undefined || path === null ? null : readFileSync(path, 'utf8');
  };
  const collections = Object.values(mapAt(yamlIn(text('settings/routes.yaml')), 'collections')).filter(isData);
  const [only, ...others] = collections;
  const routed = only === undefined || others.length > 0 ? null : textAt(only, 'permalink');
  const written = textAt(settings, 'permalinks') ?? routed?.replaceAll(/\{(\w+)\}/g, ':$1') ?? usual;
  const isKnown = !/:(?!slug\b|id\b|year\b|month\b|day\b)/.test(written);
  const rules = redirectsIn(text('data/redirects.json'), text('data/redirects.yaml'));
  const plain = rules
    .map(([from, to]) => [unescaped(from), to] as const)
    .filter(([from, to]) => isPath(from) && !/\$\d/.test(to));
  const patterns = rules.filter(([from]) => !isPath(unescaped(from)));
  return {
    permalink: isKnown ? written : usual,
    redirects: plain,
    notes: [
      ...(isKnown
        ? []
        : [note('address', `posts at ${written}: set permalink in content/site.yaml, as far as it can say that`)]),
      ...(others.length === 0 ? [] : [note('address', 'several collections in routes.yaml: all posts are at /:slug/')]),
      ...patterns.map(([from, to]) => note('address', `by a rule of Ghost’s redirects: ${from} to ${to}`)),
    ],
  };
}

/** The address of a post; dates are those of the blog's own zone. */
export function postAddress(
  permalink: string,
  slug: string,
  id: string,
  published: string | null,
  zone: string,
): string {
  const time = DateTime.fromISO(published ?? '', { zone: 'UTC' }).setZone(zone);
  const formats: Readonly<Record<string, string>> = { year: 'yyyy', month: 'MM', day: 'dd' };
  return permalink.replaceAll(/:(slug|id|year|month|day)\b/g, (_, name: string) =>
    name === 'slug' ? slug : name === 'id' ? id : time.isValid ? time.toFormat(formats[name] ?? '') : '0',
  );
}

/** Ghost's two forms: a list of rules in JSON, and maps by status in YAML. */
function redirectsIn(json: string | null, yaml: string | null): OldAddress[] {
  const list = json === null ? [] : parsedText(json);
  const rules = (Array.isArray(list) ? list : []).filter(isData).flatMap((rule): OldAddress[] => {
    const [from, to] = [textAt(rule, 'from'), textAt(rule, 'to')];
    return from === null || to === null ? [] : [[from, to]];
  });
  const maps = Object.values(yamlIn(yaml)).filter(isData);
  const pairs = maps.flatMap((map) =>
    Object.entries(map).flatMap(([from, value]): OldAddress[] => {
      const to = textOf(value);
      return to === null ? [] : [[from, to]];
    }),
  );
  return [...rules, ...pairs];
}

/** An expression that means one path alone, as that path. */
function unescaped(from: string): string {
  return from
    .replace(/^\^/, '')
    .replace(/\/?\$$/, '/')
    .replaceAll(/\\([/.-])/g, '$1');
}

function isPath(from: string): boolean {
  return from.startsWith('/') && !/[*+?()[\]{}|^$\\]/.test(from);
}

function yamlIn(text: string | null): Data {
  return text === null ? {} : (readYaml(text, { file: '', firstLine: 1, offset: null, keys: [] }).data ?? {});
}

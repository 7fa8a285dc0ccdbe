import { fingerprintOf } from '../cache/fingerprint.ts';
import { shortHash } from '../cache/short-hash.ts';
import { siteFile } from '../config/site-file.ts';
import type { Route } from '../model/route.ts';
import { statusOf } from '../model/status.ts';
import { frames } from '../pages/views/frame.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import type { TemplateSources } from '../theme/check-templates.ts';

/**
 * A fingerprint covers all that a page is made from. It is a row of short hashes, one for each part in the order of
 * `partNames`: two fingerprints of a page also tell in which part they differ.
 */
export type Fingerprint = string;

/** The parts that pages share: the generator, the site's own configuration, its settings and frame, and each layout. */
export interface SharedKeys {
  readonly generator: string;
  readonly configuration: string;
  readonly site: string;
  readonly layouts: ReadonlyMap<string, string>;
}

/** The keys of what a site's pages share. */
export function sharedKeys(
  { snapshot, context }: ArrangedSite,
  { layouts, extension }: TemplateSources,
  generator: string,
): SharedKeys {
  const frame = JSON.stringify(frames(context)('', null));
  // Drawn from site.yaml's words, but not in a preview.
  // Pages do not show them: each redirect's own facts say where it leads.
  const {
    redirects: _redirects,
    cache: _cache,
    host: _host,
    headers: _headers,
    policy: _policy,
    admin: _admin,
    rules: _rules,
    ...shown
  } = snapshot.site;
  const card = context.pictures.fingerprint(siteFile);
  return {
    generator: partOf(generator),
    configuration: partOf(extension?.key ?? ''),
    site: partOf(
      fingerprintOf([
        frame,
        JSON.stringify([shown, snapshot.assets, snapshot.slots, snapshot.reading.words.own, card]),
      ]),
    ),
    layouts: new Map([...layouts].map(([name, key]) => [name, partOf(key)])),
  };
}

/** The fingerprint of a page. */
export function fingerprintIn(shared: SharedKeys, { layout, facts }: Route): Fingerprint {
  const { generator, configuration, site, layouts } = shared;
  return [generator, configuration, site, layouts.get(layout) ?? '', ...Object.values(facts()).map(partOf)].join('.');
}

/** The parts that stand before a page's own facts. */
const sharedParts = ['generator', 'configuration', 'site', 'layout'] as const;

/**
 * The names of the parts in which a page differs from an earlier fingerprint of it. Another generator may have made it
 * from other parts: where that differs, nothing else is compared.
 */
export function changedParts(before: Fingerprint, after: Fingerprint, { facts }: Route): string[] {
  const [old, now] = [before.split('.'), after.split('.')];
  const isChanged = (_: string, index: number) => old[index] !== now[index];
  const shared = sharedParts.filter(isChanged);
  if (shared[0] === 'generator') return ['generator'];
  // Facts cost more than all the rest here: their names are asked for where one of them has changed.
  const isOwn = now.slice(sharedParts.length).some((_, index) => isChanged('', index + sharedParts.length));
  if (!isOwn) return shared;
  return [...shared, ...Object.keys(facts()).filter((_, index) => isChanged('', index + sharedParts.length))];
}

/** Stands for everything that a page is made from, but for the texts of single files. */
export function metadataKey({ snapshot }: ArrangedSite, shared: SharedKeys): string {
  const { generator, configuration, site, layouts } = shared;
  const { content, pictures, attachments, ownPages, preview, now } = snapshot;
  const { redirects, host, headers, policy, admin } = snapshot.site;
  // The fingerprints stand for the files' names too, and have no spaces in them.
  const ofPosts = content.posts.map((post) =>
    preview ? `${post.metadataFingerprint} ${statusOf(post, now.millis)}` : post.metadataFingerprint,
  );
  return fingerprintOf([
    generator,
    configuration,
    site,
    ...[...layouts].flat(),
    ofPosts.join(' '),
    content.standalone.map((page) => page.fingerprint).join(' '),
    ...pictures.map((picture) => `${picture.path} ${picture.fingerprint}`),
    ...attachments,
    JSON.stringify([redirects, host, headers, policy, admin, snapshot.scheduled]),
    JSON.stringify(ownPages),
  ]);
}

/** More texts than this are not shared by pages. */
const mostParts = 64;
/** The parts of facts that say next to nothing, such as a page's that shows no picture and has no series. */
const parts = new Map<string, string>();
/** Longer texts than this are one page's own. */
const longestShared = 16;

/** 48 bits: two versions of one part that share them are not to be expected in any blog's life. */
function partOf(value: string): string {
  if (value.length > longestShared) return shortHash(value).slice(0, 8);
  const known = parts.get(value);
  if (known !== undefined) return known;
  const part = shortHash(value).slice(0, 8);
  if (parts.size < mostParts) parts.set(value, part);
  return part;
}

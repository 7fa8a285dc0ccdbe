import type { Expected, PlainFile } from '../model/output-file.ts';
import { outputPath } from '../model/output-path.ts';
import type { Route } from '../model/route.ts';
import { attachmentUrl } from '../pages/views/attachments.ts';
import type { ArrangedSite } from '../site/arranged.ts';
import type { HashedFile } from '../source/file-hashes.ts';
import type { TemplateSources } from '../theme/check-templates.ts';
import { type Fingerprint, fingerprintIn, metadataKey, type SharedKeys, sharedKeys } from './fingerprints.ts';
import type { OutputState } from './state.ts';

/** A page as the plan sees it. */
export class RouteFile implements Expected {
  readonly route: Route;
  readonly #fingerprintOf: (route: Route) => Fingerprint;
  #fingerprint: Fingerprint | null = null;

  constructor(route: Route, fingerprintOf: (route: Route) => Fingerprint) {
    this.route = route;
    this.#fingerprintOf = fingerprintOf;
  }

  get output(): string {
    return this.route.output;
  }

  /** Made when it is asked for first: a page that never was written is not compared with anything. */
  get fingerprint(): Fingerprint {
    this.#fingerprint ??= this.#fingerprintOf(this.route);
    return this.#fingerprint;
  }
}

/** The pages of a site for its plan. */
export interface RouteFiles {
  readonly files: readonly RouteFile[];
  /** Equal where all is equal but texts of single files. */
  readonly metadata: string;
  /** What they are compared with. */
  readonly state: OutputState;
  /** The keys of what they share. */
  readonly shared: SharedKeys;
}

/**
 * The pages of a site with their fingerprints. Where the state is of a site that differs in single texts at most, pages
 * of the same texts have the fingerprints that it knows; nothing is asked about their neighbours and relations.
 */
export function routeFiles(
  arranged: ArrangedSite,
  templates: TemplateSources,
  generator: string,
  state: OutputState,
): RouteFiles {
  const shared = sharedKeys(arranged, templates, generator);
  const metadata = metadataKey(arranged, shared);
  const known = state.metadata === metadata ? state.records : null;
  const ofRoute = (route: Route): Fingerprint => {
    const record = known?.get(route.output);
    if (record?.fingerprint != null && record.texts === route.texts()) return record.fingerprint;
    return fingerprintIn(shared, route);
  };
  return {
    files: arranged.routes.map((route) => new RouteFile(route, ofRoute)),
    metadata,
    state,
    shared,
  };
}

/**
 * Pages in the order of the posts that they show: neighbours have the same cards, and what was made of a post for one of them
 * is at hand for the next. Those that list all posts, or none, come first.
 */
export function inOrderOfPosts(files: readonly RouteFile[]): RouteFile[] {
  const newest = ({ route }: RouteFile) => route.newest ?? Number.MAX_SAFE_INTEGER;
  return files.toSorted((a, b) => newest(b) - newest(a));
}

/** The files of `content/` that texts link to, published as they are. */
export function attachmentFiles(attachments: readonly HashedFile[]): PlainFile[] {
  return attachments.map(({ path, file, hash }) => {
    return { kind: 'linked', output: outputPath(attachmentUrl(path) ?? ''), fingerprint: hash, source: { path: file } };
  });
}

import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashOfFile } from '../cache/file-hash.ts';
import { fingerprintOf } from '../cache/fingerprint.ts';
import { readIntact } from '../cache/read-intact.ts';
import { retain } from '../cache/retain.ts';
import { keptFile, sealedStore } from '../cache/sealed-store.ts';
import { isText, isTruth, listOf, objectOf, textLike } from '../cache/shape.ts';
import { shortHash } from '../cache/short-hash.ts';
import { pathIn, store } from '../cache/store.ts';
import type { Site } from '../config/site.ts';
import { writeAtomically } from '../files/write-whole.ts';
import type { Problem } from '../problems/problem.ts';
import { siteCodeError } from '../problems/rules/theme.ts';
import { type Extension, SiteCodeFault } from '../theme/extension.ts';
import { type Bundle, bundleConfiguration, isWiringAlone } from './bundle.ts';

/** What is known of a configuration from the last time: the module, and what it was made of. */
interface Kept extends Named {
  readonly file: string;
  /** Stands for the contents of all that is named. */
  readonly contents: string;
  /** Of the module. */
  readonly hash: string;
  /** True where it copies files, or adds templates. */
  readonly hasFiles: boolean;
  /** True where it only is Broadsheet's own wiring for Eleventy's command. */
  readonly isWiring: boolean;
}

/** What a configuration depends on. */
interface Named {
  /** Files from the site's root: what is bundled, and manifests of packages. */
  readonly files: readonly string[];
  /** Variables of the environment that it reads by name. */
  readonly variables: readonly string[];
  /** What it says it watches: paths and patterns, from the site's root. */
  readonly watched: readonly string[];
}

/** What the site's configuration depends on. What that contains decides. */
export const configurationStore = sealedStore({
  place: 'configuration.json',
  key: (generator: string) => generator,
  shape: objectOf<Kept>({
    file: isText,
    files: listOf(isText),
    variables: listOf(isText),
    watched: listOf(isText),
    // The module is named by it.
    contents: textLike(/^[\w-]{22}$/),
    hash: isText,
    hasFiles: isTruth,
    isWiring: isTruth,
  }),
  pruned: 'replaced',
});

/** The configuration as one module. The name changes with all that it depends on: a process loads it anew then. */
export const moduleStore = store({ place: 'configuration/*.mjs', pruned: 'by its writer' });

/** What package managers know all packages of a site by. */
const lockFiles = [
  'package-lock.json',
  'node_modules/.package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
];

/** Where a configuration is looked for, and what it is loaded for. */
export interface ConfigurationPlace {
  readonly root: string;
  readonly cache: string;
  readonly home: string;
  /** From the site's root. */
  readonly file: string;
}

/**
 * What a site's configuration adds; null where that is nothing, as it only is Broadsheet's own wiring. A configuration of
 * which nothing has changed is not run again for that: it runs where something is printed.
 */
export async function loadConfiguration(
  place: ConfigurationPlace,
  site: Site,
  generator: string,
): Promise<{ readonly extension: Extension | null; readonly problems: readonly Problem[] }> {
  const kept = keptFile(configurationStore, place.cache, [generator]);
  const known = kept.read();
  const isSame = known?.file === place.file && known.contents === contentsOf(known, place.root);
  if (isSame && readIntact(moduleOf(known, place), known.hash) !== null) {
    return { extension: extensionOf(known, place, site), problems: [] };
  }
  const bundle = await bundleConfiguration(place.root, place.file, place.home);
  if ('problems' in bundle) return { extension: null, problems: bundle.problems };
  retain(moduleStore, place.cache, new Set(), Date.now());
  const plain = keptOf(bundle, { watched: [], hasFiles: false }, place);
  writeAtomically(moduleOf(plain, place), bundle.code);
  try {
    const now = plain.isWiring ? plain : keptOf(bundle, await askedBy(extensionFor(plain, place, site)), place);
    writeAtomically(moduleOf(now, place), bundle.code);
    kept.write(now);
    return { extension: extensionOf(now, place, site), problems: [] };
  } catch (error) {
    if (error instanceof SiteCodeFault) {
      return { extension: null, problems: [siteCodeError(error.place, `${error.reason}: mend it here.`)] };
    }
    throw error;
  }
}

function keptOf({ code, files }: Bundle, { watched, hasFiles }: Asked, { root, file }: ConfigurationPlace): Kept {
  const named = { files, variables: variablesIn(code), watched };
  return {
    ...named,
    file,
    hasFiles,
    contents: contentsOf(named, root),
    hash: shortHash(code),
    isWiring: isWiringAlone({ code, files }),
  };
}

/** The variables of the environment that code names. */
function variablesIn(code: string): string[] {
  const named = code.matchAll(/\bprocess\.env(?:\.(\w+)|\[(["'])(\w+)\2\])/g);
  return [...new Set([...named].map(([, plain, , quoted]) => plain ?? quoted ?? ''))].sort();
}

/** What a configuration asks for beside functions. */
type Asked = Pick<Kept, 'watched' | 'hasFiles'>;

async function askedBy(extension: Extension): Promise<Asked> {
  const { runConfiguration } = await import('./functions.ts');
  const { eleventyConfig, config } = await runConfiguration(extension);
  const { passthroughCopies, passthroughCopiesHtmlRelative, virtualTemplates } = config;
  const named = Object.keys({ ...passthroughCopies, ...virtualTemplates }).length;
  return {
    watched: [...new Set(eleventyConfig.userConfig.additionalWatchTargets.flat())].sort(),
    hasFiles: named + passthroughCopiesHtmlRelative.size > 0,
  };
}

/** Stands for what a configuration depends on as it is now. */
function contentsOf({ files, variables, watched }: Named, root: string): string {
  const contents = filesNamed({ files, watched }, root).map((file) => `${file} ${hashAt(join(root, file))}`);
  const values = variables.map((name) => `${name}=${process.env[name] ?? ''}`);
  return fingerprintOf([...contents, '', ...values, '', ...watched]);
}

/** The files that a configuration depends on, from the site's root. */
function filesNamed({ files, watched }: Pick<Named, 'files' | 'watched'>, root: string): string[] {
  return [...files, ...lockFiles, ...watched.flatMap((pattern) => filesOf(pattern, root))];
}

/** The files that a watched path or pattern names, sorted. */
function filesOf(pattern: string, root: string): string[] {
  const isFolder = statSync(join(root, pattern), { throwIfNoEntry: false })?.isDirectory() ?? false;
  return globSync(isFolder ? `${pattern.replace(/\/$/, '')}/**` : pattern, { cwd: root }).sort();
}

/** The hash of a file; none of what is no file, or not there. */
function hashAt(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? hashOfFile(path) : '';
}

function moduleOf({ contents }: Kept, { cache }: ConfigurationPlace): string {
  return pathIn(moduleStore, cache, contents);
}

function extensionOf(kept: Kept, place: ConfigurationPlace, site: Site): Extension | null {
  return kept.isWiring ? null : extensionFor(kept, place, site);
}

function extensionFor(kept: Kept, place: ConfigurationPlace, { basePath }: Site): Extension {
  const { root, file } = place;
  const { hasFiles } = kept;
  return {
    key: kept.contents,
    file,
    bundle: moduleOf(kept, place),
    root,
    basePath,
    hasFiles,
    files: filesNamed(kept, root),
  };
}

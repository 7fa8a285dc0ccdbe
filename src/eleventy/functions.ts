import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Eleventy, MergedConfig, NamedFunctions } from '@11ty/eleventy';
import type nunjucks from 'nunjucks';
import type { Route } from '../model/route.ts';
import { type Extension, type ExtensionFunctions, FunctionError, SiteCodeFault } from '../theme/extension.ts';
import { failPrinting } from '../theme/print-whole.ts';
import { type CodePlaces, codeFault, faultText } from './code-fault.ts';
import { configuredEleventy } from './configured.ts';
import { templatesFolder } from './files.ts';

let last: { readonly key: string; readonly functions: Promise<ExtensionFunctions> } | null = null;

/** The functions of a site's configuration, which runs once in each thread. Rejects with SiteCodeFault. */
export async function functionsOf(extension: Extension): Promise<ExtensionFunctions> {
  const key = `${extension.key} ${extension.basePath}`;
  if (last?.key !== key) last = { key, functions: load(extension) };
  return await last.functions;
}

/** Runs a configuration for its functions. Rejects with SiteCodeFault. */
export async function runConfiguration(extension: Extension): Promise<Eleventy> {
  const { root, bundle, basePath } = extension;
  const templates = join(root, templatesFolder);
  try {
    return await configuredEleventy({
      root,
      bundle,
      basePath,
      input: existsSync(templates) ? templates : root,
      output: join(root, '_site'),
      prepare: () => undefined,
    });
  } catch (error) {
    const { place, reason } = codeFault(error, extension);
    throw new SiteCodeFault(place, `the configuration fails: ${reason}`, error);
  }
}

async function load(extension: Extension): Promise<ExtensionFunctions> {
  const eleventy = await runConfiguration(extension);
  const { config } = eleventy;
  guard(config, extension);
  await eleventy.init();
  const data = await globalData(eleventy, extension);
  const Engine = await eleventy.extensionMap.engineManager.getEngineClassByExtension('njk');
  return {
    key: extension.key,
    isAsync: isAsync(config),
    extend(environment) {
      // Eleventy's own engine adds them, as it does where it prints.
      config.libraryOverrides.njk = environment;
      new Engine('njk', eleventy.eleventyConfig);
      for (const name of waitingTags(config)) guardTag(environment.getExtension(name));
      for (const [name, value] of Object.entries(data)) environment.addGlobal(name, value);
    },
    data: (route) => ({ page: pageOf(route), eleventy: { env: eleventy.env } }),
    transform: transformation(config, extension),
  };
}

/** The data that the configuration adds, its functions called. Rejects with SiteCodeFault. */
async function globalData(eleventy: Eleventy, extension: Extension): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await eleventy.templateData.getInitialGlobalData();
  } catch (error) {
    const { place, reason } = codeFault(error, extension);
    throw new SiteCodeFault(place, `the data of the configuration fail: ${reason}`, error);
  }
}

/** Asynchronous filters that Eleventy itself adds: layouts that do not use them need not wait. */
const ownAsync = new Set(['renderTransforms', 'inputPathToUrl']);

export function isAsync(config: MergedConfig): boolean {
  const { nunjucksAsyncFilters, nunjucksAsyncShortcodes, nunjucksAsyncPairedShortcodes, nunjucksTags } = config;
  const names = [nunjucksAsyncFilters, nunjucksAsyncShortcodes, nunjucksAsyncPairedShortcodes, nunjucksTags].flatMap(
    (named) => Object.keys(named),
  );
  return names.some((name) => !ownAsync.has(name));
}

/** Lets errors of functions say which function it was and where it is, those too that come later. */
export function guard(config: MergedConfig, places: CodePlaces): void {
  const failure = (kind: FunctionError['kind'], name: string) => (error: unknown) =>
    new FunctionError(kind, name, faultText(error, places), error);
  const inPlace = (named: NamedFunctions, kind: FunctionError['kind'], wrap: Wrap) => {
    for (const [name, call] of Object.entries(named)) named[name] = wrap(call, failure(kind, name));
  };
  inPlace(config.nunjucksFilters, 'filter', atOnce);
  inPlace(config.nunjucksAsyncFilters, 'filter', byCallback);
  inPlace(config.nunjucksShortcodes, 'shortcode', atOnce);
  inPlace(config.nunjucksPairedShortcodes, 'shortcode', atOnce);
  inPlace(config.nunjucksAsyncShortcodes, 'shortcode', later);
  inPlace(config.nunjucksAsyncPairedShortcodes, 'shortcode', later);
  for (const [name, value] of Object.entries(config.nunjucksGlobals)) {
    if (typeof value !== 'function') continue;
    config.nunjucksGlobals[name] = atOnce((...given) => value(...given), failure('global', name));
  }
}

type Call = NamedFunctions[string];
type Wrap = (call: Call, failure: (error: unknown) => FunctionError) => Call;

const atOnce: Wrap = (call, failure) =>
  function (...given) {
    try {
      return call.apply(this, [...given]);
    } catch (error) {
      throw failure(error);
    }
  };

const later: Wrap = (call, failure) =>
  async function (...given) {
    try {
      return await call.apply(this, [...given]);
    } catch (error) {
      throw failure(error);
    }
  };

/**
 * A filter that gives its answer to a callback, its last argument. Eleventy's own wrapping forgets the callback where the
 * filter fails, and takes what the template throws behind it for the filter's error.
 */
const byCallback: Wrap = (call, failure) =>
  function (...given) {
    const done = given.at(-1);
    if (typeof done !== 'function') return undefined;
    const variables = variablesOf(this);
    const answer = new Promise((resolve, reject) => {
      const answered = (error: unknown, value: unknown) => (error ? reject(error) : resolve(value));
      Promise.resolve(call.apply(this, [...given.slice(0, -1), answered])).catch(reject);
    });
    answer
      .then(
        (value) => done(null, value),
        (error: unknown) => done(failure(error)),
      )
      .catch((error: unknown) => failPrinting(variables, error));
    return undefined;
  };

/** Tags whose content, or whose answer, may come later. */
function waitingTags(config: MergedConfig): string[] {
  const { nunjucksAsyncShortcodes, nunjucksPairedShortcodes, nunjucksAsyncPairedShortcodes } = config;
  return [nunjucksAsyncShortcodes, nunjucksPairedShortcodes, nunjucksAsyncPairedShortcodes].flatMap((named) =>
    Object.keys(named),
  );
}

/** Lets a page hear of what is thrown behind a tag that it had to wait for. */
function guardTag(tag: nunjucks.Extension): void {
  const run: unknown = Reflect.get(tag, 'run');
  if (typeof run !== 'function') return;
  Reflect.set(tag, 'run', function (this: unknown, ...given: readonly unknown[]): unknown {
    const done = given.at(-1);
    if (typeof done !== 'function') return run.apply(this, given);
    const variables = variablesOf(given[0]);
    const answered = (...answer: readonly unknown[]) => {
      try {
        done(...answer);
      } catch (error) {
        failPrinting(variables, error);
      }
    };
    return run.apply(this, [...given.slice(0, -1), answered]);
  });
}

/** The variables of the template that calls a function. */
function variablesOf(caller: unknown): object {
  const variables: unknown = typeof caller === 'object' && caller !== null ? Reflect.get(caller, 'ctx') : null;
  return typeof variables === 'object' && variables !== null ? variables : {};
}

/** Runs the transforms over a printed page, as Eleventy does over its own. */
function transformation(config: MergedConfig, extension: Extension): ExtensionFunctions['transform'] {
  const transforms = Object.entries(config.transforms);
  return async (route, text) => {
    const page = pageOf(route);
    const { inputPath, outputPath, url } = page;
    let content = text;
    for (const [name, transform] of transforms) {
      try {
        const changed = await transform.call({ inputPath, outputPath, url, page }, content, outputPath);
        if (typeof changed !== 'string') throw new Error(`it returns no text, but ${typeof changed}`);
        content = changed;
      } catch (error) {
        const { place, reason } = codeFault(error, extension);
        throw new SiteCodeFault(place, `the transform "${name}" fails: ${reason}`, error);
      }
    }
    return content;
  };
}

/** What functions know of the page that they are called for, by the names of Eleventy. */
function pageOf({ url, output, source, layout }: Route) {
  const extension = posix.extname(output);
  const stem = `/${output.slice(0, output.length - extension.length)}`;
  return {
    url,
    inputPath: `./${source ?? `_includes/${layout}`}`,
    outputPath: `./_site/${output}`,
    fileSlug: posix.basename(stem) === 'index' ? posix.basename(posix.dirname(stem)) : posix.basename(stem),
    filePathStem: stem,
    outputFileExtension: extension.slice(1),
    templateSyntax: 'njk',
  };
}

import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Message, OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import { bundleScripts } from '../engine/native.ts';
import { codeFolder, programPath } from '../engine/own-files.ts';
import { pathFrom } from '../files/system-problem.ts';
import { type Problem, startOf } from '../problems/problem.ts';
import { siteCodeError } from '../problems/rules/theme.ts';

/** A configuration with all that it imports, as one module. */
export interface Bundle {
  /** JavaScript, with its source map. */
  readonly code: string;
  /** The files that it is made of, and the manifests of the packages that it imports; from the site's root, sorted. */
  readonly files: readonly string[];
}

/** How a configuration imports Broadsheet's own wiring, wherever that is installed. */
const ownModule = 'broadsheet/eleventy';
const wiring = programPath('eleventy/configure');

/**
 * Bundles a site's configuration. One module can be loaded anew as often as it changes, in any thread, with all that it
 * imports, and in TypeScript on every Node. Packages stay where they are: they are known by their versions, and one that
 * two things import must be one. So does Broadsheet itself.
 */
export async function bundleConfiguration(
  root: string,
  file: string,
  home: string,
): Promise<Bundle | { readonly problems: readonly Problem[] }> {
  const manifests = new Set<string>();
  try {
    const { text: code, inputs } = await bundleScripts({
      entryPoints: [join(root, file)],
      absWorkingDir: root,
      outfile: 'configuration.mjs',
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      // Without any, esbuild adds one that Node does not have.
      conditions: [],
      sourcemap: 'inline',
      sourcesContent: false,
      banner: { js: requireLike(join(root, file)) },
      define: Object.fromEntries(Object.entries(locations).flatMap(([own, names]) => names.map((name) => [name, own]))),
      plugins: [resolving(home, manifests), locating],
    });
    const own = inputs.map((path) => join(root, path));
    return {
      code,
      files: [...own, ...manifests].map((path) => pathFrom(root, path)).sort(),
    };
  } catch (error) {
    return { problems: bundlingProblems(error, file) };
  }
}

/** A configuration may `require`, which is relative to its own place; on one line, as lines count in errors. */
function requireLike(path: string): string {
  return `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(${JSON.stringify(path)});`;
}

/** What a module says for its own place, by the name that each file of the bundle has it under. */
const locations = {
  __ownUrl: ['import.meta.url'],
  __ownFolder: ['import.meta.dirname', '__dirname'],
  __ownPath: ['import.meta.filename', '__filename'],
};

/** Lets each file of the bundle know its own place, as if it had not been moved. */
const locating: Plugin = {
  name: 'locations',
  setup(build) {
    build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!/\bimport\.meta\b|\b__(?:dirname|filename)\b/.test(text)) return null;
      const values = { __ownUrl: pathToFileURL(path).href, __ownFolder: dirname(path), __ownPath: path };
      const said = Object.entries(values).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
      return { contents: said.join('') + text, loader: /\.[cm]?tsx?$/.test(path) ? 'ts' : 'js' };
    });
  },
};

/** Keeps packages and Broadsheet out of the bundle, each under its full address; notes the packages' manifests. */
function resolving(home: string, manifests: Set<string>): Plugin {
  const isOwn = (path: string) => path.startsWith(join(home, codeFolder) + sep);
  return {
    name: 'packages',
    setup(build) {
      build.onResolve({ filter: /./ }, async (asked) => {
        if (asked.kind === 'entry-point' || asked.pluginData === seen || isBuiltin(asked.path)) return null;
        if (asked.path === ownModule) return outside(wiring, asked.kind);
        if (asked.path === '@11ty/eleventy') return outside(fileURLToPath(import.meta.resolve(asked.path)), asked.kind);
        const { path, errors } = await resolveAs(build, asked);
        if (errors.length > 0) return { errors };
        if (isOwn(path)) return outside(path, asked.kind);
        const manifest = manifestOf(path);
        if (manifest === null) return null;
        manifests.add(manifest);
        return outside(path, asked.kind);
      });
    },
  };
}

const seen = { isSeen: true };

async function resolveAs(build: PluginBuild, { path, kind, importer, resolveDir }: OnResolveArgs) {
  return await build.resolve(path, { kind, importer, resolveDir, pluginData: seen });
}

/** What is imported from where it is: by its address, or where it is required by its path. */
function outside(path: string, kind: OnResolveArgs['kind']): OnResolveResult {
  return { path: kind === 'require-call' ? path : pathToFileURL(path).href, external: true };
}

/** The manifest of the package that a file is in; null for a file of no package. */
function manifestOf(path: string): string | null {
  const found = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path);
  return found === null ? null : join(found[0], 'package.json');
}

/** What esbuild says is wrong with code of a site, told at `file` where it names none. Throws any other error. */
export function bundlingProblems(error: unknown, file: string): Problem[] {
  const messages = messagesOf(error);
  if (messages === null) throw error;
  return messages.map((message) => problemOf(message, file));
}

/** What esbuild says is wrong; null for an error of another kind. */
function messagesOf(error: unknown): readonly Message[] | null {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) return null;
  return error.errors;
}

function problemOf({ text, location }: Message, file: string): Problem {
  // esbuild counts columns from 0, and names files from the folder that it works in.
  const place = location === null ? startOf(file) : { ...location, column: location.column + 1 };
  return siteCodeError(place, `${text}: mend the code here.`);
}

/** True for a configuration that only is Broadsheet's own wiring, for Eleventy's own command: it adds nothing. */
export function isWiringAlone({ code }: Bundle): boolean {
  const statements = code
    .replaceAll(/^\/\/.*$/gm, '')
    .replace(/^import \{ createRequire.*$/m, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const only = /^import \{ configure \} from "([^"]*)"; export \{ configure as default \};$/.exec(statements);
  return only?.[1] !== undefined && relative(fileURLToPath(only[1]), wiring) === '';
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Message } from 'esbuild';
import { bundleScripts, loadLightningcss } from '../engine/native.ts';
import { browserModule } from '../engine/own-files.ts';
import type { Problem } from '../problems/problem.ts';
import { missingFont, scriptError, styleError } from '../problems/rules/theme.ts';
import { styleFaults } from './check-styles.ts';
import { type FontFile, missingFonts, nearestFont, withFontNames } from './fonts.ts';
import type { ThemeSettings } from './settings.ts';
import { placeIn } from './template-fault.ts';
import { filesBelow, type IncludeFolders, type ThemeFiles } from './theme-files.ts';

/** The order of the cascade layers; a style sheet declares which one it belongs to. */
const layers = '@layer reset, tokens, blocks, owner;\n';

/** `owner.css` comes last, whatever its name sorts to. */
const ownersSheet = 'owner.css';

/** A style sheet or a script of a theme, by its name in its folder. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** The sources of a kind in a theme, sorted; the owner's style sheet comes last. */
export function sourcesIn(theme: ThemeFiles, kind: string, extension: string): Source[] {
  return theme.names
    .filter((name) => name.startsWith(`${kind}/`) && name.endsWith(extension))
    .map((name) => name.slice(kind.length + 1))
    .sort((a, b) => Number(a === ownersSheet) - Number(b === ownersSheet) || (a < b ? -1 : 1))
    .map((name) => {
      const read = theme.read(`${kind}/${name}`);
      return { name, text: 'fault' in read ? '' : read.text };
    });
}

/** The names of the scripts that lie in a site's own folder, sorted. */
export function ownScripts(folders: IncludeFolders): string[] {
  const [own = '', ...others] = new Set(folders);
  return others.length === 0 ? [] : filesBelow(join(own, 'scripts'));
}

function found(folders: IncludeFolders, name: string): string {
  const folder = folders.find((one) => existsSync(join(one, name)));
  if (folder === undefined) throw new Error(`_includes/${name} is missing: every theme has one.`);
  return join(folder, name);
}

/** What was built of some sources, and what is wrong with them. */
export interface Built {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** What the style sheets of a theme are built with. */
export interface StyleMeans {
  readonly folders: IncludeFolders;
  readonly media: string;
  readonly fonts: readonly FontFile[];
}

/** Joins style sheets and minifies them; where one is wrong, what is built is empty, and told. */
export async function builtStyles(styles: readonly Source[], { folders, media, fonts }: StyleMeans): Promise<Built> {
  const faults = await Promise.all(styles.map(({ name, text }) => styleFaults(`styles/${name}`, text, media)));
  const wrong = faults.flat().map(({ place, reason }) => styleError(placeIn(folders, place), reason));
  const missing = styles.flatMap(({ name, text }) =>
    missingFonts(text, fonts).map(({ name: font, line, column }) =>
      missingFont(placeIn(folders, { file: `styles/${name}`, line, column }), font, nearestFont(font, fonts)),
    ),
  );
  const problems = [...wrong, ...missing];
  if (problems.length > 0) return { text: '', problems };
  const named = styles.map(({ name, text }) => ({ name, text: withFontNames(text, fonts) }));
  return { text: await minifiedStyles(named, media), problems };
}

async function minifiedStyles(styles: readonly Source[], media: string): Promise<string> {
  const { transform, browserslistToTargets } = await loadLightningcss();
  const code = Buffer.from(`${layers}${styles.map(({ text }) => text).join('\n')}\n${media}`);
  const targets = browserslistToTargets(['chrome 123', 'firefox 120', 'safari 17.5']);
  const options = { filename: 'style.css', code, minify: true, targets, drafts: { customMedia: true } };
  return Buffer.from(transform(options).code).toString();
}

/** Bundles a script with what it imports; where something is wrong with it, what is built is empty, and told. */
export async function bundled(
  folders: IncludeFolders,
  name: string,
  breakpoints: ThemeSettings['breakpoints'],
): Promise<Built> {
  const [own = ''] = folders;
  try {
    const { text } = await bundleScripts({
      entryPoints: [found(folders, `scripts/${name}`)],
      absWorkingDir: dirname(own),
      // The part of search that is no theme's: how words are found and ranked.
      alias: { 'broadsheet-search': browserModule('search/reader/engine.ts') },
      define: { breakpoints: JSON.stringify(breakpoints) },
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
    });
    return { text, problems: [] };
  } catch (error) {
    const messages = messagesOf(error);
    if (messages === null) throw error;
    const problems = messages.map(({ text, location }) =>
      // esbuild counts columns from 0, and names files from the folder that it works in.
      scriptError(
        location === null
          ? placeIn(folders, { file: `scripts/${name}`, line: 1, column: 1 })
          : { file: location.file, line: location.line, column: location.column + 1 },
        text,
      ),
    );
    return { text: '', problems };
  }
}

/** What esbuild says is wrong; null for an error of another kind. */
function messagesOf(error: unknown): readonly Message[] | null {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) return null;
  return error.errors;
}

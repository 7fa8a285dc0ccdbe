import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { harmlessSvg } from '../svg/harmless.ts';
import type { Inks, Palette } from './palette.ts';

/** Mermaid's own program as a site has installed it. */
export interface MermaidProgram {
  /** The module that Node runs. */
  readonly path: string;
  /** Its first number. */
  readonly version: number;
}

/** What a site installs to have it: the program, and the browser that it draws in. */
export const mermaidPackages = ['@mermaid-js/mermaid-cli', 'puppeteer'] as const;

/** The program that a site at `root` has installed; null where it has none. */
export function mermaidProgram(root: string): MermaidProgram | null {
  try {
    const file = findPackageJSON(mermaidPackages[0], pathToFileURL(join(root, 'package.json')));
    if (file === undefined) return null;
    const { version, bin }: { version?: unknown; bin?: unknown } = JSON.parse(readFileSync(file, 'utf8'));
    const path: unknown = typeof bin === 'object' && bin !== null ? Reflect.get(bin, 'mmdc') : bin;
    if (typeof path !== 'string') return null;
    return { path: join(dirname(file), path), version: Number.parseInt(String(version), 10) };
  } catch {
    // Not to be found, or no package: neither can be run.
    return null;
  }
}

/** The colours in which Mermaid is to draw, in one of its own sets. */
function configFor(scheme: keyof Palette, inks: Inks): string {
  const rows = [inks.note, inks.tip, inks.warning, inks.important, inks.accent];
  const numbered = (name: string, from: number, values: readonly string[]) =>
    Object.fromEntries(values.map((value, at) => [`${name}${at + from}`, value]));
  const fontFamily = 'Helvetica, Arial, sans-serif';
  return JSON.stringify({
    theme: 'base',
    fontFamily,
    // A wrong diagram is a fault, and no drawing of a bomb.
    suppressErrorRendering: true,
    // Labels in HTML would be nothing in a picture.
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
    state: { htmlLabels: false },
    themeVariables: {
      fontFamily,
      darkMode: scheme === 'dark',
      background: inks.paper,
      primaryColor: inks['paper-2'],
      primaryTextColor: inks.ink,
      primaryBorderColor: inks.edge,
      secondaryColor: inks['paper-2'],
      tertiaryColor: inks.paper,
      lineColor: inks['ink-2'],
      textColor: inks.ink,
      titleColor: inks.ink,
      taskBkgColor: inks.note,
      taskBorderColor: inks.note,
      taskTextColor: inks.paper,
      taskTextLightColor: inks.paper,
      taskTextOutsideColor: inks.ink,
      sectionBkgColor: inks['paper-2'],
      altSectionBkgColor: inks.paper,
      gridColor: inks.hairline,
      pieTitleTextColor: inks.ink,
      pieSectionTextColor: inks.paper,
      pieLegendTextColor: inks.ink,
      pieStrokeColor: inks.paper,
      pieOuterStrokeColor: inks.edge,
      pieOpacity: '1',
      ...numbered('pie', 1, rows),
      ...numbered('cScale', 0, rows),
      ...numbered(
        'cScaleLabel',
        0,
        rows.map(() => inks.paper),
      ),
      ...numbered('git', 0, rows),
      ...numbered(
        'gitBranchLabel',
        0,
        rows.map(() => inks.paper),
      ),
    },
  });
}

const run = promisify(execFile);

/** Milliseconds that a drawing may take: a browser is started for each. */
const longest = 120_000;

/**
 * Draws a diagram with Mermaid's own program, in the colours of one scheme; gives the drawing, with nothing in it that is not
 * drawing. `browser` is a file that tells puppeteer of the browser, or null. Throws with what the program says.
 */
export async function drawWithProgram(
  { path, version }: MermaidProgram,
  source: string,
  { scheme, palette, browser }: { scheme: keyof Palette; palette: Palette; browser: string | null },
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-diagram-'));
  try {
    const [input, output, config] = ['diagram.mmd', 'diagram.svg', 'config.json'].map((name) => join(folder, name));
    if (input === undefined || output === undefined || config === undefined)
      throw new Error('there is no place to draw');
    writeFileSync(input, source);
    writeFileSync(config, configFor(scheme, palette[scheme]));
    const options = [
      ...['--input', input, '--output', output, '--configFile', config, '--backgroundColor', 'transparent', '--quiet'],
      ...(version >= 12 ? ['--no-font-embed'] : []),
      ...(browser === null ? [] : ['--puppeteerConfigFile', browser]),
    ];
    await run(process.execPath, [path, ...options], { timeout: longest });
    return harmlessSvg(readFileSync(output)).text;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

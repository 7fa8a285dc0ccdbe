import type { BuildOptions } from 'esbuild';

/** The packages that bring a program for each system, in a package of its own that npm takes for optional. */
type NativePackage = 'sharp' | 'esbuild' | 'lightningcss';

/** A package is installed, and its program for this system is not. */
export class MissingProgramError extends Error {
  override readonly name = 'MissingProgramError';

  constructor(name: NativePackage, cause: unknown) {
    super(
      `the package ${name} has no program for this system (${process.platform}-${process.arch}): run "npm install --include=optional" on the system that builds, then this again.`,
    );
    // What the package itself says of it is long, and DEBUG=1 shows it.
    if (process.env.DEBUG) this.cause = cause;
  }
}

/** Loads the encoder and decoder of pictures. Throws MissingProgramError. */
export async function loadSharp(): Promise<typeof import('sharp').default> {
  return (await loaded('sharp', () => import('sharp'))).default;
}

/** Loads the reader of style sheets. Throws MissingProgramError. */
export async function loadLightningcss(): Promise<typeof import('lightningcss')> {
  return await loaded('lightningcss', () => import('lightningcss'));
}

async function loaded<Module>(name: NativePackage, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    throw isMissing(error) ? new MissingProgramError(name, error) : error;
  }
}

/** What Node and these packages say where a program is not there, or was made for another system. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    /cannot find (?:module|package)|could not (?:load|be found)|another platform|ERR_DLOPEN/i.test(
      `${error.message} ${'code' in error ? error.code : ''}`,
    )
  );
}

/** Scripts as one. */
export interface ScriptBundle {
  readonly text: string;
  /** The files that it is made of, from the folder that it was made in. */
  readonly inputs: readonly string[];
}

/** Bundles scripts, and writes nothing. Throws MissingProgramError, and what esbuild says of the scripts. */
export async function bundleScripts(options: Omit<BuildOptions, 'write' | 'metafile'>): Promise<ScriptBundle> {
  const { build } = await loaded('esbuild', () => import('esbuild'));
  try {
    const { outputFiles, metafile } = await build({ ...options, write: false, metafile: true, logLevel: 'silent' });
    return { text: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) };
  } catch (error) {
    // Mistakes in scripts come as a list.
    if (error instanceof Error && 'errors' in error) throw error;
    throw isMissing(error) ? new MissingProgramError('esbuild', error) : error;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const description = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** A module's own package: the folder below the last `node_modules/` of its path. */
const packageFolder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/**
 * The packages that files belong to, each with its licence and the text of that, which has to go wherever their code does.
 * Throws where a package names no licence.
 */
export function thirdParties(files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => packageFolder.exec(file)?.[0] ?? []));
  const parties = [...folders].map((folder) => {
    const { name, version, license } = description.parse(
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
    );
    const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    const terms = text === undefined ? '' : `\n\n${readFileSync(join(folder, text), 'utf8').trim()}`;
    return `${name} ${version}, ${license}${terms}\n`;
  });
  return ['The code in this folder includes that of these packages.\n', ...parties.sort()].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

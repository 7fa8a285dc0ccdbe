import type { Encoding } from '../model/manifest.ts';
import type { Expected, PlainFile } from '../model/output-file.ts';
import type { RouteFile } from './files.ts';
import { isText, mediaTypes } from './media-type.ts';
import type { OutputRecord } from './state.ts';

/** A compressed copy of a file, beside it: `index.html.br`. */
export interface Sibling extends Expected {
  /** The output that it is a copy of. */
  readonly of: string;
  readonly encoding: Encoding;
  readonly quality: number;
}

/** Fewer bytes than this fill one packet of the network, compressed or not. */
const fewBytes = 1000;

/** The form of the copies: count it up when other bytes come out of the same text. */
const form = 1;

const extensions: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

/** How a compressed copy is compressed, by its name. */
export function encodingOf(output: string): Encoding {
  return output.endsWith(extensions.br) ? 'br' : 'gzip';
}

/**
 * The compressed copies that belong beside the files of a site: of texts that are worth it, and not in the place of a
 * file that the site has anyway. Their fingerprints stand for the originals' bytes.
 */
export async function siblingsOf(
  files: readonly (RouteFile | PlainFile)[],
  records: readonly OutputRecord[],
): Promise<readonly Sibling[]> {
  const typeOf = await mediaTypes(files.map(({ output }) => output));
  const kinds = new Map(files.map((file) => [file.output, 'route' in file ? file.route.kind : file.kind]));
  return records.flatMap(({ output, hash, size }) => {
    const kind = kinds.get(output);
    if (kind === undefined || size < fewBytes || !isText(typeOf(output, kind))) return [];
    // The best that there is takes ten times as long for a tenth of the bytes: it is for what every page asks for.
    const qualities = { br: kind === 'theme' ? 11 : 9, gzip: 9 };
    return (['br', 'gzip'] as const)
      .map((encoding): Sibling => {
        const quality = qualities[encoding];
        const fingerprint = `${form} ${quality} ${hash}`;
        return { output: output + extensions[encoding], of: output, fingerprint, encoding, quality };
      })
      .filter((sibling) => !kinds.has(sibling.output));
  });
}

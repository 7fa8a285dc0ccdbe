import { Scratch } from '../../cache/scratch.ts';
import { loadSharp, MissingProgramError } from '../../engine/native.ts';
import { readBytes } from '../../files/read.ts';
import { endingOf, isMisnamed } from '../../images/source/kind.ts';
import { lookAt, mostBytes, mostPixels, type PictureFault, reasonOf } from '../../images/source/read-source.ts';
import { faultProblem } from '../../images/source/rules.ts';
import { startOf } from '../../problems/problem.ts';
import { CompactMap } from '../compact-map.ts';

/** What was found of a picture: why it cannot be opened, or the ending that its name should have; null for neither. */
type Finding = { readonly fault: PictureFault } | { readonly ending: string } | null;

/**
 * Knows which pictures of a source a build could not open. A picture that is asked for is taken for whole until it has been
 * looked at, which takes its time: who asks looks afterwards, and asks all again where something was found.
 */
export class PictureCheck {
  readonly #seen = new CompactMap();
  readonly #faults = new CompactMap();
  readonly #endings = new CompactMap();
  /** The pictures that are to be looked at, by their absolute paths, and what a person knows each by. */
  readonly #asked = new Map<string, string>();
  readonly #scratch = new Scratch();

  /** Why the picture at an absolute path cannot be opened, as a sentence with its name; null where it can, as far as is known. */
  faultOf(path: string, name: string): string | null {
    if (!this.#seen.has(path)) this.#asked.set(path, name);
    return this.#faults.get(path);
  }

  /** A name for a picture that was asked for, with the ending that says what it is. */
  named(name: string, path: string): string {
    const ending = this.#endings.get(path);
    return ending === null ? name : name.replace(/\.[^./]+$/, '') + ending;
  }

  /** Looks at what was asked for since the last time; whether something is to be said of any of it. */
  async look(): Promise<boolean> {
    let isOther = false;
    for (const [path, name] of this.#asked) {
      const finding = await lookInto(path, this.#scratch);
      this.#seen.add(path);
      if (finding === null) continue;
      if ('fault' in finding) this.#faults.set(path, sentence(finding.fault, name));
      else this.#endings.set(path, finding.ending);
      isOther = true;
    }
    this.#asked.clear();
    return isOther;
  }
}

/** What `make` gives when every picture that it asks for has been looked at. */
export async function untilLooked<Made>(pictures: PictureCheck, make: () => Made): Promise<Made> {
  const made = make();
  return (await pictures.look()) ? untilLooked(pictures, make) : made;
}

/** What a build would say, without the remedy: the report has its own. */
function sentence(fault: PictureFault, name: string): string {
  return faultProblem(fault, name, startOf(name), () => null).message.replace(
    /(?:, whatever its name says)?: [^:]*$/,
    '',
  );
}

async function lookInto(path: string, scratch: Scratch): Promise<Finding> {
  const read = readBytes(path, mostBytes, scratch);
  if ('fault' in read) return { fault: { kind: 'file', fault: read.fault } };
  const { bytes } = read;
  if (bytes.length === 0) return { fault: { kind: 'empty' } };
  const look = await lookAt(path, bytes);
  if ('fault' in look) return look;
  const { format, width, height, frames } = look.source;
  // Of what moves and has more pixels a site shows the file itself.
  const isAnimated = frames > 1 && width * height * frames <= mostPixels;
  const fault = format === 'svg' ? null : await damage(bytes, isAnimated);
  if (fault !== null) return { fault };
  return isMisnamed(path, format) ? { ending: endingOf(format) } : null;
}

/** Why a picture with a whole header cannot be decoded; null where it can. Only decoding all of it finds every damage. */
async function damage(bytes: Buffer, isAnimated: boolean): Promise<PictureFault | null> {
  const sharp = await loadSharp();
  try {
    const options = { animated: isAnimated, limitInputPixels: mostPixels, failOn: 'error' } as const;
    await sharp(bytes, options).resize(16, 16, { fit: 'fill', kernel: 'nearest' }).raw().toBuffer();
    return null;
  } catch (error) {
    if (error instanceof MissingProgramError) throw error;
    return { kind: 'broken', reason: reasonOf(error) };
  }
}

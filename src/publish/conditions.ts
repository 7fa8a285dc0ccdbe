import { ownFolder } from './published.ts';
import { type Condition, ConditionError, type Headers, type Target, UnconditionalError } from './target.ts';

/** How the objects of our own are served, where anybody asks for them. */
export const ownHeaders: Headers = {
  type: 'application/json',
  control: 'private, no-store',
  encoding: null,
  redirect: null,
};

/** An ETag that no object has. */
const noEtag = '00000000000000000000000000000000';

/**
 * Writes objects of our own on condition. Servers spell an ETag in a condition with quotation marks or without; the
 * spelling that one has taken is used from then on.
 */
export class ConditionalWriter {
  readonly #target: Target;
  #quoted: boolean;

  /** `like` is another of the same server: how that spells ETags is known by then. */
  constructor(target: Target, like: ConditionalWriter | null = null) {
    this.#target = target;
    this.#quoted = like === null || like.#quoted;
  }

  /** Writes a new object. Throws ConditionError where there is one. The text must be one that nobody else writes. */
  async create(key: string, text: string): Promise<string> {
    return await this.#put(key, text, { kind: 'absent' });
  }

  /**
   * Writes an object in the place of the one with this ETag. Throws ConditionError where another is there. One that is
   * said to be another, and is not, is tried once in the other spelling.
   */
  async replace(key: string, text: string, etag: string): Promise<string> {
    const condition = { kind: 'same', etag, quoted: this.#quoted } as const;
    try {
      return await this.#put(key, text, condition);
    } catch (error) {
      if (!(error instanceof ConditionError) || (await this.#target.head(key))?.etag !== etag) throw error;
      const written = await this.#put(key, text, { ...condition, quoted: !this.#quoted });
      this.#quoted = !this.#quoted;
      return written;
    }
  }

  /** A write whose answer was lost is tried again, and then meets itself. */
  async #put(key: string, text: string, condition: Condition): Promise<string> {
    try {
      return await this.#target.put(key, { text }, ownHeaders, condition);
    } catch (error) {
      const there = error instanceof ConditionError ? await this.#target.get(key) : null;
      if (there?.text !== text) throw error;
      return there.etag;
    }
  }
}

/**
 * Proves with an object of its own whether a target keeps conditions: many that speak the language of S3 take them and
 * write all the same.
 */
export async function keepsConditions(target: Target, writer: ConditionalWriter, unique: string): Promise<boolean> {
  if (target.keepsConditions) return true;
  const key = `${ownFolder}probe-${unique}`;
  try {
    const etag = await writer.create(key, `${unique} 1`);
    return (
      (await isRefused(() => writer.create(key, `${unique} 2`))) &&
      (await isRefused(() => writer.replace(key, `${unique} 3`, noEtag))) &&
      !(await isRefused(() => writer.replace(key, `${unique} 4`, etag)))
    );
  } catch (error) {
    if (error instanceof ConditionError || error instanceof UnconditionalError) return false;
    throw error;
  } finally {
    await target.remove(key);
  }
}

async function isRefused(write: () => Promise<string>): Promise<boolean> {
  try {
    await write();
    return false;
  } catch (error) {
    if (error instanceof ConditionError) return true;
    throw error;
  }
}

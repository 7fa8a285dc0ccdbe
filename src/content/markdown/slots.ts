import { encode } from 'html-entities';
import type { AnchorSlot, BodyPart, LinkSlot, PictureSlot } from '../body.ts';

type Slot = PictureSlot | LinkSlot | AnchorSlot;

/** A character that no text of a post has: the reader replaces U+0000 as CommonMark says. */
const mark = '\u0000';

/**
 * Collects the slots of a body while its HTML is written as one text: each leaves a mark in it, at which the text is
 * cut in the end. Markdown's renderer only knows texts.
 */
export class SlotCollector {
  readonly #slots: Slot[] = [];

  /** Keeps a slot and gives the mark that stands for it in the HTML. */
  add(slot: Slot): string {
    this.#slots.push(slot);
    return mark;
  }

  /** The HTML's parts: texts and slots in turn, no text empty. */
  parts(html: string): BodyPart[] {
    if (this.#slots.length === 0) return [html];
    const texts = html.split(mark);
    return texts.flatMap((text, index) => {
      const slot = this.#slots[index];
      return [...(text === '' ? [] : [text]), ...(index < texts.length - 1 && slot !== undefined ? [slot] : [])];
    });
  }
}

/**
 * What stands in an `href`: a link to another file of the site is a slot, a path from the site's root gets the base
 * path, and anything else stays. `url` is encoded as in a URL, not yet for HTML.
 */
export function hrefValue(url: string, basePath: string, line: number, slots: SlotCollector): string {
  if (/^([a-z][a-z\d+.-]*:|\/\/|#|\?|$)/i.test(url)) return attribute(url);
  if (url.startsWith('/')) return attribute(withBase(url, basePath));
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  return slots.add({ kind: 'link', target: decoded(path), suffix: attribute(suffix), line });
}

/** A path from the site's root on a site under a path; one that has the base path already keeps it. */
export function withBase(path: string, basePath: string): string {
  return path.startsWith(basePath) || `${path}/` === basePath ? path : basePath + path.slice(1);
}

/** Text as it stands in an attribute in double quotes. */
export function attribute(text: string): string {
  return encode(text, { mode: 'specialChars', level: 'html5' });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

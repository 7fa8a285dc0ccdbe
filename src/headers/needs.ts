import type { Need } from '../model/needs.ts';
import type { KeptText } from '../model/page-text.ts';
import { ofAttributes } from './attributes.ts';
import { mayLoad, ofElement, ofStyles, ofText, type TextUse } from './elements.ts';
import {
  commentEnd,
  type KeptPlace,
  mayLeadElsewhere,
  type PageBytes,
  type Sign,
  signsIn,
  tagEnd,
  textEnd,
} from './page-bytes.ts';
import { type SiteAddress, Sources, siteAddress } from './sources.ts';

/** Files that may load something when they are shown: pages, whatever their addresses end in, and styles. */
const pageNames = /\.(?:x?html?|xslt?|php|aspx?|jsp|cgi)$/i;

/** What is known of tags and texts, at most: those of the theme are on every page, and others come and go. */
const mostKnown = 500;

/** What an element needs by its attributes, and what its text is. */
interface Element {
  readonly needs: readonly Need[];
  readonly use: TextUse;
}

const loadsNothing: Element = { needs: [], use: null };

/** What was found of a page, or of a part of it. */
class Found {
  readonly sources: Sources;
  /** Where reading goes on: behind the last element, or comment, that was read. */
  next = 0;
  /** True where an attribute may style, run, or name a frame. */
  mayMatter = false;
  /** True where all that begins in it ends in it too. */
  isClosed = true;

  constructor(site: SiteAddress) {
    this.sources = new Sources(site);
  }
}

/**
 * Finds what files need a Content-Security-Policy to allow. What was found of a tag, of a script in a page, or of a text that
 * many pages have is kept: that depends on nothing but itself and the site's address.
 */
export class FileNeeds {
  readonly #site: SiteAddress;
  readonly #elements = new Known<Element>();
  readonly #texts = { script: new Known<readonly Need[]>(), style: new Known<readonly Need[]>() };
  readonly #kept = new WeakMap<KeptText, Found>();
  /** What is found of a text that needs nothing. */
  readonly #plain: Found;

  constructor(siteUrl: string) {
    this.#site = siteAddress(siteUrl);
    this.#plain = new Found(this.#site);
  }

  /**
   * What a file needs, sorted: hashes of inline scripts and styles, and the origins of what it loads from elsewhere. What
   * comes from the site itself needs nothing. A file that is neither a page nor a style sheet is not read.
   */
  of(output: string, read: () => PageBytes): readonly Need[] {
    const found = new Found(this.#site);
    if (output.endsWith('.css')) ofStyles(read().bytes.toString(), found.sources);
    else if (pageNames.test(output)) this.#readPage(read(), found);
    const { needs } = found.sources;
    return needs.size < 2 ? [...needs] : [...needs].sort();
  }

  #readPage({ bytes, kept }: PageBytes, found: Found): void {
    let from = 0;
    for (const place of kept) {
      const known = this.#foundIn(place, bytes);
      if (!known.isClosed) continue;
      this.#read(bytes, from, place.from, found);
      from = place.from;
      // It may stand within a script, a comment or a tag that begins before it.
      if (found.next > from) continue;
      found.sources.addAll(known.sources.needs);
      found.mayMatter ||= known.mayMatter;
      from = place.end;
    }
    this.#read(bytes, from, bytes.length, found);
    if (found.mayMatter) ofAttributes(bytes.toString(), found.sources);
  }

  /** What is found of a text wherever it stands. It is closed where it also begins and ends with a tag, as no name does. */
  #foundIn({ text, from, end }: KeptPlace, bytes: Buffer): Found {
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const found = new Found(this.#site);
    this.#read(bytes.subarray(from, end), 0, end - from, found);
    found.isClosed &&= text.text.startsWith('<') && text.text.endsWith('>');
    const isPlain = found.isClosed && !found.mayMatter && found.sources.needs.size === 0;
    // Most are: for each of the cards of some thousand posts an answer of its own would be much memory.
    const answer = isPlain ? this.#plain : found;
    this.#kept.set(text, answer);
    return answer;
  }

  #read(page: Buffer, from: number, end: number, found: Found): void {
    // Between two cards is a line feed alone.
    if (end - from < 2) return;
    for (const sign of signsIn(page, from, end)) {
      if (sign.kind === 'attribute') found.mayMatter = true;
      else if (sign.from > found.next) found.next = this.#behind(page, sign, found);
    }
  }

  /** Reads what begins at a sign; gives where reading goes on. */
  #behind(page: Buffer, { kind, name, from }: Sign, found: Found): number {
    const end = kind === 'comment' ? commentEnd(page, from) : tagEnd(page, from + name.length);
    if (end === null) {
      found.isClosed = false;
      return from;
    }
    if (kind === 'comment') return end;
    const isText = name === 'script' || name === 'style';
    if (!isText && !mayLeadElsewhere(page, from, end)) return end;
    const { needs, use } = this.#elementOf(name, page.toString('utf8', from, end));
    found.sources.addAll(needs);
    if (!isText) return end;
    const closing = textEnd(page, end + 1, name);
    if (closing === null) found.isClosed = false;
    if (use !== null) found.sources.addAll(this.#textOf(use, page.toString('utf8', end + 1, closing ?? page.length)));
    return closing ?? page.length;
  }

  #elementOf(name: string, tag: string): Element {
    if (!mayLoad(name, tag)) return loadsNothing;
    return this.#elements.of(tag, () => {
      const sources = new Sources(this.#site);
      const use = ofElement(name, tag.slice(name.length), sources);
      return { needs: [...sources.needs], use };
    });
  }

  #textOf(use: 'script' | 'style', text: string): readonly Need[] {
    return this.#texts[use].of(text, () => {
      const sources = new Sources(this.#site);
      ofText(use, text, sources);
      return [...sources.needs];
    });
  }
}

/** Answers by texts. */
class Known<Answer> {
  readonly #answers = new Map<string, Answer>();

  of(text: string, make: () => Answer): Answer {
    const known = this.#answers.get(text);
    if (known !== undefined) return known;
    const answer = make();
    if (this.#answers.size === mostKnown) this.#answers.clear();
    this.#answers.set(text, answer);
    return answer;
  }
}

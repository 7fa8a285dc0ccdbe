import type { Need } from '../model/needs.ts';
import { ofAttributes } from './attributes.ts';
import { mayLoad, ofElement, ofStyles, ofText, type TextUse } from './elements.ts';
import { eachElement, endOfText, mayLeadElsewhere } from './page-bytes.ts';
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

/**
 * Finds what files need a Content-Security-Policy to allow. What was found of a tag, or of a script in a page, is kept: that
 * depends on nothing but its text and the site's address, and most pages of a site have the same.
 */
export class FileNeeds {
  readonly #site: SiteAddress;
  readonly #elements = new Known<Element>();
  readonly #texts = { script: new Known<readonly Need[]>(), style: new Known<readonly Need[]>() };

  constructor(siteUrl: string) {
    this.#site = siteAddress(siteUrl);
  }

  /**
   * What a file needs, sorted: hashes of inline scripts and styles, and the origins of what it loads from elsewhere. What
   * comes from the site itself needs nothing. A file that is neither a page nor a style sheet is not read.
   */
  of(output: string, read: () => Buffer): readonly Need[] {
    const sources = new Sources(this.#site);
    if (output.endsWith('.css')) ofStyles(read().toString(), sources);
    else if (pageNames.test(output)) this.#ofPage(read(), sources);
    const { needs } = sources;
    return needs.size < 2 ? [...needs] : [...needs].sort();
  }

  #ofPage(page: Buffer, sources: Sources): void {
    const mayMatter = eachElement(page, (name, from, end) => {
      const isText = name === 'script' || name === 'style';
      if (!isText && !mayLeadElsewhere(page, from, end)) return end;
      const { needs, use } = this.#elementOf(name, page.toString('utf8', from, end));
      sources.addAll(needs);
      if (!isText) return end;
      const textEnd = endOfText(page, end + 1, name);
      if (use !== null) sources.addAll(this.#textOf(use, page.toString('utf8', end + 1, textEnd)));
      return textEnd;
    });
    if (mayMatter) ofAttributes(page.toString(), sources);
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

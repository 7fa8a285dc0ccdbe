import { basename } from 'node:path';
import { SaxesParser } from 'saxes';
import { ImportError } from '../../source.ts';
import { AmpersandMender } from './ampersands.ts';
import { decodedChunks } from './decode.ts';

/** An element below a channel, with all that is in it. */
export interface XmlElement {
  /** With the usual prefix of its namespace, whatever the file's is: `wp:post_id`, `content:encoded`, `title`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly children: readonly XmlElement[];
  /** Its own text. Where there is CDATA, the white space around it is none of it. */
  readonly text: string;
}

/** An element while it is read. */
interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: XmlElement[];
  text: string;
  hasCdata: boolean;
}

/** The namespaces of an export, and how they are called here. `wordpress.org/export/1.2/` has a number for each version. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(?:www\.)?wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, 'excerpt:'],
  [/^https?:\/\/(?:www\.)?wordpress\.org\/export\/[\d.]+\/?$/, 'wp:'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content:'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc:'],
];

/** Mistakes in XML after which nobody knows what belongs to what. All others are read over. */
const fatal = /unmatched closing tag|unexpected close tag|weird empty close tag/;

/**
 * The elements right below `rss` and `channel`, one at a time: what is held is one of them and a piece of the file. No entity
 * but XML's own five and those by number is resolved; others stay as they are written, and nothing is ever fetched.
 * `onBytes` is told how far reading has come. Throws ImportError where tags do not fit, or the file ends too early, with
 * what the last whole item was.
 */
export function* channelElements(
  path: string,
  onBytes: (bytes: number) => void,
): Generator<XmlElement, void, undefined> {
  const reader = new ElementReader(path);
  for (const { text, bytes } of decodedChunks(path)) {
    reader.write(text);
    yield* reader.take();
    onBytes(bytes);
  }
  reader.end();
  yield* reader.take();
}

class ElementReader {
  readonly #path: string;
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #mender = new AmpersandMender();
  readonly #open: OpenElement[] = [];
  #ready: XmlElement[] = [];
  #lastItem: string | null = null;
  #isEnded = false;

  constructor(path: string) {
    this.#path = path;
    // Prefixes that are bound nowhere are taken for what they usually are.
    this.#parser.on('error', (error) => {
      if (fatal.test(error.message)) throw this.#broken(error.message.replace(/^\d+:\d+: /, ''));
    });
    this.#parser.on('opentag', ({ local, prefix, uri, attributes }) => {
      this.#open.push({
        name: `${prefixOf(prefix, uri)}${local}`,
        attributes: Object.fromEntries(
          Object.values(attributes).map((attribute) => [attribute.local, attribute.value]),
        ),
        line: this.#parser.line,
        children: [],
        text: '',
        hasCdata: false,
      });
    });
    this.#parser.on('text', (text) => {
      const element = this.#open.at(-1);
      if (element !== undefined && !(element.hasCdata && /^\s*$/.test(text))) element.text += text;
    });
    this.#parser.on('cdata', (text) => {
      const element = this.#open.at(-1);
      if (element === undefined) return;
      if (!element.hasCdata && /^\s*$/.test(element.text)) element.text = '';
      element.hasCdata = true;
      element.text += text;
    });
    this.#parser.on('closetag', () => this.#close());
  }

  write(text: string): void {
    this.#parser.write(this.#mender.write(text));
  }

  /** Says that the file is at its end. */
  end(): void {
    this.#parser.write(this.#mender.end());
    if (this.#isEnded) return;
    const unfinished = this.#open.at(-1);
    if (unfinished !== undefined)
      throw this.#broken(`the file ends within <${unfinished.name}>, which begins in line ${unfinished.line}`);
    throw new ImportError(`${this.#path} is no export of WordPress: there is no <rss> in it.`);
  }

  /** The elements that have become whole since this was asked. */
  take(): XmlElement[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #close(): void {
    const element = this.#open.pop();
    const depth = this.#open.length;
    if (element === undefined) return;
    if (depth === 0) this.#isEnded = true;
    if (depth === 2) {
      this.#ready.push(element);
      if (element.name === 'item') this.#lastItem = itemName(element);
    } else if (depth > 2) this.#open.at(-1)?.children.push(element);
  }

  #broken(what: string): ImportError {
    const last = this.#lastItem === null ? 'no item before that is whole' : `the last whole item is ${this.#lastItem}`;
    return new ImportError(
      `${basename(this.#path)}:${this.#parser.line}:${this.#parser.column} ${what}; ${last}. ` +
        'The file is damaged or was cut short: export it again. Nothing was written.',
    );
  }
}

function prefixOf(prefix: string, uri: string): string {
  const known = prefixes.find(([pattern]) => pattern.test(uri))?.[1];
  if (known !== undefined) return known;
  // A prefix that is bound to something else is another's.
  return prefix === '' ? '' : uri === '' ? `${prefix}:` : `${uri}:`;
}

function itemName({ children }: XmlElement): string {
  const text = (name: string) => children.find((child) => child.name === name)?.text ?? '';
  return `“${text('title')}” (${text('wp:post_type') || 'post'} ${text('wp:post_id')})`;
}

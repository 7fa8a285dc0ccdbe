import type MarkdownIt from 'markdown-it';
import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs';
import readDefinition from 'markdown-it/lib/rules_block/reference.mjs';
import { nearest } from '../../problems/nearest.ts';
import type { Problem } from '../../problems/problem.ts';
import { repeatedReference, undefinedReference, unusedReference } from '../../problems/rules/prose.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { inlineProse } from '../inline-prose.ts';
import type { Spot } from '../lines.ts';

/** Tells links by a name that leads nowhere, and names by which nothing leads: `[text][name]` and `[name]: address`. */
export function references(parser: MarkdownIt): void {
  parser.block.ruler.at('reference', noted, { alt: [] });
  parser.core.ruler.after('block', 'references', ({ env }) => {
    const { book }: BodyEnvironment = env;
    book.isRead = true;
  });
  parser.core.ruler.push('reference_findings', ({ src, tokens, env, md }) => {
    const { source, book, findings }: BodyEnvironment = env;
    findings.push(...book.findings());
    if (!src.includes('][')) return;
    for (const block of inlineProse(tokens, source, /\]\[/)) {
      for (const { 1: bang = '', 2: words = '', 3: typed = '', index } of block.text.matchAll(byName)) {
        const label = typed || words;
        // What is no text any more was read as a link, or as a link's text.
        if (
          /^[\d\s.,]*$/.test(words) ||
          book.has(md.utils.normalizeReference(label)) ||
          !block.shown.includes(`][${typed}]`)
        )
          continue;
        const place = bodyPlace(block.spotAt(index + bang.length));
        findings.push(undefinedReference(place, label, nearest(label, book.labels())));
      }
    }
  });
}

/** A link by name; behind a word or another bracket it is an index, as in `a[i][j]`. */
const byName = /(?<![\w\]\\)}>])(!?)\[([^[\]\n]+)\]\[([^[\]\n]*)\]/g;

/** Notes where a definition stands. */
const noted: RuleBlock = (state, startLine, endLine, silent) => {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charAt(start) !== '[') return false;
  const { book, source }: BodyEnvironment = state.env;
  const label = /^\[((?:[^\\[\]]|\\.)+)\]:/.exec(state.src.slice(start))?.[1];
  const line = source.first + startLine;
  book.begin({ label: label ?? '', line, column: source.line(line).indexOf('[') + 1 });
  const isRead = readDefinition(state, startLine, endLine, silent);
  if (isRead && !silent) book.end();
  return isRead;
};

/** What `[name]: address` says. */
interface Definition extends Spot {
  readonly label: string;
  readonly address: string;
}

/** The definitions of a body: who reads them for a link, uses them. markdown-it wants an object of them by their names. */
export class ReferenceBook {
  readonly #definitions = new Map<string, Definition>();
  readonly #used = new Set<string>();
  readonly #repeated: Definition[] = [];
  #current = { label: '', line: 0, column: 0, isNew: false };
  /** The name that a definition has asked for last, to see whether it is taken. */
  #asked = '';
  /** True once all definitions are known: from then on they are asked for by links alone. */
  isRead = false;
  /** For markdown-it. */
  readonly entries: Record<string, unknown> = new Proxy<Record<string, unknown>>(Object.create(null), {
    get: (all, key) => {
      if (this.isRead) this.#used.add(String(key));
      else this.#asked = String(key);
      return all[String(key)];
    },
    set: (all, key, value) => {
      const address: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'href') : '';
      all[String(key)] = value;
      this.#current.isNew = true;
      this.#definitions.set(String(key), { ...this.#current, address: String(address) });
      return true;
    },
  });

  begin(definition: Omit<Definition, 'address'>): void {
    this.#current = { ...definition, isNew: false };
  }

  end(): void {
    if (!this.#current.isNew)
      this.#repeated.push({ ...this.#current, address: this.#definitions.get(this.#asked)?.address ?? '' });
  }

  has(key: string): boolean {
    return this.#definitions.has(key);
  }

  labels(): string[] {
    return [...this.#definitions.values()].map(({ label }) => label);
  }

  findings(): Problem[] {
    const unused = [...this.#definitions].filter(([key, one]) => !this.#used.has(key) && !isComment(one));
    return [
      ...unused.map(([, { label, ...spot }]) => unusedReference(bodyPlace(spot), label)),
      ...this.#repeated
        .filter((one) => !isComment(one))
        .map(({ label, ...spot }) => repeatedReference(bodyPlace(spot), label)),
    ];
  }
}

/** `[//]: # (text)` is how comments are written in Markdown. */
function isComment({ label, address }: Definition): boolean {
  return /^(?:\/\/|\W*|comment)$/i.test(label) || address === '#' || address === '';
}

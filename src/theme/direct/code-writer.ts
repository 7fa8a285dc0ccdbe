/** Gathers the code of a function that prints: it adds to `out`, and gives it at its end. */
export class CodeWriter {
  readonly #lines: string[] = [];
  readonly #links: unknown[] = [];
  /** What is to be added to `out` next: expressions, and the text behind them. */
  #pieces: string[] = [];
  #text = '';
  #names = 0;
  #isWhole = true;

  /** A name that no other part of the code has. */
  name(): string {
    this.#names++;
    return `t${this.#names}`;
  }

  /** Lets the code have a value; gives the name that it has there. */
  link(value: unknown): string {
    return `link${this.#links.push(value) - 1}`;
  }

  /** Adds a text to what is printed. */
  appendText(text: string): void {
    this.#text += text;
  }

  /** Adds to what is printed the text that an expression gives. */
  append(expression: string): void {
    this.#endText();
    this.#pieces.push(expression);
  }

  line(code: string): void {
    this.#endText();
    if (this.#pieces.length > 0) this.#lines.push(`out += ${this.#pieces.join(' + ')};`);
    this.#pieces = [];
    this.#lines.push(code);
  }

  #endText(): void {
    if (this.#text !== '') this.#pieces.push(JSON.stringify(this.#text));
    this.#text = '';
  }

  /** Tells that there is something that no code is written for; gives what stands in its place. */
  giveUp(): string {
    this.#isWhole = false;
    return 'null';
  }

  /** All lines, and the values that they have by name; null where there is something that no code was written for. */
  finish(): { readonly code: string; readonly links: readonly unknown[] } | null {
    if (!this.#isWhole) return null;
    const names = this.#links.map((_, index) => `link${index}`);
    return { code: [`const [${names.join(', ')}] = links;`, ...this.#lines].join('\n'), links: this.#links };
  }
}

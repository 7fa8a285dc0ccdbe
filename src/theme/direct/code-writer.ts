/**
 * Gathers the code of a function that prints: it adds to `out`, and gives it at its end, or to `pieces`, where it puts what
 * other pages have too. It is text, which a package can bring.
 */
export class CodeWriter {
  readonly #lines: string[] = [];
  readonly #links: string[] = [];
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

  /** Lets the code have what an expression of `parts` gives; gives the name that it has there. */
  link(expression: string): string {
    const name = `link${this.#links.length}`;
    this.#links.push(`const ${name} = ${expression};`);
    return name;
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

  /** Adds a piece of its own to what is printed: the kept text that an expression gives. */
  appendKept(expression: string): void {
    this.line(`pieces.push(out, ${expression});\nout = '';`);
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

  /** The body of a function of `parts`; null where there is something that no code was written for. */
  finish(): string | null {
    if (!this.#isWhole) return null;
    return ['const { text, markup, items } = parts;', ...this.#links, ...this.#lines].join('\n');
  }
}

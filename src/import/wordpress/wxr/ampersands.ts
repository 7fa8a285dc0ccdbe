/** More characters than a reference, or the beginning or end of CDATA, has: so many may wait for the next piece. */
const longest = 40;

/** What an ampersand has to be followed by to begin a reference. */
const bare = /&(?!(?:[a-z][a-z\d]{1,30}|#\d{1,8}|#x[\da-f]{1,6});)/gi;

/**
 * XML in which every ampersand that begins no reference is written as one: a parser would take all up to the next
 * semicolon for a name, tags included. In CDATA they stay. The text comes and goes in pieces.
 */
export class AmpersandMender {
  #isInCdata = false;
  #waiting = '';

  /** Takes a piece; gives what is certain by now. */
  write(piece: string): string {
    const text = this.#waiting + piece;
    const end = Math.max(0, text.length - longest);
    // What may go on in the next piece waits for it.
    const cut = Math.min(
      ...[text.indexOf('&', end), text.indexOf('<', end), text.indexOf(']', end)].map((at) =>
        at < 0 ? text.length : at,
      ),
    );
    this.#waiting = text.slice(cut);
    return this.#mended(text.slice(0, cut));
  }

  /** Gives the rest. */
  end(): string {
    return this.#mended(this.#waiting);
  }

  #mended(text: string): string {
    return text
      .split(/(<!\[CDATA\[|\]\]>)/)
      .map((part) => {
        if (part === '<![CDATA[') this.#isInCdata = true;
        else if (part === ']]>') this.#isInCdata = false;
        return this.#isInCdata || !part.includes('&') ? part : part.replaceAll(bare, '&amp;');
      })
      .join('');
  }
}

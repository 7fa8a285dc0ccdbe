/** Elements that begin and end a line of their own: no paragraph is around them. */
const blocks = new Set(
  `address article aside blockquote caption col colgroup dd details div dl dt fieldset figcaption figure footer form h1 h2
  h3 h4 h5 h6 header hr legend li main menu nav ol p pre script section style summary table tbody td tfoot th thead tr
  ul`.split(/\s+/),
);

/** Elements in which text by itself becomes paragraphs; in others only where a blank line divides it. */
const withParagraphs = new Set(['', 'blockquote']);

/** Elements in which only others may stand: the white space in them is none of a text. */
const withoutText = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup', 'menu']);

/** Elements whose content is no text, or to be left as it is. */
const untouched = /<(pre|script|style|textarea|svg|math|object|iframe|audio|video|select|canvas)\b[\s\S]*?<\/\1\s*>/gi;

const empty = new Set(['hr', 'col', 'br', 'img', 'input', 'embed', 'wbr', 'source', 'track', 'param', 'area']);

const token = /<!--[\s\S]*?-->|<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/**
 * Classic HTML as WordPress prints it, with its automatic paragraphs: blank lines divide paragraphs, other line ends are
 * line breaks, but in code and around elements that have lines of their own.
 */
export function withAutomaticParagraphs(html: string): string {
  const kept: string[] = [];
  const text = html.replaceAll(/\r\n?/g, '\n').replaceAll(untouched, (whole, name: string) => {
    kept.push(whole);
    return /^(?:pre|script|style)$/i.test(name)
      ? `<figure data-kept="${kept.length - 1}"></figure>`
      : `<wbr data-kept="${kept.length - 1}">`;
  });
  const writer = new ParagraphWriter();
  let from = 0;
  for (const { 0: tag, index } of text.matchAll(token)) {
    writer.text(text.slice(from, index));
    writer.tag(tag);
    from = index + tag.length;
  }
  writer.text(text.slice(from));
  return writer
    .end()
    .replaceAll(
      /<figure data-kept="(\d+)"><\/figure>|<wbr data-kept="(\d+)">/g,
      (_, block: string, line: string) => kept[Number(block ?? line)] ?? '',
    );
}

class ParagraphWriter {
  #html = '';
  /** Text and what marks it, since the last block began or ended. */
  #line = '';
  readonly #open: string[] = [];

  text(text: string): void {
    this.#line += text;
  }

  tag(tag: string): void {
    const name = /^<\/?([a-z][\w-]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
    const isDivider = /^<!--\s*(?:more|nextpage)/.test(tag);
    if (!blocks.has(name) && !isDivider) {
      this.#line += tag;
      return;
    }
    this.#endLine();
    this.#html += tag;
    if (isDivider || empty.has(name) || tag.endsWith('/>')) return;
    if (!tag.startsWith('</')) this.#open.push(name);
    else if (this.#open.includes(name)) this.#open.length = this.#open.lastIndexOf(name);
  }

  end(): string {
    this.#endLine();
    return this.#html;
  }

  #endLine(): void {
    const line = this.#line;
    this.#line = '';
    const around = this.#open.at(-1) ?? '';
    if (line.trim() === '') return;
    if (withoutText.has(around)) this.#html += line;
    else {
      const paragraphs = line
        .split(/\n\s*\n/)
        .map((one) => one.trim())
        .filter((one) => one !== '');
      const isWrapped =
        withParagraphs.has(around) || (paragraphs.length > 1 && around !== 'p' && !/^h[1-6]$/.test(around));
      const lines = paragraphs.map((one) => one.replaceAll(/\s*(?<!<br\s*\/?>)\n/gi, '<br>\n'));
      this.#html += isWrapped
        ? lines.map((one) => `<p>${one}</p>`).join('\n')
        : around === 'p'
          ? lines.join('</p>\n<p>')
          : lines.join('<br>\n<br>\n');
    }
  }
}

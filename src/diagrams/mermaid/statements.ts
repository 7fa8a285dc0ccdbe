/** A line of a diagram, or a part of one; line and column from 1 in its source. */
export interface Statement {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Why a diagram of Mermaid is not drawn here, and where that is seen; line and column from 1 in its source. */
export interface MermaidFault {
  /** `kind`: one that only Mermaid itself draws. `statement`: a line that is wrong, or that only Mermaid itself draws. */
  readonly why: 'kind' | 'unknown-kind' | 'statement' | 'unclosed' | 'empty';
  readonly what: string;
  readonly line: number;
  readonly column: number;
}

/** The lines of a diagram, what describes it taken out of them. */
export interface Statements {
  readonly header: Statement | null;
  readonly statements: readonly Statement[];
  readonly title: string | null;
  readonly description: string | null;
}

/**
 * Parts a diagram of Mermaid into its lines: without comments, directives and the configuration at its head, which say how
 * Mermaid itself would draw, and without `title`, `accTitle` and `accDescr`, which say what it shows.
 */
export function statementsOf(source: string): Statements {
  const statements: Statement[] = [];
  let title: string | null = null;
  let description: string | null = null;
  const all = source.split('\n');
  let number = 0;
  const skipTo = (isEnd: (line: string) => boolean): string[] => {
    const from = number;
    while (number < all.length && !isEnd(all[number] ?? '')) number++;
    return all.slice(from, number++);
  };
  for (; number < all.length; number++) {
    const line = all[number] ?? '';
    const text = line.trim();
    const described = /^acc(Title|Descr)\s*:\s*(.*)$/.exec(text);
    if (text === '') continue;
    if (text === '---' && statements.length === 0) {
      number++;
      const configured = skipTo((one) => one.trim() === '---');
      number--;
      const named = configured.map((one) => /^title:\s*(.+?)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
      title ??= named?.replace(/^(["'])(.*)\1$/, '$2') ?? null;
    } else if (text.startsWith('%%{')) {
      skipTo((one) => one.includes('}%%'));
      number--;
    } else if (text.startsWith('%%')) continue;
    else if (described !== null) {
      if (described[1] === 'Title') title = described[2] || null;
      else description = described[2] || null;
    } else if (/^accDescr\s*\{/.test(text)) {
      const words = skipTo((one) => one.includes('}'));
      words.push(all[number - 1] ?? '');
      number--;
      description =
        words
          .join(' ')
          .replace(/^\s*accDescr\s*\{|\}.*$/g, '')
          .replaceAll(/\s+/g, ' ')
          .trim() || null;
    } else statements.push({ text, line: number + 1, column: line.indexOf(text) + 1 });
  }
  const [header = null, ...others] = statements;
  return { header, statements: others, title, description };
}

/** The fault of a statement, from a character of it on. */
export function faultAt(why: MermaidFault['why'], { text, line, column }: Statement, at = 0): MermaidFault {
  return { why, what: text.slice(at).trim() || text, line, column: column + at };
}

/** A table of MathML that is open: how its cells stand, and what has been drawn of it. */
interface OpenTable {
  readonly aligns: readonly string[];
  readonly columnLines: readonly string[];
  readonly rowLines: readonly string[];
  row: number;
  column: number;
}

const tag = /<(\/?)(mtable|mtr|mtd)\b([^>]*)>/g;
/** Cells that KaTeX fills by a style sheet of its own, and that are empty without it. */
const filler = /<mtd class ?="(?:mtr-glue|mml-eqn-num)"><\/mtd>/g;

/**
 * MathML whose tables stand as TeX sets them. MathML Core has no attributes for columns and lines (MathML Core, 3.5): what they
 * say is said by classes, which the theme's style sheet knows.
 */
export function withColumns(mathml: string): string {
  if (!mathml.includes('<mtable')) return mathml;
  const open: OpenTable[] = [];
  return mathml.replaceAll(filler, '').replaceAll(tag, (whole, end: string, name: string, attributes: string) => {
    const table = open.at(-1);
    if (name === 'mtable') {
      if (end !== '') open.pop();
      else open.push(tableOf(attributes));
      return end !== '' || !/columnspacing="0em"/.test(attributes) ? whole : `<mtable class="close"${attributes}>`;
    }
    if (table === undefined || end !== '') return whole;
    if (name === 'mtr') {
      table.row++;
      table.column = 0;
      return tagWith('mtr', attributes, [lineClass('below', table.rowLines[table.row - 1])]);
    }
    const align = table.aligns[table.column] ?? 'center';
    const line = lineClass('behind', table.columnLines[table.column]);
    table.column++;
    return tagWith('mtd', attributes, [align === 'center' ? null : align, line]);
  });
}

function tableOf(attributes: string): OpenTable {
  const listOf = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]?.split(' ') ?? [];
  return {
    aligns: listOf('columnalign'),
    columnLines: listOf('columnlines'),
    rowLines: listOf('rowlines'),
    row: 0,
    column: 0,
  };
}

function lineClass(where: 'below' | 'behind', line: string | undefined): string | null {
  return line === 'solid' || line === 'dashed' ? `${line}-${where}` : null;
}

function tagWith(name: string, attributes: string, classes: readonly (string | null)[]): string {
  const named = classes.filter((one) => one !== null);
  return `<${name}${named.length === 0 ? '' : ` class="${named.join(' ')}"`}${attributes}>`;
}

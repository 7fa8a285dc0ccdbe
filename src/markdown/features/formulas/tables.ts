/** MathML in pieces: its tables, and what is between them as it is written. */
export type Piece = string | Table;

export interface Table {
  readonly classes: readonly string[];
  readonly attributes: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly classes: readonly string[];
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly classes: readonly string[];
  readonly inside: readonly Piece[];
}

/** A table whose end has not been read yet, and where what comes behind it belongs. */
interface OpenTable {
  readonly rows: { readonly classes: readonly string[]; readonly cells: Cell[] }[];
  readonly outer: Piece[];
}

const tag = /(<\/?(?:mtable|mtr|mtd)\b[^>]*>)/;
const classAttribute = /\sclass ?="([^"]*)"/;

/** Reads MathML as KaTeX writes it: well-formed, and with nothing between the rows or the cells of a table. */
export function readTables(mathml: string): Piece[] {
  const top: Piece[] = [];
  let inside = top;
  const open: OpenTable[] = [];
  for (const part of mathml.split(tag)) {
    const [, end, name, attributes = ''] = /^<(\/?)(mtable|mtr|mtd)\b([^>]*)>$/.exec(part) ?? [];
    const table = open.at(-1);
    const classes = classAttribute.exec(attributes)?.[1]?.split(' ') ?? [];
    if (name === undefined) {
      if (part !== '') inside.push(part);
    } else if (end !== '') {
      if (name === 'mtable' && table !== undefined) {
        inside = table.outer;
        open.pop();
      }
    } else if (name === 'mtable') {
      const rows: OpenTable['rows'] = [];
      inside.push({ classes, attributes: attributes.replace(classAttribute, ''), rows });
      open.push({ rows, outer: inside });
    } else if (name === 'mtr') {
      table?.rows.push({ classes, cells: [] });
    } else {
      const cell: Piece[] = [];
      table?.rows.at(-1)?.cells.push({ classes, inside: cell });
      inside = cell;
    }
  }
  return top;
}

/** The same pieces as MathML. */
export function writeTables(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : writtenTable(piece))).join('');
}

function writtenTable({ classes, attributes, rows }: Table): string {
  return `<mtable${classText(classes)}${attributes}>${rows.map(writtenRow).join('')}</mtable>`;
}

function writtenRow({ classes, cells }: Row): string {
  return `<mtr${classText(classes)}>${cells.map(writtenCell).join('')}</mtr>`;
}

function writtenCell({ classes, inside }: Cell): string {
  return `<mtd${classText(classes)}>${writeTables(inside)}</mtd>`;
}

function classText(classes: readonly string[]): string {
  return classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
}

/** Every table of the pieces as a function makes it; those within its cells have been made before. */
export function mapTables(pieces: readonly Piece[], made: (table: Table) => Table): Piece[] {
  return pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const rows = piece.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, inside: mapTables(cell.inside, made) })),
    }));
    return made({ ...piece, rows });
  });
}

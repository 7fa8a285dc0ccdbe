import { type Cell, mapTables, type Piece, type Row, type Table } from './tables.ts';

/** What a row is called: what `\tag` says, without its parentheses where it is starred; null for the next number. */
export interface RowTag {
  readonly text: string;
  readonly isBare: boolean;
}

/** Environments of amsmath whose rows have numbers; starred, they have those that `\tag` gives. */
const numbered = /^(?:equation|align|alignat|gather)\*?$/;

/** What opens and closes something, what ends a row, and what only looks like it. */
const token = /\\begin\{([A-Za-z]+\*?)\}|\\end\{[^}]*\}|\\\\|\\cr(?![A-Za-z])|\\.|[{}]|%[^\n]*/gs;

/** An environment with numbers, and its rows as they are written. */
interface Environment {
  readonly name: string;
  readonly rows: string[];
}

/**
 * What the rows with a number are called, in the order of the formula's text. KaTeX leaves that out of its MathML: it says
 * which rows have one, and no more.
 */
export function rowTags(tex: string): (RowTag | null)[] {
  return environmentsOf(tex).flatMap(({ name, rows }) =>
    rows.flatMap((row): (RowTag | null)[] => {
      const tag = /\\tag(\*?)\s*(?=\{)/.exec(row);
      if (tag !== null) return [{ text: braced(row, tag.index + tag[0].length), isBare: tag[1] === '*' }];
      return name.endsWith('*') || /\\(?:notag|nonumber)(?![A-Za-z])/.test(row) ? [] : [null];
    }),
  );
}

function environmentsOf(tex: string): Environment[] {
  const found: Environment[] = [];
  let open: Environment | null = null;
  let depth = 0;
  let from = 0;
  const endRow = (end: number) => open?.rows.push(tex.slice(from, end).replaceAll(/(?<!\\)%[^\n]*/g, ''));
  for (const { 0: whole, 1: begun, index } of tex.matchAll(token)) {
    const next = index + whole.length;
    if (begun !== undefined || whole === '{') {
      if (begun !== undefined && depth === 0 && numbered.test(begun)) {
        open = { name: begun, rows: [] };
        found.push(open);
        from = next;
      }
      depth++;
    } else if (whole === '}' || whole.startsWith('\\end')) {
      depth--;
      if (depth > 0) continue;
      endRow(index);
      open = null;
    } else if ((whole === '\\\\' || whole === '\\cr') && depth === 1) {
      endRow(index);
      from = next;
    }
  }
  return found;
}

/** What stands between the brace at a place and the one that closes it. */
function braced(tex: string, at: number): string {
  let depth = 0;
  for (let end = at; end < tex.length; end++) {
    const sign = tex.charAt(end);
    if (sign === '\\') end++;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return tex.slice(at + 1, end);
  }
  return tex.slice(at + 1);
}

const glue: Cell = { classes: ['glue'], inside: [] };
const empty: Cell = { classes: [], inside: [] };

/**
 * Tables whose rows have numbers, as LaTeX sets them: the formula in the middle of the line, its number at the end. KaTeX
 * leaves that to a style sheet of its own; `next` gives the MathML of a number, row by row.
 */
export function withNumbers(pieces: readonly Piece[], next: () => string): Piece[] {
  return mapTables(pieces, (table) => {
    if (/\bwidth="100%"/.test(table.attributes)) return tagged(table);
    return table.rows.some(hasNumber) ? numberedTable(table, next) : table;
  });
}

function hasNumber({ cells }: Row): boolean {
  return cells.some(({ classes }) => classes.includes('mml-eqn-num'));
}

/** What `\tag` makes of a whole formula: its two margins, the formula between them, the tag. */
function tagged({ rows }: Table): Table {
  const [, formula = empty, , tag = empty] = rows[0]?.cells ?? [];
  const inside = ['<mstyle scriptlevel="0" displaystyle="true">', ...formula.inside, '</mstyle>'];
  const cells = [glue, { ...formula, inside }, { classes: ['number'], inside: tag.inside }];
  return { classes: ['numbered'], attributes: ' columnalign="center center right"', rows: [{ classes: [], cells }] };
}

function numberedTable(table: Table, next: () => string): Table {
  const isFiller = ({ classes }: Cell) => classes.includes('mtr-glue') || classes.includes('mml-eqn-num');
  const cellsOf = ({ cells }: Row) => cells.filter((cell) => !isFiller(cell));
  const width = Math.max(...table.rows.map((row) => cellsOf(row).length));
  const aligns = /\bcolumnalign="([^"]*)"/.exec(table.attributes)?.[1]?.split(' ') ?? [];
  const columns = Array.from({ length: width }, (_, column) => aligns[column] ?? 'center');
  const attributes = table.attributes.replace(/\s(?:columnalign|rowspacing)="[^"]*"/g, '');
  return {
    classes: ['numbered'],
    attributes: ` columnalign="${['center', ...columns, 'right'].join(' ')}"${attributes}`,
    rows: table.rows.map((row) => {
      const cells = cellsOf(row);
      const padding = Array.from({ length: width - cells.length }, () => empty);
      const number: Cell = { classes: ['number'], inside: hasNumber(row) ? [next()] : [] };
      return { ...row, cells: [glue, ...cells, ...padding, number] };
    }),
  };
}

import { mapTables, type Piece, type Table } from './tables.ts';

/**
 * Tables of MathML that stand as TeX sets them. MathML Core has no attributes for columns and lines (MathML Core, 3.5): what they
 * say is said by classes, which the theme's style sheet knows.
 */
export function withColumns(pieces: readonly Piece[]): Piece[] {
  return mapTables(pieces, classed);
}

function classed(table: Table): Table {
  const listOf = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(table.attributes)?.[1]?.split(' ') ?? [];
  const aligns = listOf('columnalign');
  const columnLines = listOf('columnlines');
  const rowLines = listOf('rowlines');
  const isClose = /columnspacing="0em"/.test(table.attributes);
  return {
    ...table,
    classes: [...table.classes, ...(isClose ? ['close'] : [])],
    rows: table.rows.map((row, at) => ({
      classes: [...row.classes, ...lineClass('below', rowLines[at])],
      cells: row.cells.map((cell, column) => ({
        ...cell,
        classes: [...cell.classes, ...alignClass(aligns[column]), ...lineClass('behind', columnLines[column])],
      })),
    })),
  };
}

function alignClass(align = 'center'): string[] {
  return align === 'center' ? [] : [align];
}

function lineClass(where: 'below' | 'behind', line: string | undefined): string[] {
  return line === 'solid' || line === 'dashed' ? [`${line}-${where}`] : [];
}

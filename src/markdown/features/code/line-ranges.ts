/** Lines from one to another, both included; `to` is null where they go on to the end. */
export interface LineRange {
  readonly from: number;
  readonly to: number | null;
}

/** More lines than a block can have that is worth reading. */
const longest = 10_000;

/** The numbers of `2,4-6`, or of `2 4-6`, with or without quotation marks. */
export function lineNumbers(ranges: string): number[] {
  return ranges.split(/[\s,"']+/).flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map((number) => Number.parseInt(number, 10) || 0);
    return first < 1 || last < first || last > longest
      ? []
      : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** `3-20`, `3-` for all from the third on, `-20` for the first twenty, or `5`; null for anything else. */
export function lineRange(written: string): LineRange | null {
  const [, first, dash, last] = /^\s*(\d*)\s*(-?)\s*(\d*)\s*$/.exec(written) ?? [];
  if (first === undefined || (first === '' && last === '')) return null;
  const from = first === '' ? 1 : Number(first);
  const to = dash === '' ? from : last === '' ? null : Number(last);
  return from < 1 || (to !== null && to < from) ? null : { from, to };
}

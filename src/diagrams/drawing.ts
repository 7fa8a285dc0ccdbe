import type { Neutral } from './neutral.ts';

/** A drawing, and what it says of itself. Plain data. */
export interface Drawing extends Neutral {
  readonly title: string | null;
}

/** Why there is no drawing; line and column from 1 in the diagram's source. */
export interface DrawingFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

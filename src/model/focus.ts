/** The point of a picture that a crop keeps in sight, in fractions of its width and height. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

/** The middle: what is kept in sight where nobody says otherwise. */
export const centre: Focus = { x: 0.5, y: 0.5 };

/** Reads a focal point, `30% 20%` from the left and from the top, as `object-position` in CSS; null for other text. */
export function parseFocus(text: string): Focus | null {
  const match = /^\s*(\d{1,3}(?:\.\d+)?)%\s+(\d{1,3}(?:\.\d+)?)%\s*$/.exec(text);
  if (match === null) return null;
  const [x, y] = [Number(match[1]) / 100, Number(match[2]) / 100];
  return x <= 1 && y <= 1 ? { x, y } : null;
}

import type { Focus } from '../content/focus.ts';
import type { Region } from './picture.ts';

/** The largest part of a picture with a given ratio of width to height, its middle as near to the focus as can be. */
export function cropTo(width: number, height: number, ratio: number, focus: Focus): Region {
  const part = { width: Math.min(1, (height * ratio) / width), height: Math.min(1, width / ratio / height) };
  const start = (middle: number, length: number) => Math.min(1 - length, Math.max(0, middle - length / 2));
  return { left: start(focus.x, part.width), top: start(focus.y, part.height), ...part };
}

import { plainMap } from '../config/plain-yaml.ts';

/** Front matter in its plain form, and where the body begins behind it. */
export interface PlainFrontMatter {
  /** The text between the fences, the line on which it begins, from 1, and where. */
  readonly yaml: string;
  readonly yamlLine: number;
  readonly yamlStart: number;
  readonly data: Record<string, unknown>;
  readonly bodyStart: number;
  /** From 1. */
  readonly bodyLine: number;
}

/** The first fence. */
const opening = '---\n';

/**
 * Front matter as nearly all posts have it, between the plainest of fences. Null where anything is not plain, be it right or
 * wrong: that is for the parser, which costs five times as much.
 */
export function plainFrontMatter(text: string): PlainFrontMatter | null {
  if (!text.startsWith(opening)) return null;
  const end = text.indexOf('\n---', opening.length);
  const bodyStart = end + 5;
  if (end < 0 || (text.length >= bodyStart && text[bodyStart - 1] !== '\n')) return null;
  const yaml = text.slice(opening.length, end);
  const data = plainMap(yaml);
  if (data === null) return null;
  const lines = yaml.split('\n').length;
  const isEnded = text.length >= bodyStart;
  return {
    yaml,
    yamlLine: 2,
    yamlStart: opening.length,
    data,
    bodyStart: isEnded ? bodyStart : text.length,
    bodyLine: lines + (isEnded ? 3 : 2),
  };
}

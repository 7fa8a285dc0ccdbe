import type { RenderedBody } from '../markdown/render.ts';
import type { Problem } from '../problems/problem.ts';
import { remotePicture } from '../problems/rules/bodies.ts';

/** What is to be said of a body by itself: what its Markdown tells, and the pictures that are elsewhere. */
export function bodyProblems({ parts, findings }: RenderedBody, source: string, bodyStart: number): Problem[] {
  const remote = parts
    .filter((part) => typeof part !== 'string' && part.kind === 'picture')
    .filter((slot) => /^(https?:)?\/\//i.test(slot.source))
    .map(({ line, column, source: url }) => remotePicture({ file: source, line, column }, url));
  return [...findings.map((finding) => inFile(finding, source, bodyStart)), ...remote];
}

/** A finding of a body, which knows neither its file nor where it begins there. */
function inFile({ fix, ...finding }: Problem, file: string, bodyStart: number): Problem {
  if (fix === undefined) return { ...finding, file };
  const edits = fix.edits.map(({ start, end, text }) => ({ start: start + bodyStart, end: end + bodyStart, text }));
  return { ...finding, file, fix: { ...fix, edits } };
}

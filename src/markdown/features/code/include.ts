import { extname, posix } from 'node:path';
import { fileProblem } from '../../../files/fault-problem.ts';
import type { Place } from '../../../problems/problem.ts';
import { codeBesideInclude, lackingLines, missingInclude } from '../../../problems/rules/constructs.ts';
import type { BodyEnvironment } from '../../environment.ts';
import type { FenceInfo } from './fence-info.ts';
import type { LineRange } from './line-ranges.ts';

/** The code of a block, and the number that its first line has in its file. */
export interface Included extends Pick<FenceInfo, 'language' | 'title'> {
  readonly content: string;
  readonly firstLine: number;
  /** The file that is shown, from the site's root; null for what stands in the block. */
  readonly file: string | null;
}

/**
 * The code of a block: what stands in it, or the file that it names. Its language is then by the file's name where the
 * fence says none, and so is its title.
 */
export function includedCode(
  content: string,
  { include, language, title }: FenceInfo,
  placeOf: (word: string) => Place,
  { means, findings }: BodyEnvironment,
): Included {
  if (include === null) return { content, firstLine: 1, language, title, file: null };
  const { path, lines } = include;
  const at = placeOf(path);
  if (content.trim() !== '') findings.push(codeBesideInclude(at, path));
  const named = { language: language || extname(path).slice(1), title: title ?? posix.basename(path) };
  const read = means.include(path);
  if ('fault' in read) {
    const isMissing = read.fault.kind === 'missing' || read.fault.kind === 'dangling';
    findings.push(isMissing ? missingInclude(at, read.path) : fileProblem(read.fault, read.path, at));
    return { ...named, content: '', firstLine: 1, file: read.path };
  }
  if (lines === null) return { ...named, content: ended(read.text), firstLine: 1, file: read.path };
  const all = read.text.replace(/\n$/, '').split('\n');
  if (lines.from > all.length || (lines.to ?? 0) > all.length) {
    findings.push(lackingLines(placeOf('lines'), path, all.length));
  }
  return { ...named, content: ended(taken(all, lines)), firstLine: lines.from, file: read.path };
}

/** Some of a file's lines, without the indentation that all of them have. */
function taken(all: readonly string[], { from, to }: LineRange): string {
  const lines = all.slice(from - 1, to ?? undefined);
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const [shortest = ''] = indents.toSorted((a, b) => a.length - b.length);
  const isShared = indents.every((indent) => indent.startsWith(shortest));
  return lines.map((line) => (isShared && line.trim() !== '' ? line.slice(shortest.length) : line)).join('\n');
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

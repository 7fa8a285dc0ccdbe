import { existsSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { type Place, type Problem, startOf } from '../../problems/problem.ts';
import { sharedUrl } from '../../problems/rules/addresses.ts';
import { siteCodeError } from '../../problems/rules/theme.ts';
import { TemplateFault } from '../../theme/template-fault.ts';
import { codePlace, innermost } from '../code-fault.ts';
import { templatesFolder } from '../files.ts';
import type { OwnOrder } from './order.ts';

/** What Eleventy threw while it rendered a site's own templates, told at the file that is wrong. */
export function ownProblem(error: unknown, order: OwnOrder): Problem {
  const { root, extension, output } = order;
  const chain = chainOf(error);
  const fault = chain.find((one) => one instanceof TemplateFault);
  if (fault !== undefined) return siteCodeError(faultPlace(fault.place, root), fault.reason);
  const messages = chain.map((one) => (one instanceof Error ? one.message : String(one)));
  const shared = conflictOf(messages.join('\n'), relative(root, output));
  if (shared !== null) return sharedUrl(startOf(shared.file), shared.url, shared.other);
  const file = messages.map((message) => fileIn(message, root)).findLast((one) => one !== null) ?? null;
  const reason = `${reasonOf(innermost(error)).replaceAll(relative(root, output), '_site')}: mend it here.`;
  // Where code threw, its own line says more than that of the template that called it.
  const thrownAt = codePlace(error, { root, file: extension?.file ?? '', bundle: extension?.bundle ?? '' });
  const named = file === null ? startOf(extension?.file ?? templatesFolder) : toldPlace(file, messages, root);
  return siteCodeError(thrownAt ?? named, reason);
}

function chainOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [error];
  const inner: unknown = Reflect.get(error, 'originalError') ?? error.cause;
  return inner === undefined ? [error] : [error, ...chainOf(inner)];
}

/** Two templates of one URL, as Eleventy tells them. */
function conflictOf(message: string, output: string): { file: string; other: string; url: string } | null {
  if (!message.includes('Output conflict')) return null;
  const [, path = ''] = /writing to `([^`]*)`/.exec(message) ?? [];
  const [first, second] = [...message.matchAll(/^\s*\d+\. (\S+)/gm)].map(([, one = '']) => posix.normalize(one)).sort();
  if (first === undefined || second === undefined) return null;
  const url = `/${posix.relative(output, posix.normalize(path))}`.replace(/\/index\.html$/, '/');
  return { file: second, other: first, url };
}

/** A file of the site that a message names. */
function fileIn(message: string, root: string): string | null {
  const named = message.matchAll(/(?:\.\/)?((?:site|_data|_includes)\/[^\s"'`():,]+)/g);
  return [...named].map(([, path = '']) => path).find((path) => existsSync(join(root, path))) ?? null;
}

/** Engines count the lines of a template of the site from the end of its front matter; what they load themselves has none. */
function faultPlace({ file, line, column }: Place, root: string): Place {
  return { file, line: line + frontMatterLines(join(root, file)), column };
}

/** The place in a file that messages tell of: in a template behind its front matter, in data and in YAML from the beginning. */
function toldPlace(file: string, messages: readonly string[], root: string): Place {
  const told = messages
    .map((message) => /\[?\bline:?\s*(\d+),?\s*col(?:umn)?:?\s*(\d+)|\((\d+):(\d+)\)/i.exec(message))
    .findLast((one) => one !== null);
  if (told === undefined || told === null) return startOf(file);
  const [, line = told[3], column = told[4]] = told;
  const isWhole = told[3] !== undefined || /\.(?:json|ya?ml)$/.test(file);
  const place = { file, line: Math.max(1, Number(line)), column: Math.max(1, Number(column)) };
  return isWhole ? place : faultPlace(place, root);
}

function frontMatterLines(path: string): number {
  const matter = /^---[^\n]*\n[\s\S]*?^---[^\n]*\n/m.exec(existsSync(path) ? readFileSync(path, 'utf8') : '');
  return matter?.index === 0 ? matter[0].split('\n').length - 1 : 0;
}

/** The first words of an error, without the names of files and places that engines put around them. */
function reasonOf(error: unknown): string {
  const [first = 'it fails'] = (error instanceof Error ? error.message : String(error))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^\([^)]*\)(?:\s*\[Line.*\])?$/.test(line));
  return first
    .replace(/^(?:Template render error|\w*Error): /, '')
    .replace(/,? ?file:\S*.*$/, '')
    .replace(/[:.]$/, '');
}

import { posix } from 'node:path';
import type { OldAddress } from '../redirects.ts';
import { type Data, isData, textAt } from './data.ts';
import type { ParseData } from './parse-data.ts';
import { readData } from './settings.ts';
import type { SourceFiles } from './source-files.ts';

/** What the files of an old site tell its host to lead on. */
export interface HostRedirects {
  /** From one address to another. */
  readonly plain: readonly OldAddress[];
  /** Rules for many addresses, or for some readers: the host alone can keep them. */
  readonly patterns: readonly string[];
}

/** A rule as hosts have it. */
interface Rule {
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly hasConditions: boolean;
}

/** The redirects in `_redirects` and `netlify.toml` (Netlify, Cloudflare, GitLab) and in `vercel.json`. */
export function hostRedirects(files: SourceFiles, parse: ParseData, roots: readonly string[]): HostRedirects {
  const listed = [...new Set(['', ...roots])].map((root) => posix.join(root, '_redirects'));
  const rules = [
    ...listed.flatMap((file) => (files.find(file) === null ? [] : rulesIn(files.read(file)))),
    ...mapsAt(readData(files, parse, 'netlify.toml'), 'redirects').map(
      (rule): Rule => ({
        from: textAt(rule, 'from') ?? '',
        to: textAt(rule, 'to') ?? '',
        status: textAt(rule, 'status') ?? '301',
        hasConditions: rule.conditions !== undefined || rule.query !== undefined,
      }),
    ),
    ...mapsAt(readData(files, parse, 'vercel.json'), 'redirects').map(
      (rule): Rule => ({
        from: textAt(rule, 'source') ?? '',
        to: textAt(rule, 'destination') ?? '',
        status: '301',
        hasConditions: rule.has !== undefined || rule.missing !== undefined,
      }),
    ),
  ].filter(({ status }) => /^30[12378]$/.test(status));
  return {
    plain: rules.filter(isPlain).map(({ from, to }): OldAddress => [from, to]),
    patterns: rules.filter((rule) => !isPlain(rule)).map(({ from, to }) => `${from} to ${to}`),
  };
}

/** The rules of a text of lines: an address, what its query must have, the new address, a status and conditions. */
function rulesIn(text: string): Rule[] {
  return text.split('\n').flatMap((line): Rule[] => {
    const [from = '', ...words] = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    const at = words.findIndex((word) => /^(?:\/|https?:)/.test(word));
    const [to = '', status = '301', ...conditions] = at < 0 ? [] : words.slice(at);
    return to === ''
      ? []
      : [{ from, to, status: status.replace('!', ''), hasConditions: at > 0 || conditions.length > 0 }];
  });
}

function isPlain({ from, to, hasConditions }: Rule): boolean {
  const path = to.replace(/^https?:\/\/[^/]+/, '');
  return !hasConditions && from.startsWith('/') && ![from, path].some((one) => /[*()]|:[a-z]/i.test(one));
}

function mapsAt(data: Data, key: string): Data[] {
  const list = data[key];
  return Array.isArray(list) ? list.filter(isData) : [];
}

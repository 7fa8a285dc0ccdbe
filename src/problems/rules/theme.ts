import { asTyped } from '../../engine/typed.ts';
import { meant } from '../nearest.ts';
import { rule } from '../problem.ts';

// What can be wrong with templates, styles and scripts.

export const templateError = rule('template-error', 'error', (reason: string) => reason);
export const missingTemplate = rule(
  'template-error',
  'error',
  (name: string, nearest: string | null) =>
    `there is no template "${name}": ${meant(nearest, 'create it in _includes/, or name another.')}`,
);
export const unknownFilter = rule(
  'template-error',
  'error',
  (kind: 'filter' | 'test', name: string, nearest: string | null) =>
    `there is no ${kind} "${name}": ${meant(nearest, 'remove it.')}`,
);
export const styleError = rule('style-error', 'error', (reason: string) => `${reason}: mend the style sheet here.`);
export const scriptError = rule('script-error', 'error', (reason: string) => `${reason}: mend the script here.`);
export const missingFont = rule(
  'missing-font',
  'error',
  (name: string, nearest: string | null) =>
    `there is no font _includes/fonts/${name}: ${meant(nearest, 'put it there, in WOFF2, or name another.')}`,
);
export const unknownBreakpoint = rule(
  'unknown-breakpoint',
  'error',
  (name: string, nearest: string | null) =>
    `there is no breakpoint "${name}": ${meant(nearest, 'give it a width under "breakpoints" of _includes/theme.yaml.')}`,
);
export const siteCodeError = rule('site-code', 'error', (reason: string) => reason);
export const unknownLayout = rule(
  'unknown-layout',
  'error',
  (name: string, nearest: string | null) =>
    `there is no layout "${name}": ${meant(nearest, /^\w[\w/-]*$/.test(name) ? `create _includes/layouts/${name}.njk, or take this line out.` : 'a layout is the name of a file in _includes/layouts/, such as post.')}`,
);
export const changedOriginal = rule(
  'changed-original',
  'warning',
  (name: string, version: string) =>
    `this is a copy of ${name} as Broadsheet ${version} had it, which has changed since: see "${asTyped(`theme diff ${name}`)}", take over what you want, then run "${asTyped(`theme accept ${name}`)}".`,
);
export const goneOriginal = rule(
  'changed-original',
  'warning',
  (name: string, version: string) =>
    `this is a copy of ${name} as Broadsheet ${version} had it, which has no such file any more: remove it, or take its first line out where your own files need it.`,
);

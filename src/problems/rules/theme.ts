import { asTyped } from '../../engine/typed.ts';
import { examplePost } from '../example.ts';
import { meant } from '../nearest.ts';
import { rule, variantOf } from '../problem.ts';

// What can be wrong with templates, styles and scripts.

export const templateError = rule(
  'template-error',
  'error',
  {
    about: 'A template that fails on one page would leave it out.',
    wrong: {
      files: {
        'content/posts/notes.md': examplePost(''),
        '_includes/layouts/post.njk':
          '{% extends "layouts/base.njk" %}\n{% block main %}<h1>{{ headign }}</h1>{% endblock %}\n',
      },
    },
    right: {
      files: {
        'content/posts/notes.md': examplePost(''),
        '_includes/layouts/post.njk':
          '{% extends "layouts/base.njk" %}\n{% block main %}<h1>{{ heading }}</h1>{% endblock %}\n',
      },
    },
  },
  (reason: string) => reason,
);
export const missingTemplate = variantOf(
  templateError,
  (name: string, nearest: string | null) =>
    `there is no template "${name}": ${meant(nearest, 'create it in _includes/, or name another.')}`,
);
export const unknownFilter = variantOf(
  templateError,
  (kind: 'filter' | 'test', name: string, nearest: string | null) =>
    `there is no ${kind} "${name}": ${meant(nearest, 'remove it.')}`,
);
export const unknownBlock = variantOf(
  templateError,
  (name: string, above: string, nearest: string | null) =>
    `nothing prints the block "${name}", as ${above} has none of that name: ${meant(nearest, 'name one that it has, or take it out.')}`,
);
export const styleError = rule(
  'style-error',
  'error',
  {
    about: 'A browser skips what it cannot read, and nobody notices.',
    wrong: { files: { '_includes/styles/owner.css': 'a { color: red' } },
    right: { files: { '_includes/styles/owner.css': 'a { color: red }' } },
  },
  (reason: string) => `${reason}: mend the style sheet here.`,
);
export const scriptError = rule(
  'script-error',
  'error',
  {
    about: 'A script that cannot be read does not run at all.',
    wrong: { files: { '_includes/scripts/main.js': 'let = ;' } },
    right: { files: { '_includes/scripts/main.js': 'let a = 1;' } },
  },
  (reason: string) => `${reason}: mend the script here.`,
);
export const missingFont = rule(
  'missing-font',
  'error',
  {
    about: 'A font that the theme names has to be among its files.',
    wrong: { files: { '_includes/theme.yaml': 'fonts: { preload: [dispaly.woff2] }\n' } },
    right: { files: { '_includes/theme.yaml': 'fonts: { preload: [display.woff2] }\n' } },
  },
  (name: string, nearest: string | null) =>
    `there is no font _includes/fonts/${name}: ${meant(nearest, 'put it there, in WOFF2, or name another.')}`,
);
export const unknownBreakpoint = rule(
  'unknown-breakpoint',
  'error',
  {
    about: 'Widths at which a layout changes have names, in one place.',
    wrong: { files: { '_includes/theme.yaml': 'pictures:\n  post:\n    sizes: { wied: 40rem, base: 100vw }\n' } },
    right: { files: { '_includes/theme.yaml': 'pictures:\n  post:\n    sizes: { wide: 40rem, base: 100vw }\n' } },
  },
  (name: string, nearest: string | null) =>
    `there is no breakpoint "${name}": ${meant(nearest, 'give it a width under "breakpoints" of _includes/theme.yaml.')}`,
);
export const siteCodeError = rule(
  'site-code',
  'error',
  {
    about: 'Code of the site that fails leaves pages without what it adds.',
    wrong: { files: { '.eleventy.js': "export default function () {\n  throw new Error('no such list');\n}\n" } },
    right: { files: { '.eleventy.js': 'export default function () {}\n' } },
  },
  (reason: string) => reason,
);
export const unknownLayout = rule(
  'unknown-layout',
  'error',
  {
    about: 'A layout is a file of the theme.',
    wrong: { keys: 'title: An example\ndate: 2026-01-15\nlayout: intervew' },
    right: { keys: 'title: An example\ndate: 2026-01-15\nlayout: post' },
  },
  (name: string, nearest: string | null) =>
    `there is no layout "${name}": ${meant(nearest, /^\w[\w/-]*$/.test(name) ? `create _includes/layouts/${name}.njk, or take this line out.` : 'a layout is the name of a file in _includes/layouts/, such as post.')}`,
);
export const changedOriginal = rule(
  'changed-original',
  'warning',
  {
    about: 'A copied file does not change with the engine: what is new there is lacking.',
    wrong: {
      files: {
        '_includes/partials/mine.njk':
          '{# broadsheet 0.0.1: partials/mine.njk, sha256 0123456789abcdef -#}\n<p>Mine</p>\n',
      },
    },
    right: { files: { '_includes/partials/mine.njk': '<p>Mine</p>\n' } },
  },
  (name: string, version: string) =>
    `this is a copy of ${name} as Broadsheet ${version} had it, which has changed since: see "${asTyped(`theme diff ${name}`)}", take over what you want, then run "${asTyped(`theme accept ${name}`)}".`,
);
export const goneOriginal = variantOf(
  changedOriginal,
  (name: string, version: string) =>
    `this is a copy of ${name} as Broadsheet ${version} had it, which has no such file any more: remove it, or take its first line out where your own files need it.`,
);

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseSite } from '../config/load.ts';
import { siteFile } from '../config/site-file.ts';
import { sanitizeTitle } from '../model/slug.ts';
import type { Problem } from '../problems/problem.ts';
import { filesBelow } from '../theme/theme-files.ts';
import type { Answers } from './answers.ts';
import { belongsTo, type Ci, publishing } from './ci.ts';

/** A file of a new blog, by its path from the blog's folder. */
export interface BlogFile {
  readonly path: string;
  readonly text: string;
}

/** What the files of a new blog are made from, beside the answers. */
export interface BlogPlan {
  /** Where the blog will be. */
  readonly folder: string;
  /** The folder of the template. */
  readonly template: string;
  /** The engine, as package.json names it: a range of versions, or `file:…`. */
  readonly engine: string;
  /** The Node that it needs, as package.json says it. */
  readonly node: string;
  readonly ci: Ci;
  /** `2026-11-24` */
  readonly today: string;
}

/** The files of a new blog, sorted by their paths, and what is wrong with the answers: then nothing is to be written. */
export function blogFiles(
  answers: Answers,
  plan: BlogPlan,
): { readonly files: readonly BlogFile[]; readonly problems: readonly Problem[] } {
  const names = filesBelow(plan.template).filter((name) => belongsTo(plan.ci, pathOf(name)));
  const post = `${plan.today}-hello.md`;
  const words: Readonly<Record<string, string>> = {
    // JSON's texts are YAML's.
    name: JSON.stringify(answers.name),
    url: JSON.stringify(answers.url),
    language: JSON.stringify(answers.language),
    title: answers.name,
    date: plan.today,
    file: post,
    publishing: publishing[plan.ci],
    // The first post is in English, whatever the blog's language is.
    lang: /^en\b/i.test(answers.language) ? '' : 'lang: en\n',
  };
  const files = names.map((name) => ({
    path: pathOf(name).replace(/welcome\.md$/, post),
    text: readFileSync(join(plan.template, name), 'utf8').replaceAll(
      /__([a-z]+)__/g,
      (whole, word) => words[word] ?? whole,
    ),
  }));
  const all = [...files, { path: 'package.json', text: packageOf(answers, plan) }];
  const { problems } = parseSite(all.find(({ path }) => path === siteFile)?.text ?? '');
  return { files: all.toSorted((a, b) => (a.path < b.path ? -1 : 1)), problems };
}

/** The template names hidden files with `_` for their dot: npm leaves some of them out of a package. */
function pathOf(name: string): string {
  return name.replace(/^_/, '.');
}

function packageOf({ name, language }: Answers, { folder, engine, node }: BlogPlan): string {
  const scripts = ['start', 'build', 'check', 'new'].map((script) => [script, `broadsheet ${script}`]);
  return `${JSON.stringify(
    {
      // Names of packages are plain, lowercase ASCII.
      name: [basename(folder), name].map((words) => packageName(words, language)).find(isFree) ?? 'my-blog',
      private: true,
      type: 'module',
      engines: { node },
      scripts: Object.fromEntries(scripts),
      dependencies: { broadsheet: engine },
    },
    null,
    2,
  )}\n`;
}

/** A package can be called neither nothing nor as what it depends on. */
function isFree(name: string): boolean {
  return name !== '' && name !== 'broadsheet';
}

function packageName(words: string, language: string): string {
  return sanitizeTitle(words, language)
    .replaceAll(/[^a-z\d-]/g, '')
    .replace(/^-+/, '');
}

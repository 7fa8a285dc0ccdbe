import { createRequire } from 'node:module';
import type { LanguageFn } from 'highlight.js';
import hljs from 'highlight.js/lib/core';

const require = createRequire(import.meta.url);

/** Names that people write for languages whose module is called otherwise. */
const aliases: Readonly<Record<string, string>> = {
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  zsh: 'bash',
  shell: 'bash',
  console: 'shell',
  yml: 'yaml',
  html: 'xml',
  svg: 'xml',
  md: 'markdown',
  golang: 'go',
  kt: 'kotlin',
  cs: 'csharp',
  'c#': 'csharp',
  'c++': 'cpp',
  docker: 'dockerfile',
  make: 'makefile',
  toml: 'ini',
  conf: 'nginx',
  patch: 'diff',
  gql: 'graphql',
  ps1: 'powershell',
  tex: 'latex',
  ex: 'elixir',
  hs: 'haskell',
  proto: 'protobuf',
  jsonc: 'json',
  json5: 'json',
  hcl: 'ini',
  tf: 'ini',
};

const known = new Map<string, boolean>();

/**
 * A piece of code as HTML with a class for each kind of token (`hljs-keyword`, …), or null where the language is not
 * known. A language's rules are loaded when it is first met.
 */
export function highlight(code: string, language: string): string | null {
  const name = aliases[language.toLowerCase()] ?? language.toLowerCase();
  return isKnown(name) ? hljs.highlight(code, { language: name, ignoreIllegals: true }).value : null;
}

function isKnown(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const rules = rulesOf(name);
  if (rules !== null) hljs.registerLanguage(name, rules);
  known.set(name, rules !== null);
  return rules !== null;
}

function rulesOf(name: string): LanguageFn | null {
  if (!/^[a-z\d][a-z\d-]*$/.test(name)) return null;
  try {
    return require(`highlight.js/lib/languages/${name}`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && /NOT_FOUND|NOT_EXPORTED/.test(String(error.code))) return null;
    throw error;
  }
}

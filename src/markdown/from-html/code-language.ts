import type { Element } from 'hast';
import { attributeOf, elementsIn } from './tree.ts';

/** Attributes in which highlighters keep the language: Enlighter, Prism, GeSHi and others. */
const attributes = ['dataEnlighterLanguage', 'dataLanguage', 'dataLang', 'lang'];

/** Names of plain text, and for what shows no language at all. */
const none = new Set([
  '',
  'none',
  'plain',
  'plaintext',
  'text',
  'txt',
  'raw',
  'generic',
  'default',
  'no-highlight',
  'nohighlight',
  'auto',
]);

/** Names that highlighters of WordPress have for a language, where ours is another. */
const names: Readonly<Record<string, string>> = {
  jscript: 'js',
  javascript: 'js',
  typescript: 'ts',
  shell: 'sh',
  'c#': 'csharp',
  'c++': 'cpp',
  'c-sharp': 'csharp',
  'visual-basic': 'vb',
  vbnet: 'vb',
  html4strict: 'html',
  html5: 'html',
  xhtml: 'html',
  delphi: 'pascal',
};

/** The language of a block of code, from its classes and attributes; null where none is named. */
export function codeLanguage(pre: Element): string | null {
  for (const element of elementsIn([pre])) {
    if (element.tagName !== 'pre' && element.tagName !== 'code') continue;
    const classes = attributeOf(element, 'className') ?? '';
    const named = /(?:^|\s)(?:brush:\s*|lang(?:uage)?[-:])([\w+#.-]+)/.exec(classes)?.[1];
    const found = [named, ...attributes.map((name) => attributeOf(element, name))].find((one) => one);
    if (found !== undefined && found !== null) return languageName(found);
  }
  return null;
}

/** A highlighter's name for a language as a word behind a fence; null for plain text, and for what is no name. */
export function languageName(written: string): string | null {
  const name = written.trim().toLowerCase();
  return none.has(name) || !/^[a-z\d][a-z\d+#.-]*$/.test(name) ? null : (names[name] ?? name);
}

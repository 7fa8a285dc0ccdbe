import { containerKind } from '../../markdown/features/containers/kinds.ts';
import { aroundCode } from '../folder/code-spans.ts';
import type { ScriptSettings } from '../folder/script-settings.ts';
import { eleventyMarks } from '../jekyll/liquid.ts';

/** Lines that the plugin for highlighting marks stand behind the language and a slash: ```` ```js/0,2 ````. */
export function withMarks(text: string): string {
  return text.replaceAll(
    /^([ \t>]*(?:`{3,}|~{3,})[\w+#-]+)\/((?=[\d/])[\d,-]*(?:\/[\d,-]*)?)[ \t]*$/gm,
    (_, before: string, marks: string) => `${before} ${eleventyMarks(marks)}`,
  );
}

/** The names for which a module of settings uses markdown-it-container without a printer of its own: it makes a div then. */
export function containersIn(calls: ScriptSettings['calls']): ReadonlySet<string> {
  return new Set(
    calls.flatMap(({ name, values: [plugin, word, ...options] }) =>
      // What a module imports is not known, what it requires is known by its name.
      name === 'use' &&
      typeof word === 'string' &&
      options.length === 0 &&
      (plugin === null || plugin === 'markdown-it-container')
        ? [word]
        : [],
    ),
  );
}

/** Containers of those names as the div that they were, but for those that this contract has itself. */
export function withContainers(text: string, names: ReadonlySet<string>): string {
  if (names.size === 0 || !text.includes(':::')) return text;
  return aroundCode(text, (part) =>
    part.replaceAll(
      /^(:{3,})[ \t]*([\w-]+)[ \t]*\n((?:(?!:::)[^\n]*\n)*?)\1[ \t]*$/gm,
      (whole, _: string, name: string, content: string) =>
        names.has(name) && containerKind(name) === null
          ? `<div class="${name}">\n\n${content.trim()}\n\n</div>`
          : whole,
    ),
  );
}

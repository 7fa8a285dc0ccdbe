import type { BodyTools } from '../folder/blog.ts';
import { indentOf, tagWords } from '../folder/body/tags.ts';
import { note } from '../notes.ts';
import { printed } from './print-shortcode.ts';

/** `{{< name … >}}` and `{{% name … %}}`, their ends, and those that are shown as they are. */
const shortcode =
  /\{\{(<|%)\s*(\/\*[\s\S]*?\*\/|(\/?)\s*([\w./-]+?)(\s(?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`])*?)?\s*(\/?))\s*(?:>|%)\}\}/g;

/** A shortcode as it is written. */
export interface Shortcode {
  readonly name: string;
  readonly words: readonly string[];
  readonly named: Readonly<Record<string, string>>;
  /** What stands between it and its end; null without an end. */
  readonly content: string | null;
}

/** Resolves `ref` and `relref`: the address of a text by what they name it by; null where there is none. */
export type ResolveRef = (reference: string) => string | null;

/** Carries out the shortcodes that Hugo brings itself, as far as a static page can; all others stay visible, and are told. */
export function withShortcodes(text: string, tools: BodyTools, resolve: ResolveRef): string {
  let written = '';
  let from = 0;
  for (;;) {
    shortcode.lastIndex = from;
    const found = shortcode.exec(text);
    if (found === null) return written + text.slice(from);
    const [whole, sign = '<', inside = '', closing, name = '', rest = '', selfClosing] = found;
    written += text.slice(from, found.index);
    from = found.index + whole.length;
    if (inside.startsWith('/*')) {
      written += `{{${sign}${inside.slice(2, -2)}${sign === '<' ? '>' : '%'}}}`;
      continue;
    }
    const end = closing === '/' || selfClosing === '/' ? null : endOf(text, name, from);
    const place = indentOf(written);
    const content = end === null ? null : place.out(text.slice(from, end.start));
    const done =
      closing === '/'
        ? null
        : printed({ name, ...tagWords(backticks(rest)), content }, tools, resolve, (inner) =>
            withShortcodes(inner, tools, resolve),
          );
    if (done === null) {
      if (closing !== '/') tools.tell(note('foreignCode', `{{< ${name} >}}`));
      written += shown(whole);
    } else {
      written += place.in(done);
      from = end?.end ?? from;
    }
  }
}

/** A shortcode that readers see: without a space, `<` would begin a tag of HTML, and nothing would be seen. */
function shown(whole: string): string {
  return whole.replaceAll(/<(?=[a-z/!?])/gi, '&lt;');
}

function backticks(rest: string): string {
  return rest.replaceAll(/`([^`"]*)`/g, '"$1"').replaceAll('\\"', '”');
}

function endOf(text: string, name: string, from: number): { start: number; end: number } | null {
  const escaped = name.replaceAll(/[.*+?^$()[\]\\|/-]/g, '\\$&');
  const pattern = new RegExp(`\\{\\{[<%]\\s*(/?)\\s*${escaped}(?=[\\s>%/])[^}]*?[>%]\\}\\}`, 'g');
  pattern.lastIndex = from;
  let depth = 1;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    depth += found[1] === '/' ? -1 : /\/\s*[>%]\}\}$/.test(found[0]) ? 0 : 1;
    if (depth === 0) return { start: found.index, end: pattern.lastIndex };
  }
  return null;
}

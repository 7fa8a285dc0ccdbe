import { posix } from 'node:path';
import { note } from '../../notes.ts';
import type { BodyTools } from '../blog.ts';
import { aroundCode } from '../code-spans.ts';
import { type Tab, tabs } from './marks.ts';

/** MDX as Markdown: what only tells the generator something goes, pictures and parts stand where they are shown. */
export function withoutMdx(text: string, isMdx: boolean, tools: BodyTools): string {
  return aroundCode(text, (masked, unmasked) => {
    const admonitions = withKinds(isMdx ? withTabs(masked, tools, unmasked) : masked)
      .replaceAll(/\{\/\*\s*(truncate|more)\s*\*\/\}/g, '<!--more-->')
      .replaceAll(/^(#{1,6}[ \t].*?)[ \t]*\{\/\*[ \t]*#([\w-]+)[ \t]*\*\/\}[ \t]*$/gm, '$1 {#$2}');
    return isMdx ? withoutModules(admonitions, tools) : admonitions;
  });
}

/** The first line of a box of a kind that is called otherwise here; this contract reads all others as they are. */
function withKinds(text: string): string {
  return text.replaceAll(/^([ \t]*:{3,}[ \t]*)(secondary)\b/gm, '$1note');
}

const tabList = /^([ \t]*)<Tabs\b[^<>]*>([\s\S]*?)^[ \t]*<\/Tabs>[ \t]*$/gm;
const tabItem = /<TabItem\b([^<>]*)>([\s\S]*?)<\/TabItem>/g;

/** Tabs of Docusaurus and Starlight: those of code alone are a group of it. */
function withTabs(text: string, tools: BodyTools, unmasked: (text: string) => string): string {
  return text.replaceAll(tabList, (whole, indent: string, inside: string) => {
    const found = [...inside.matchAll(tabItem)].map(([, attributes = '', content = '']): Tab => {
      const of = (name: string) => new RegExp(`\\b${name}=(?:\\{?["'\`]([^"'\`]*)["'\`])`).exec(attributes)?.[1];
      return { label: of('label') ?? of('value') ?? '', content: content.replaceAll(`\n${indent}`, '\n') };
    });
    if (found.length === 0 || found.some(({ label }) => label === '')) return whole;
    tools.tell(note('layoutLost', 'tabs'));
    return tabs(found, unmasked).replaceAll(/\n(?=[^\n])/g, `\n${indent}`);
  });
}

const module_ =
  /^import[ \t]+(?:([\w$]+)|[^'"\n]*?)(?:[ \t]*,[^'"\n]*?)?[ \t]*(?:from[ \t]*)?["']([^"'\n]+)["'];?[ \t]*$/gm;

function withoutModules(text: string, tools: BodyTools): string {
  const imported = new Map<string, string>();
  const bare = text.replaceAll(module_, (_, name: string | undefined, from: string) => {
    if (name !== undefined) imported.set(name, from);
    return '';
  });
  const folder = posix.dirname(tools.entry.file);
  return bare
    .replaceAll(/^export[ \t]+(?:const|let|function|default)\b[^\n]*(?:\n(?!\n)[^\n]*)*/gm, (code) => {
      tools.tell(note('foreignCode', 'export in MDX'));
      return code;
    })
    .replaceAll(/<TOCInline\b[^<>]*\/>/g, '[[toc]]')
    .replaceAll(/\{\/\*([\s\S]*?)\*\/\}/g, (_, comment: string) => `<!--${comment.replaceAll('--', '- -')}-->`)
    .replaceAll(
      /\b(src|href|poster)=\{\s*(?:require\(\s*["']([^"']+)["']\s*\)(?:\.default)?|useBaseUrl\(\s*["']([^"']+)["']\s*\)|["'`]([^"'`$]+)["'`]|([\w$]+)(?:\.src)?)\s*\}/g,
      (whole, name: string, required?: string, based?: string, literal?: string, variable?: string) => {
        const value = required ?? based ?? literal ?? imported.get(variable ?? '');
        return value === undefined ? whole : `${name}="${value}"`;
      },
    )
    .replaceAll(/<(?:Image|Picture|Img)(\s[^<>]*?)\/?>/g, (whole, attributes: string) =>
      /\bsrc="/.test(attributes) ? `<img${attributes.replaceAll(/\s[\w-]+=\{[^}]*\}/g, '').trimEnd()}>` : whole,
    )
    .replaceAll(/<([A-Z][\w.]*)\b([^<>]*?)(\/)?>/g, (whole, name: string, _: string, closed: string | undefined) => {
      const from = imported.get(name);
      const part =
        from !== undefined && /\.mdx?$/.test(from) && closed === '/' ? tools.include(posix.join(folder, from)) : null;
      if (part !== null) return `\n${part.trim()}\n`;
      tools.tell(note('foreignCode', `<${name}>`));
      return whole.replace('<', '&lt;');
    })
    .replaceAll(/<\/(?=[A-Z])/g, '&lt;/')
    .replaceAll(/(<[a-z][^<>]*?)\sclassName=/g, '$1 class=')
    .replaceAll(/(<[a-z][^<>]*?)\sstyle=\{\{[^}]*\}\}/g, (_, before: string) => {
      tools.tell(note('layoutLost', 'styles in attributes'));
      return before;
    });
}

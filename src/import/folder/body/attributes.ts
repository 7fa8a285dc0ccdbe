import { readAttributes } from '../../../markdown/features/attributes/read.ts';
import { fenceInfo } from '../../../markdown/features/code/fence-info.ts';
import { note } from '../../notes.ts';
import type { BodyTools } from '../blog.ts';
import { aroundCode } from '../code-spans.ts';

type Tell = Pick<BodyTools, 'tell'>;

/** `{#id .class key="value"}` behind a heading, as Goldmark and others have it, and kramdown's with a colon. */
const atHeading = /^(#{1,6}[ \t]+[^\n]*?)[ \t]*\{(:?[ \t]*[^{}\n]*)\}[ \t]*#*[ \t]*$/gm;
const afterHeading = /^(#{1,6}[ \t]+[^\n]*)\n\{:([^{}\n]*)\}[ \t]*$/gm;

/**
 * Attribute lists as this contract has them: names, and the size of a picture. What else one says is the old theme's affair,
 * and is told.
 */
export function withAttributeLists(text: string, isKramdown: boolean, tools: Tell): string {
  if (!text.includes('{')) return text;
  const whole = isKramdown ? withFenceAttributes(text, tools) : text;
  return aroundCode(whole, (part) => {
    const headings = part
      .replaceAll(atHeading, (all, before: string, list: string) => {
        const names = list.startsWith(':') ? namesOf(list.slice(1), tools) : withoutWords(list, tools);
        return names === null ? all : `${before}${names === '' ? '' : ` ${names}`}`;
      })
      .replaceAll(afterHeading, (all, before: string, list: string) => {
        const names = namesOf(list, tools);
        return names === null ? all : `${before}${names === '' ? '' : ` ${names}`}`;
      });
    return isKramdown ? withoutKramdown(headings, tools) : headings;
  });
}

/** The same without a colon before it: a word alone is a word in braces. */
function withoutWords(inside: string, tools: Tell): string | null {
  return [...(readAttributes(inside)?.others.values() ?? [])].includes('') ? null : namesOf(inside, tools);
}

/** A list in braces with names alone, empty where it has none; null for what is no list of attributes. */
function namesOf(inside: string, { tell }: Tell, hasSize = false): string | null {
  const read = inside.trim() === '' ? null : readAttributes(inside);
  if (read === null) return null;
  const { id, classes, others } = read;
  const ofOthers = [...others].flatMap(([key, value]): string[] => {
    if (key === 'id') return [`#${value}`];
    if (key === 'class') return value.split(/\s+/).map((name) => `.${name}`);
    if (hasSize && (key === 'width' || key === 'height') && /^\d+(?:px|%)?$/.test(value)) return [`${key}=${value}`];
    tell(note('layoutLost', `the attribute ${key}`));
    return [];
  });
  const all = [...(id === null ? [] : [`#${id}`]), ...classes.map((name) => `.${name}`), ...ofOthers];
  return all.length === 0 ? '' : `{${[...new Set(all)].join(' ')}}`;
}

const fenceWithList =
  /^(([ \t]*)(`{3,}|~{3,})([^\n]*)\n(?:[\s\S]*?\n)??\2\3[`~]*[ \t]*)\n[ \t]*\{:([^{}\n]*)\}[ \t]*$/gm;

/** Kramdown names below a block of code what this contract has behind its fence: the language, the file, its numbers. */
function withFenceAttributes(text: string, tools: Tell): string {
  return text.replaceAll(fenceWithList, (whole, block: string, _: string, mark: string, info: string, list: string) => {
    const read = readAttributes(list);
    if (read === null) return whole;
    const { id, classes, others } = read;
    const language = classes.map((name) => /^lang(?:uage)?-(.+)$/.exec(name)?.[1]).find((name) => name !== undefined);
    const file = others.get('file') ?? others.get('title') ?? null;
    const [noNumbers, numbers] = [/^no-?line-?n(?:o|umbers?)$|^nolineno$/i, /^line-?n(?:o|umbers?)$/i];
    const added = [
      fenceInfo(info).language === '' ? (language ?? '') : '',
      file === null ? '' : ` title="${file.replaceAll('"', "'")}"`,
      classes.some((name) => noNumbers.test(name)) ? ' noLineNumbers' : '',
      classes.some((name) => numbers.test(name)) ? ' showLineNumbers' : '',
    ].join('');
    const left = classes.filter(
      (name) => !/^lang(?:uage)?-/.test(name) && !noNumbers.test(name) && !numbers.test(name),
    );
    for (const key of others.keys())
      if (key !== 'file' && key !== 'title') tools.tell(note('layoutLost', `the attribute ${key}`));
    const names = [...(id === null ? [] : [`#${id}`]), ...left.map((name) => `.${name}`)].join(' ');
    const at = block.indexOf(mark) + mark.length + info.length;
    return `${block.slice(0, at).trimEnd()}${added}${block.slice(at)}${names === '' ? '' : `\n{${names}}`}`;
  });
}

/** A table of contents: a list of one item that is replaced. */
const tableOfContents =
  /^[*+-1][.]?[ \t]+[^\n]*\n(?:\{:[^}\n]*\}\n)*\{:[ \t]*toc[^}\n]*\}[ \t]*$|^\{:[ \t]*toc[^}\n]*\}[ \t]*$/gm;

function withoutKramdown(text: string, tools: Tell): string {
  return (
    text
      .replaceAll(tableOfContents, '\n[[toc]]\n')
      .replaceAll(/^\{::comment\}[\s\S]*?\{:\/(?:comment)?\}[ \t]*$/gm, '')
      .replaceAll(/^\{::nomarkdown\}\n?([\s\S]*?)\{:\/(?:nomarkdown)?\}[ \t]*$/gm, '$1')
      .replaceAll(/^\{::options[^}\n]*\}[ \t]*\n?/gm, '')
      // A name for attributes, which lists name.
      .replaceAll(/^\{:[\w-]+:[^{}\n]*\}[ \t]*$/gm, () => {
        tools.tell(note('layoutLost', 'names for attributes'));
        return '';
      })
      .replaceAll(
        /(\S?)([ \t]*\n)?([ \t]*)\{:(?![:/])([^{}\n]*)\}/g,
        (whole, before: string, line: string | undefined, space: string, list: string) => {
          const names = namesOf(list, tools, line === undefined && before === ')');
          if (names === null) return whole;
          // Below a block, behind a link or a picture: elsewhere this contract has no attributes.
          const isKept = names !== '' && (line === undefined ? /[)\]]/.test(before) && space === '' : before !== '');
          if (names !== '' && !isKept) tools.tell(note('layoutLost', 'classes within a line'));
          return before + (line ?? '') + (isKept ? space + names : '');
        },
      )
  );
}

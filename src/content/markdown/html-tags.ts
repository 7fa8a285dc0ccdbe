import { decode } from 'html-entities';

/** An opening tag in raw HTML, attributes decoded. */
export interface HtmlTag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** What may not be looked into: comments, and elements whose content is shown or run as it is. */
const opaque = /<!--[\s\S]*?(?:-->|$)|<(pre|code|script|style|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const tag = /<([a-z][a-z\d-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?|\s*\/)*)\s*>/gi;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** The opening tags with one of these names (lower case) in a piece of HTML, in order. */
export function findTags(html: string, names: ReadonlySet<string>): HtmlTag[] {
  const hidden = [...html.matchAll(opaque)].map((match) => [match.index, match.index + match[0].length] as const);
  return [...html.matchAll(tag)]
    .filter((match) => names.has((match[1] ?? '').toLowerCase()))
    .filter((match) => !hidden.some(([from, to]) => match.index >= from && match.index < to))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      name: (match[1] ?? '').toLowerCase(),
      attributes: attributesOf(match[2] ?? ''),
    }));
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(attribute)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ]),
  );
}

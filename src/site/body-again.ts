import { mostTextBytes, textOf } from '../files/text.ts';
import type { RenderedBody } from '../markdown/render.ts';
import { contentFolder } from '../model/paths.ts';
import { readInContent } from '../source/content-file.ts';
import { splitFrontMatter } from '../source/front-matter.ts';
import { pageKeyNames, postKeyNames } from '../source/key-defaults.ts';

const postsFolder = `${contentFolder}/posts/`;

/**
 * The body of a text made once more, for what no build needs and no record has. Null for a file that cannot be read.
 */
export function bodyAgain(
  source: string,
  root: string,
  render: (markdown: string, firstLine: number) => RenderedBody,
): RenderedBody | null {
  const read = readInContent(root, source, mostTextBytes);
  const text = 'fault' in read ? read : textOf(read.bytes);
  if ('fault' in text) return null;
  const keys = source.startsWith(postsFolder) ? postKeyNames : pageKeyNames;
  const { body, bodyLine } = splitFrontMatter(source, text.text, keys);
  return render(body, bodyLine);
}

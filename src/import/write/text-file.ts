import { Document, isSeq } from 'yaml';
import { pageKeyNames, postKeyNames } from '../../source/key-defaults.ts';
import type { ImportedPage, ImportedPost } from '../item.ts';

const keys = { post: postKeyNames, page: pageKeyNames };

/** The text of a post's or a page's file: front matter in the order of the schema, a blank line, the body. */
export function textFile({
  kind,
  frontMatter,
  body,
}: Pick<ImportedPost | ImportedPage, 'kind' | 'frontMatter' | 'body'>): string {
  const said = Object.entries(frontMatter).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
  const sorted = said.toSorted(([a], [b]) => keys[kind].indexOf(a) - keys[kind].indexOf(b));
  const text = body.trim();
  return `---\n${yamlText(Object.fromEntries(sorted))}---\n${text === '' ? '' : `\n${text}\n`}`;
}

/** A map as YAML that reads as it was meant: short lists in brackets, nothing folded, quotes where they are needed. */
function yamlText(map: Record<string, unknown>): string {
  const document = new Document(map);
  for (const key of Object.keys(map)) {
    const value = document.get(key);
    if (isSeq(value)) value.flow = true;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

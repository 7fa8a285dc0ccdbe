import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What a note says: paragraphs with an empty line between them, and the language that its HTML names. */
export interface NoteText {
  readonly text: string;
  readonly language: string | null;
}

/** The words of a note in HTML: those of its paragraphs, or all where it has none. Links are what they show. */
export function noteText(html: string): NoteText {
  const root = parseFragment(html);
  const paragraphs = [...elements(root.childNodes, 'p')];
  const [first] = paragraphs;
  const language = first?.attrs.find(({ name }) => name === 'lang')?.value ?? null;
  const texts = paragraphs.length === 0 ? [written(root.childNodes)] : paragraphs.map((one) => written(one.childNodes));
  return {
    text: texts
      .map((text) => text.trim().replaceAll(/[ \t]*\n[ \t]*/g, '\n'))
      .filter((text) => text !== '')
      .join('\n\n'),
    language: language === '' || language === 'und' || language === 'zxx' ? null : language,
  };
}

function* elements(nodes: readonly Node[], name: string): Generator<DefaultTreeAdapterTypes.Element> {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    if (node.tagName === name) yield node;
    else yield* elements(node.childNodes, name);
  }
}

function written(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value.replaceAll(/\s+/g, ' ');
      if (!('tagName' in node)) return '';
      return node.tagName === 'br' ? '\n' : written(node.childNodes);
    })
    .join('');
}

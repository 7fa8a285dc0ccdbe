import type { Element, ElementContent, RootContent } from 'hast';

/** Elements that mark a piece of a line, by the name that Markdown's own mark for it has in HTML. */
const marks: Readonly<Record<string, string>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  del: 'del',
  s: 'del',
  strike: 'del',
};

/** Elements that say nothing by themselves. */
const meaningless = new Set(['span', 'font', 'big', 'blink', 'nobr']);

/**
 * The same content in fewer elements, as Markdown needs it: no white space at the edges of a mark, no mark that is empty
 * or within its like, neighbours of one kind joined, no element that says nothing. What is read stays the same.
 */
export function tidy(nodes: readonly RootContent[]): RootContent[] {
  return joined(nodes.flatMap((node) => tidied(node, new Set())));
}

function tidied(node: RootContent, around: ReadonlySet<string>): RootContent[] {
  if (node.type !== 'element' || node.tagName === 'pre' || node.tagName === 'svg' || node.tagName === 'math')
    return [node];
  const mark = marks[node.tagName] ?? null;
  const inside = mark === null ? around : new Set([...around, mark]);
  const children = joined(node.children.flatMap((child) => tidied(child, inside))).filter(isElementContent);
  if (isMeaningless(node) || (mark !== null && around.has(mark))) return children;
  if (mark === null && node.tagName !== 'a') return [{ ...node, children }];
  const [before, within, after] = withoutEdges(children);
  const isAnchor = node.tagName === 'a' && (node.properties.id !== undefined || node.properties.name !== undefined);
  if (within.length === 0 && !isAnchor) return [...before, ...after];
  return [...before, { ...node, tagName: mark ?? node.tagName, children: within }, ...after];
}

function isMeaningless({ tagName, properties }: Element): boolean {
  return meaningless.has(tagName) && properties.lang === undefined && properties.id === undefined;
}

/** Neighbouring texts, and neighbouring marks of one kind, as one. */
function joined(nodes: readonly RootContent[]): RootContent[] {
  const all: RootContent[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      all[all.length - 1] = { ...last, value: last.value + node.value };
    else if (node.type === 'element' && last?.type === 'element' && isMark(node) && last.tagName === node.tagName)
      all[all.length - 1] = {
        ...last,
        children: joined([...last.children, ...node.children]).filter(isElementContent),
      };
    else all.push(node);
  }
  return all;
}

function isMark({ tagName }: Element): boolean {
  return Object.values(marks).includes(tagName);
}

function isElementContent(node: RootContent): node is ElementContent {
  return node.type === 'element' || node.type === 'text' || node.type === 'comment';
}

/** What stands at both edges of a mark and marks nothing, white space and line breaks, and what is between. */
function withoutEdges(nodes: readonly ElementContent[]): [ElementContent[], ElementContent[], ElementContent[]] {
  const within = [...nodes];
  const before: ElementContent[] = [];
  const after: ElementContent[] = [];
  for (let [edge, rest] = cut(within[0], /^\s+/u); edge !== null; [edge, rest] = cut(within[0], /^\s+/u)) {
    before.push(edge);
    within.splice(0, 1, ...rest);
  }
  for (let [edge, rest] = cut(within.at(-1), /\s+$/u); edge !== null; [edge, rest] = cut(within.at(-1), /\s+$/u)) {
    after.unshift(edge);
    within.splice(-1, 1, ...rest);
  }
  return [before, within, after];
}

/** An edge of a node, and the rest of it; null where the node has no such edge. */
function cut(node: ElementContent | undefined, edge: RegExp): [ElementContent | null, ElementContent[]] {
  if (node?.type === 'element' && node.tagName === 'br') return [node, []];
  if (node?.type !== 'text') return [null, []];
  const space = edge.exec(node.value)?.[0] ?? '';
  if (space === '') return node.value === '' ? [node, []] : [null, []];
  const rest = node.value.replace(edge, '');
  return [{ type: 'text', value: space }, rest === '' ? [] : [{ type: 'text', value: rest }]];
}

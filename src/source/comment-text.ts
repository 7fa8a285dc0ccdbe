import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';
import { escapeHtml } from '../model/escape-html.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What stays of a line: the elements that WordPress lets everybody write, and their kin. */
const inline = new Set(
  'a abbr b br cite code del dfn em i ins kbd mark q s samp small strike strong sub sup tt u var'.split(' '),
);
const blocks = new Set(['blockquote', 'li', 'ol', 'p', 'pre', 'ul']);
/** Elements whose content is no text for readers. */
const unread = new Set(
  'applet audio canvas embed frame frameset iframe math noembed noframes noscript object script select style svg template textarea title video'.split(
    ' ',
  ),
);
/** What HTML has no more, as what it has. */
const renamed: Readonly<Record<string, string>> = { strike: 's', tt: 'code' };
/** Elements that break a text apart as a paragraph does, and do not stay. */
const breaking =
  /^(?:address|article|aside|center|dd|details|div|dl|dt|figure|footer|form|h[1-6]|header|hr|main|nav|section|summary|table|tbody|td|tfoot|th|thead|tr)$/;

/** Deeper than anybody answers an answer within a quotation. */
const mostLevels = 12;

const isBlock = (node: Node): node is Element =>
  defaultTreeAdapter.isElementNode(node) && (blocks.has(node.tagName) || breaking.test(node.tagName));

/**
 * What somebody wrote below a text, as HTML that can do nothing: it is written anew of a few elements, of which links alone
 * keep an attribute. Blank lines part paragraphs and line ends break lines, as WordPress's `wpautop` has it; addresses are
 * links, as by its `make_clickable`. Links count for nothing with search engines (`nofollow ugc`). `base` is the site's URL,
 * from which addresses without a host lead.
 */
export function commentHtml(text: string, base: string): string {
  const tree = parseFragment(text.replaceAll(/\r\n?/g, '\n'));
  return flow(tree.childNodes, { base, level: 0 });
}

interface Around {
  readonly base: string;
  readonly level: number;
}

/** Nodes as blocks: what stands between blocks is in paragraphs. */
function flow(nodes: readonly Node[], around: Around): string {
  const parts: string[] = [];
  let line: Node[] = [];
  const endLine = () => {
    parts.push(paragraphs(line, around));
    line = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) line.push(node);
    else {
      endLine();
      parts.push(block(node, around));
    }
  }
  endLine();
  return parts.join('');
}

function block({ tagName, childNodes }: Element, { base, level }: Around): string {
  const inside: Around = { base, level: level + 1 };
  if (level >= mostLevels) return paragraphs(childNodes, inside);
  switch (tagName) {
    case 'p':
      return paragraphs(childNodes, inside);
    case 'pre': {
      const code = phrase(childNodes, { ...inside, isCode: true, isLinked: true });
      return code.trim() === '' ? '' : `<pre>${code}</pre>`;
    }
    case 'ul':
    case 'ol': {
      const items = childNodes.filter((node) => defaultTreeAdapter.isElementNode(node));
      return items.length === 0
        ? ''
        : `<${tagName}>${items.map((item) => listItem(item, inside)).join('')}</${tagName}>`;
    }
    case 'blockquote': {
      const quoted = flow(childNodes, inside);
      return quoted === '' ? '' : `<blockquote>${quoted}</blockquote>`;
    }
    default:
      return flow(childNodes, inside);
  }
}

/** An item; one line in it is no paragraph. */
function listItem(item: Element, around: Around): string {
  const content = item.tagName === 'li' ? flow(item.childNodes, around) : flow([item], around);
  const [, only] = /^<p>((?:(?!<p>)[\s\S])*)<\/p>$/.exec(content) ?? [];
  return `<li>${only ?? content}</li>`;
}

/** A line as paragraphs; none where it says nothing. */
function paragraphs(nodes: readonly Node[], around: Around): string {
  return phrase(nodes, { ...around, isCode: false, isLinked: false })
    .split(/\n[^\S\n]*\n\s*/)
    .map((one) => one.replaceAll(/^(?:\s|<br>)+|(?:\s|<br>)+$/g, '').replaceAll(/\s*\n\s*/g, '<br>\n'))
    .filter((one) => one !== '')
    .map((one) => `<p>${one}</p>`)
    .join('\n');
}

interface Inside extends Around {
  /** True where white space and signs are what they are. */
  readonly isCode: boolean;
  /** True within a link. */
  readonly isLinked: boolean;
}

/** Nodes as text with its emphasis and links. Within an element line ends break lines, and no paragraph ends. */
function phrase(nodes: readonly Node[], inside: Inside): string {
  return nodes.map((node) => phrasePart(node, inside)).join('');
}

function phrasePart(node: Node, inside: Inside): string {
  if (defaultTreeAdapter.isTextNode(node))
    return inside.isCode || inside.isLinked ? escapeHtml(node.value) : linked(node.value);
  if (!defaultTreeAdapter.isElementNode(node)) return '';
  const { tagName, childNodes, attrs } = node;
  if (isUnread(node)) return '';
  if (inside.level >= mostLevels) return escapeHtml(textIn(node));
  if (tagName === 'br') return inside.isCode ? '\n' : '<br>';
  const name = renamed[tagName] ?? tagName;
  const deeper = { ...inside, level: inside.level + 1, isCode: inside.isCode || name === 'code' };
  if (tagName !== 'a') {
    const content = phrase(childNodes, deeper);
    if (!inline.has(tagName) || content.trim() === '') return content;
    return `<${name}>${inside.isCode ? content : content.replaceAll(/\n\s*\n/g, '\n')}</${name}>`;
  }
  const url = addressOf(attrs.find(({ name: key }) => key === 'href')?.value, inside.base);
  const content = phrase(childNodes, { ...deeper, isLinked: true });
  return url === null || inside.isLinked || content.trim() === ''
    ? content
    : link(url, content.replaceAll(/\n\s*\n/g, '\n'));
}

function isUnread({ tagName, namespaceURI }: Element): boolean {
  return unread.has(tagName) || !namespaceURI.endsWith('xhtml');
}

/** The text in an element, however deep it is: functions that call themselves end at some depth. */
function textIn(element: Element): string {
  const texts: string[] = [];
  const left: Node[] = [element];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (defaultTreeAdapter.isTextNode(node)) texts.push(node.value);
    else if (defaultTreeAdapter.isElementNode(node) && !isUnread(node)) left.push(...node.childNodes.toReversed());
  }
  return texts.join('');
}

function link(url: string, content: string): string {
  return `<a href="${escapeHtml(url)}" rel="nofollow ugc">${content}</a>`;
}

/** An address that a link may have; null for any other. */
function addressOf(written: string | undefined, base: string): string | null {
  if (written === undefined || written.trim() === '') return null;
  if (/^#[\w-]+$/.test(written)) return written;
  const url = URL.parse(written.trim(), base);
  return url !== null && /^(?:https?|mailto):$/.test(url.protocol) ? url.href : null;
}

/** An address in a text: up to what ends it, and not what may as well end the sentence. */
const bareAddress = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/gi;

function linked(text: string): string {
  let from = 0;
  const parts: string[] = [];
  for (const { 0: written, index } of text.matchAll(bareAddress)) {
    const url = addressOf(written, 'https://invalid');
    if (url === null) continue;
    parts.push(escapeHtml(text.slice(from, index)), link(url, escapeHtml(written)));
    from = index + written.length;
  }
  return parts.join('') + escapeHtml(text.slice(from));
}

/**
 * Shows the replies to a toot as comments: what a server of the fediverse gives everybody (Mastodon's API) is made into the
 * elements of the page's own comments, and of its HTML only what those have.
 */
export async function showReplies(place) {
  const { replies, empty, failed } = place.dataset;
  try {
    const answer = await fetch(replies, { headers: { accept: 'application/json' }, credentials: 'omit' });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const { descendants } = await answer.json();
    const seen = descendants.filter(({ visibility }) => visibility === 'public' || visibility === 'unlisted');
    place.append(seen.length === 0 ? paragraph(empty) : threadOf(seen));
  } catch {
    place.append(paragraph(failed));
  }
}

/** As many levels as comments have elsewhere: what is deeper stands beside what it answers. */
const mostLevels = 5;

function threadOf(statuses) {
  const thread = element('ol', 'thread');
  const places = new Map();
  for (const status of statuses) {
    const item = element('li', 'comment');
    item.append(facts(status), textOf(status));
    const parent = places.get(status.in_reply_to_id);
    const level = parent ? Math.min(parent.level + 1, mostLevels - 1) : 0;
    listIn(parent, level, thread).append(item);
    places.set(status.id, { item, level });
  }
  return thread;
}

/** The list that a reply belongs into. */
function listIn(parent, level, thread) {
  if (!parent) return thread;
  if (parent.level === level) return parent.item.parentElement;
  const list = parent.item.querySelector(':scope > .thread') ?? element('ol', 'thread');
  parent.item.append(list);
  return list;
}

function facts({ account, created_at: created, url }) {
  const line = element('p', 'comment-facts');
  const author = element('b', 'comment-author');
  author.append(link(account.url, account.display_name || account.acct));
  const date = link(url, '');
  const time = element('time', 'date');
  time.dateTime = created;
  time.textContent = new Date(created).toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
  date.className = 'comment-date';
  date.append(time);
  line.append(author, ' ', date);
  return line;
}

function textOf({ content, language }) {
  const text = element('div', 'comment-text');
  text.dir = 'auto';
  if (language) text.lang = language;
  const parsed = new DOMParser().parseFromString(content, 'text/html');
  text.append(...[...parsed.body.childNodes].flatMap((node) => kept(node)));
  return text;
}

const keptElements = new Set([
  'P',
  'BR',
  'BLOCKQUOTE',
  'PRE',
  'CODE',
  'EM',
  'STRONG',
  'B',
  'I',
  'DEL',
  'UL',
  'OL',
  'LI',
]);

/** A node without attributes; a link keeps where it leads, and any other element its content. */
function kept(node) {
  if (node.nodeType === Node.TEXT_NODE) return [node.data];
  if (node.nodeType !== Node.ELEMENT_NODE || /^(?:SCRIPT|STYLE|TEMPLATE)$/.test(node.tagName)) return [];
  // Mastodon shortens what an address shows by such parts.
  if (node.classList.contains('invisible')) return [];
  const content = [...node.childNodes].flatMap((child) => kept(child));
  if (node.classList.contains('ellipsis')) return [...content, '…'];
  if (node.tagName === 'A') {
    const made = link(node.href, '');
    made.append(...content);
    return [made];
  }
  if (!keptElements.has(node.tagName)) return content;
  const made = document.createElement(node.tagName);
  made.append(...content);
  return [made];
}

function link(url, text) {
  const made = document.createElement('a');
  if (/^https?:/i.test(url ?? '')) made.href = url;
  made.rel = 'nofollow ugc';
  made.textContent = text;
  return made;
}

function paragraph(text) {
  const made = element('p');
  made.textContent = text;
  return made;
}

function element(name, className = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}

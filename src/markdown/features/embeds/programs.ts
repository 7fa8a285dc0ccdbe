import { type Address, type Embed, noMore, withQuery } from './embed.ts';

/** Whether a word can be the id of a gist: numbers of the first years, and hashes. */
export function isGistId(word: string): boolean {
  return /^(?:\d{3,8}|[\da-f]{20}|[\da-f]{32})$/.test(word);
}

/** How the address of a gist names one of its files, behind the `#`: `main.go` is `file-main-go`. */
export function gistAnchor(file: string): string {
  return `file-${file
    .toLowerCase()
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^-|-$/g, '')}`;
}

/** A gist of GitHub, `gist.github.com/NAME/ID`, whole or one of its files. */
export function gist({ host, path, query, fragment }: Address): Embed | null {
  if (host !== 'gist.github.com') return null;
  const words = path.map((word) => word.replace(/\.(?:js|git)$/, ''));
  const [name, [id = '', revision = null, ...others]] = isGistId(words[0] ?? '')
    ? [null, words]
    : [words[0], words.slice(1)];
  if (!isGistId(id) || others.length > 0 || (revision !== null && !/^[\da-f]{40}$/.test(revision))) return null;
  if (name !== null && !/^[\w-]+$/.test(name ?? '')) return null;
  const named = query.get('file');
  const file = named === null ? (/^file-[\w-]+$/.exec(fragment)?.[0] ?? null) : gistAnchor(named);
  const page = [name, id, revision].filter((part) => part !== null).join('/');
  return {
    ...noMore,
    provider: 'gist',
    kind: 'code',
    key: `gist-${id}${revision === null ? '' : `-${revision.slice(0, 10)}`}`,
    url: `https://gist.github.com/${page}${file === null ? '' : `#${file}`}`,
    author: name ?? null,
    file,
  };
}

const penForms = new Set(['pen', 'full', 'details', 'embed', 'live', 'debug']);

/** A pen of CodePen: `codepen.io/NAME/pen/ID`, `/full/ID`, `/embed/ID`. */
export function codepen({ host, path, query }: Address): Embed | null {
  if (host !== 'codepen.io') return null;
  const isTeam = path[0] === 'team';
  const [name = '', form = '', ...behind] = isTeam ? path.slice(1) : path;
  const [id = '', ...others] = form === 'embed' && behind[0] === 'preview' ? behind.slice(1) : behind;
  if (!/^[\w-]+$/.test(name) || !penForms.has(form) || !/^[A-Za-z\d]{5,}$/.test(id) || others.length > 0) return null;
  const owner = `${isTeam ? 'team/' : ''}${name}`;
  const tab = /^[a-z]+(?:,[a-z]+)?$/.exec(query.get('default-tab') ?? '')?.[0] ?? 'result';
  return {
    ...noMore,
    provider: 'codepen',
    kind: 'demo',
    key: `codepen-${id}`,
    url: `https://codepen.io/${owner}/pen/${id}`,
    frame: withQuery(`https://codepen.io/${owner}/embed/${id}`, { 'default-tab': tab }),
    ratio: '3-2',
    author: name,
  };
}

/** A sandbox of CodeSandbox: `codesandbox.io/s/ID`, `/embed/ID`, `/p/sandbox/ID`. */
export function codesandbox({ host, path, query }: Address): Embed | null {
  if (host !== 'codesandbox.io') return null;
  const [, id] = /^(?:s|embed|p\/sandbox)\/([\w-]{4,})$/.exec(path.join('/')) ?? [];
  if (id === undefined) return null;
  return {
    ...noMore,
    provider: 'codesandbox',
    kind: 'demo',
    key: `codesandbox-${id}`,
    url: `https://codesandbox.io/s/${id}`,
    frame: withQuery(`https://codesandbox.io/embed/${id}`, { file: query.get('file'), module: query.get('module') }),
    ratio: '3-2',
  };
}

/** A project of StackBlitz: `stackblitz.com/edit/ID`, or a repository that it runs, `/github/OWNER/NAME`. */
export function stackblitz({ host, path, query }: Address): Embed | null {
  if (host !== 'stackblitz.com') return null;
  const page = path.join('/');
  if (!/^(?:edit\/[\w-]+|github\/[\w.-]+\/[\w.-]+(?:\/tree\/[\w./-]+)?)$/.test(page)) return null;
  const url = withQuery(`https://stackblitz.com/${page}`, { file: query.get('file') });
  return {
    ...noMore,
    provider: 'stackblitz',
    kind: 'demo',
    key: `stackblitz-${path.slice(1).join('-')}`,
    url,
    frame: withQuery(url, { embed: '1', view: query.get('view') }),
    ratio: '3-2',
  };
}

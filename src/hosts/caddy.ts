import { cacheControl } from '../model/manifest.ts';
import { decodeUrl } from '../model/url.ts';
import type { FeedForm, HeaderField, HostFacts, Move } from './facts.ts';
import type { Host } from './host.ts';
import { madeBy } from './lines.ts';

const title = 'Caddy';

/**
 * Caddy 2: a file to import in the block of the site, for the folder that the site is published to. A path without its last
 * slash is led on by 308.
 */
export const caddy: Host = {
  title,
  besides: ['.caddy'],
  plan(facts) {
    const { base, root, output, hostName } = facts;
    const name = '.caddy';
    return {
      files: [{ name, place: 'beside', text: configuration(facts) }],
      told: [],
      deploy: [
        `npx broadsheet publish ${`${root}${base}`.replace(/\/$/, '')}`,
        `cp ${output}${name} /etc/caddy/${hostName}.caddy   # once, in the Caddyfile: ${hostName} { import ${hostName}.caddy }`,
        'caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy',
      ],
    };
  },
};

function configuration(facts: HostFacts): string {
  const { base, root, types, typedNames, notFound, feeds, search, moves, encodings } = facts;
  const copies = [...(encodings.has('br') ? ['br'] : []), ...(encodings.has('gzip') ? ['gzip'] : [])];
  const serve = copies.length === 0 ? 'file_server' : `file_server {\n\tprecompressed ${copies.join(' ')}\n}`;
  const hidden = `not path ${quoted(`${base}.broadsheet/*`)}`;
  const lines = [
    madeBy,
    '# To be imported in the block of a site.',
    `root * ${quoted(root)}`,
    'encode gzip',
    ...headerLines(facts),
    // An error has none of these: what is not there now may be there later.
    `@broadsheet_there {\n\tfile {path} {path}/index.html\n\t${hidden}\n}`,
    `header @broadsheet_there Cache-Control ${quoted(cacheControl.revalidate)}`,
    ...markdownLines(facts),
    ...immutableLines(facts),
    ...[...types].map(([extension, type], number) => {
      const others = typedNames.filter(({ name }) => name.endsWith(`.${extension}`)).map(({ name }) => `*/${name}`);
      return typeLines(`*.${extension}`, type, number, [
        hidden,
        ...(others.length === 0 ? [] : [`not path ${others.map(quoted).join(' ')}`]),
      ]);
    }),
    ...typedNames.map(({ name, type }, number) => typeLines(`*/${name}`, type, types.size + number, [hidden])),
    `error ${quoted(`${base}.broadsheet/*`)} 404`,
    ...(base === '/' ? [] : [`redir ${quoted(base.slice(0, -1))} ${quoted(base)} 301`]),
    ...moveLines(moves.filter(({ query }) => query === null)),
    ...queryLines(moves),
    ...(search === null
      ? []
      : [
          `@broadsheet_search {\n\tpath ${quoted(decodeUrl(base))}\n\tquery s=*\n}`,
          `redir @broadsheet_search ${search}?{query} 301`,
        ]),
    ...feeds.flatMap(feedLines),
    serve,
    ...(notFound === null
      ? []
      : [
          [
            'handle_errors {',
            '\t@broadsheet_missing expression {err.status_code} == 404',
            '\thandle @broadsheet_missing {',
            `\t\trewrite * ${quoted(notFound)}`,
            '\t\tfile_server',
            '\t}',
            '}',
          ].join('\n'),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Of two blocks for one path, which comes first is not said where they stand: each path has one. */
function headerLines({ headers, folders }: HostFacts): string[] {
  const paths = folders.map(({ folder }) => quoted(`${decodeUrl(folder)}*`));
  return [
    ...(paths.length === 0 ? [] : [`@broadsheet_pages not path ${paths.join(' ')}`]),
    headerBlock(paths.length === 0 ? '' : '@broadsheet_pages ', headers),
    ...folders.flatMap(({ headers: own }, number) => [
      `@broadsheet_folder${number} path ${paths[number] ?? ''}`,
      headerBlock(`@broadsheet_folder${number} `, [...new Map([...headers, ...own])]),
    ]),
  ];
}

function headerBlock(matcher: string, fields: readonly HeaderField[]): string {
  return `header ${matcher}{\n${fields.map(([name, value]) => `\t${name} ${quoted(value)}`).join('\n')}\n}`;
}

function immutableLines({ base, immutableFolders, immutableFiles }: HostFacts): string[] {
  const paths = [
    ...immutableFolders.map((folder) => `${decodeUrl(folder)}*`),
    ...immutableFiles.map(({ url }) => decodeUrl(base + url.slice(1))),
  ];
  if (paths.length === 0) return [];
  return [
    `@broadsheet_immutable {\n\tfile {path}\n\tpath ${paths.map(quoted).join(' ')}\n}`,
    `header @broadsheet_immutable Cache-Control ${quoted(cacheControl.immutable)}`,
  ];
}

/** A page that lies beside itself in Markdown is sent as that to who takes it; its address is looked at before it is changed. */
function markdownLines({ hasMarkdown }: HostFacts): string[] {
  if (!hasMarkdown) return [];
  const beside = '\tpath */\n\tfile {path}index.md';
  const none = 'text/markdown\\s*;\\s*q=0(\\.0*)?\\s*(,|$)';
  return [
    `@broadsheet_forms {\n${beside}\n}`,
    'header @broadsheet_forms +Vary Accept',
    `@broadsheet_markdown {\n${beside}\n\theader Accept *text/markdown*\n\tnot header_regexp Accept \`${none}\`\n}`,
    'header @broadsheet_markdown Content-Type "text/markdown; charset=utf-8"',
    'rewrite @broadsheet_markdown {path}index.md',
  ];
}

function typeLines(path: string, type: string, number: number, but: readonly string[]): string {
  const name = `@broadsheet_type${number}`;
  const matched = ['file {path}', `path ${quoted(path)}`, ...but].map((line) => `\t${line}`);
  return [`${name} {`, ...matched, '}', `header ${name} Content-Type ${quoted(type)}`].join('\n');
}

/** Addresses are looked up in a map, which gives an empty text for all others. */
function mapLines(by: string, name: string, entries: ReadonlyMap<string, string>, path: string | null): string[] {
  if (entries.size === 0) return [];
  const found = [...entries].map(([key, to]) => `\t${quoted(key)} ${quoted(to)}`);
  return [
    [`map ${by} {${name}} {`, ...found, '\tdefault ""', '}'].join('\n'),
    [`@${name} {`, ...(path === null ? [] : [`\tpath ${quoted(path)}`]), `\texpression \`{${name}} != ""\``, '}'].join(
      '\n',
    ),
    `redir @${name} {${name}} 301`,
  ];
}

function moveLines(moves: readonly Move[]): string[] {
  return mapLines('{path}', 'broadsheet_moved', new Map(moves.map(({ from, to }) => [decodeUrl(from), to])), null);
}

/** A query of one name counts whatever else is asked; others are compared as a whole. */
function queryLines(moves: readonly Move[]): string[] {
  const asked = moves.flatMap(({ from, query, to }) => {
    if (query === null) return [];
    const [, name = null, value = query] = /^(\w+)=([^&]*)$/.exec(query) ?? [];
    return [{ from, name, value: name === null ? query : decodeUrl(value), to }];
  });
  const groups = Map.groupBy(asked, ({ from, name }) => `${from} ${name}`);
  return [...groups.values()].flatMap((some, number) => {
    const [{ from, name } = { from: '', name: null }] = some;
    const by = name === null ? '{query}' : `{query.${name}}`;
    const entries = new Map(some.map(({ value, to }) => [value, to]));
    return mapLines(by, `broadsheet_asked${number}`, entries, decodeUrl(from));
  });
}

function feedLines({ folder, depth, file }: FeedForm, number: number): string[] {
  const names = '[^/\\x00-\\x20\\x7f]+/'.repeat(depth);
  const name = `broadsheet_feed${number}`;
  return [
    `@${name} path_regexp ${name} \`^(${decodeUrl(folder).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}${names})feed(?:/(?:rss2?|rdf|atom))?/?$\``,
    `redir @${name} {re.${name}.1}${file} 301`,
  ];
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

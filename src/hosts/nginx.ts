import { cacheControl } from '../model/manifest.ts';
import { decodeUrl } from '../model/url.ts';
import type { FeedForm, HostFacts, Move } from './facts.ts';
import type { Host } from './host.ts';
import { madeBy, takesMarkdown } from './lines.ts';

const title = 'nginx';

/**
 * nginx: a file to include in the `server` of the site, for the folder that the site is published to. `return` and
 * `add_header` without `always` leave errors alone, so that none is kept.
 */
export const nginx: Host = {
  title,
  besides: ['.nginx.conf'],
  plan(facts) {
    const { base, root, output, headers, encodings } = facts;
    const name = '.nginx.conf';
    const site = `${root}${base}`.replace(/\/$/, '');
    return {
      files: [{ name, place: 'beside', text: configuration(facts) }],
      told: [
        ...headers
          .filter(([, value]) => value.includes('$'))
          .map(([field]) => `${title} takes no $ in a header: ${field} is not sent.`),
        ...(encodings.has('br')
          ? [
              `${title} sends the copies in .gz; those in .br too where its module ngx_brotli is there: write "brotli_static on;" beside "gzip_static on;".`,
            ]
          : []),
      ],
      deploy: [
        `npx broadsheet publish ${site}`,
        `cp ${output}${name} /etc/nginx/snippets/${facts.hostName}.conf   # once: include snippets/${facts.hostName}.conf; in its server`,
        'nginx -t && nginx -s reload',
      ],
    };
  },
};

function configuration(facts: HostFacts): string {
  const { base, root, types, typedNames, notFound, immutableFolders, immutableFiles, feeds, encodings } = facts;
  const texts = [...new Set([...types.values()].filter((type) => type.includes('charset=utf-8')).map(bare))];
  const lines = [
    madeBy,
    '# To be included in a server: it says nothing of ports, names and certificates.',
    `root ${quoted(root)};`,
    ...indexLines(facts),
    'absolute_redirect off;',
    'etag on;',
    'charset utf-8;',
    `charset_types ${texts.filter((type) => type !== 'text/html').join(' ') || 'text/css'};`,
    `types {\n${[...types].map(([extension, type]) => `  ${quoted(bare(type))} ${extension};`).join('\n')}\n}`,
    'default_type application/octet-stream;',
    ...(encodings.has('gzip') ? ['gzip_static on;', 'gzip_vary on;'] : []),
    ...(notFound === null ? [] : [`error_page 404 ${quoted(notFound)};`]),
    `set $broadsheet_cache ${quoted(cacheControl.revalidate)};`,
    'add_header Cache-Control $broadsheet_cache;',
    ...headerLines(facts),
    ...(base === '/' ? [] : [`location = ${quoted(base.slice(0, -1))} { return 301 ${quoted(base)}; }`]),
    `location ^~ ${quoted(`${base}.broadsheet/`)} { internal; }`,
    ...immutableFolders.map((folder) => `location ^~ ${quoted(decodeUrl(folder))} { ${immutable} }`),
    ...immutableFiles.map(({ url }) => `location = ${quoted(decodeUrl(base + url.slice(1)))} { ${immutable} }`),
    ...queryLines(facts),
    ...moveLines(facts.moves.filter(({ query }) => query === null)),
    ...feeds.map(feedLine),
    ...typedNames.map(
      ({ name, type }) =>
        `location ~ ${expression(`/${escapedExpression(name)}$`)} { types {} default_type ${quoted(type)}; }`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const immutable = `set $broadsheet_cache "${cacheControl.immutable}";`;

/**
 * A location that names one field itself inherits none (ngx_http_headers_module): what differs below a folder is a variable,
 * which the page for what is not there, as it is looked up anew, has with the value of the site.
 */
function headerLines({ headers, folders }: HostFacts): string[] {
  const own = [...new Set(folders.flatMap((one) => one.headers.map(([name]) => name)))];
  const usual = new Map(headers.filter(([, value]) => !value.includes('$')));
  const variable = (name: string) => `$broadsheet_field${own.indexOf(name)}`;
  return [
    ...own.flatMap((name) => [
      `set ${variable(name)} ${quoted(usual.get(name) ?? '')};`,
      `add_header ${name} ${variable(name)} always;`,
    ]),
    ...[...usual].flatMap(([name, value]) =>
      own.includes(name) ? [] : [`add_header ${name} ${quoted(value)} always;`],
    ),
    ...folders.map(({ folder, headers: fields }) => {
      const values = fields.map(([name, value]) => `set ${variable(name)} ${quoted(value)};`);
      return `location ^~ ${quoted(decodeUrl(folder))} { ${values.join(' ')} }`;
    }),
  ];
}

/**
 * Which file stands for a folder: its Markdown, where there is one, for who takes that. What was chosen so says that it was, so
 * that no cache gives it to others; the choice is made anew for the file, whose address is then another.
 */
function indexLines({ hasMarkdown }: HostFacts): string[] {
  if (!hasMarkdown) return ['index index.html;'];
  return [
    'set $broadsheet_index index.html;',
    `if ($http_accept ~* ${expression(takesMarkdown)}) { set $broadsheet_index index.md; }`,
    'index $broadsheet_index index.html;',
    'set $broadsheet_vary "";',
    `if ($uri ~ ${expression('/(?:index\\.(?:html|md))?$')}) { set $broadsheet_vary Accept; }`,
    'add_header Vary $broadsheet_vary;',
  ];
}

/** Exact locations are found at once, however many there are, and as they are written: a \`map\` would not tell A from a. */
function moveLines(moves: readonly Move[]): string[] {
  const byPath = new Map(moves.map(({ from, to }) => [decodeUrl(from), to]));
  return [...byPath].map(([from, to]) => `location = ${quoted(from)} { ${moved(to)} }`);
}

function moved(to: string): string {
  return `return 301 ${quoted(to.replaceAll('$', '%24'))};`;
}

/**
 * Old addresses with a query: a query of one name is looked up as a location that nobody can ask for; others, which are
 * rare, are compared one by one. What is not known shows the page as if nothing had been asked.
 */
function queryLines({ base, moves, search }: HostFacts): string[] {
  const asked = Map.groupBy(
    moves.filter(({ query }) => query !== null),
    ({ from }) => from,
  );
  if (search !== null && !asked.has(base)) asked.set(base, []);
  return [...asked].flatMap(([from, some], number): string[] => {
    const folder = `${base}.broadsheet/query/${number}/`;
    const simple = some.flatMap((move) => {
      const [, name = '', value = ''] = /^(\w+)=([^&]*)$/.exec(move.query ?? '') ?? [];
      return name === '' ? [] : [{ ...move, name, value }];
    });
    const names = [...new Set(simple.map(({ name }) => name))];
    const others = some.filter(({ query }) => !/^\w+=[^&]*$/.test(query ?? ''));
    const index = decodeUrl(from).replace(/\/$/, '/index.html');
    const lookUps = new Map(simple.map(({ name, value, to }) => [`${folder}${name}=${value}`, to]));
    return [
      `location = ${quoted(decodeUrl(from))} {`,
      ...(from === base && search !== null ? [`  if ($arg_s) { return 301 ${quoted(`${search}?$args`)}; }`] : []),
      ...others.map(({ query, to }) => `  if ($args = ${quoted(query ?? '')}) { ${moved(to)} }`),
      ...names.map((name) => `  if ($arg_${name}) { rewrite ^ ${quoted(`${folder}${name}=$arg_${name}?`)} last; }`),
      '}',
      ...(names.length === 0
        ? []
        : [`location ^~ ${quoted(folder)} { internal; rewrite ^ ${quoted(`${index}?`)} break; }`]),
      ...[...lookUps].map(([place, to]) => `location = ${quoted(place)} { internal; ${moved(to)} }`),
    ];
  });
}

/** What was asked for is in the answer's header: signs that would end it are no part of a name. */
function feedLine({ folder, depth, file }: FeedForm): string {
  const names = '[\\x21-\\x2e\\x30-\\x7e]+/'.repeat(depth);
  const old = `^(?<broadsheet_feed>${escapedExpression(decodeUrl(folder))}${names})feed(?:/(?:rss2?|rdf|atom))?/?$`;
  return `location ~ ${expression(old)} { return 301 ${quoted(`\${broadsheet_feed}${file}`)}; }`;
}

function escapedExpression(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function bare(type: string): string {
  return type.replace(/;.*$/, '');
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** An expression, in which a backslash stands for itself. */
function expression(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

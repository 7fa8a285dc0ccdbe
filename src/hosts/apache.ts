import { cacheControl, type Encoding } from '../model/manifest.ts';
import { decodeUrl } from '../model/url.ts';
import type { FeedForm, HeaderField, HostFacts, Move } from './facts.ts';
import type { Host } from './host.ts';
import { madeBy, takesMarkdown } from './lines.ts';

const title = 'Apache';

/**
 * Apache 2.4: a `.htaccess` that is published with the site, for a server with mod_rewrite, mod_headers and mod_mime that
 * allows it (`AllowOverride All`).
 */
export const apache: Host = {
  title,
  besides: [],
  plan(facts) {
    const { base, root } = facts;
    return {
      files: [{ name: '.htaccess', place: 'output', text: configuration(facts) }],
      told: [],
      deploy: [
        `npx broadsheet publish ${`${root}${base}`.replace(/\/$/, '')}`,
        `# once, in the VirtualHost: DocumentRoot ${root}, and <Directory ${root}> AllowOverride All </Directory>`,
        'a2enmod rewrite headers && apachectl -t && apachectl graceful',
      ],
    };
  },
};

function configuration(facts: HostFacts): string {
  const { base, headers, folders, types, typedNames, notFound, feeds, search, moves } = facts;
  const lines = [
    madeBy,
    'Options -Indexes -MultiViews',
    'DirectoryIndex index.html',
    'DirectorySlash On',
    'FileETag MTime Size',
    ...(notFound === null ? [] : [`ErrorDocument 404 ${notFound}`]),
    ...[...types].map(([extension, type]) => `AddType ${quoted(type)} .${extension}`),
    ...typedNames.map(({ name, type }) => `<Files ${quoted(name)}>\nForceType ${quoted(type)}\n</Files>`),
    ...headers.map(headerLine),
    ...folders.flatMap(({ folder, headers: own }) =>
      own.map((field) => `${headerLine(field)} "expr=%{REQUEST_URI} =~ m#^${escaped(decodeUrl(folder))}#"`),
    ),
    `Header set Cache-Control ${quoted(cacheControl.revalidate)} "expr=%{REQUEST_STATUS} < 400"`,
    ...immutableLines(facts),
    'RewriteEngine On',
    `RewriteBase ${base}`,
    'RewriteRule ^\\.broadsheet(?:/|$) - [R=404,L]',
    ...moves.filter(({ query }) => query !== null).flatMap((move) => queryLines(move, base)),
    ...(search === null ? [] : ['RewriteCond %{QUERY_STRING} (?:^|&)s=', `RewriteRule ^$ ${search} [R=301,L]`]),
    ...moves.filter(({ query }) => query === null).map((move) => moveLine(move, base)),
    ...feeds.map((form) => feedLine(form, base)),
    ...markdownLines(facts),
    ...copyLines(facts),
  ];
  return `${lines.join('\n')}\n`;
}

function headerLine([name, value]: HeaderField): string {
  return `Header always set ${name} ${quoted(value.replaceAll('%', '%%'))}`;
}

function immutableLines({ base, immutableFolders, immutableFiles }: HostFacts): string[] {
  const paths = [
    ...immutableFolders.map((folder) => escaped(decodeUrl(folder))),
    ...immutableFiles.map(({ url }) => `${escaped(decodeUrl(base + url.slice(1)))}$`),
  ];
  if (paths.length === 0) return [];
  return [
    `Header set Cache-Control ${quoted(cacheControl.immutable)} "expr=%{REQUEST_STATUS} < 400 && %{REQUEST_URI} =~ m#^(?:${paths.join('|')})#"`,
  ];
}

/** A path as the rules of a folder see it: from that folder, decoded. */
function pattern(from: string, base: string): string {
  return `"^${escaped(decodeUrl(from.slice(base.length)))}$"`;
}

function moveLine({ from, to }: Move, base: string): string {
  return `RewriteRule ${pattern(from, base)} ${target(to)} [R=301,L,NE]`;
}

function queryLines({ from, query, to }: Move, base: string): string[] {
  const asked = (query ?? '').split('&').map((one) => `RewriteCond %{QUERY_STRING} "(?:^|&)${escaped(one)}(?:&|$)"`);
  return [...asked, `RewriteRule ${pattern(from, base)} ${target(to)} [R=301,L,NE,QSD]`];
}

/** In a target, $ and % stand for what was matched. */
function target(to: string): string {
  return quoted(to.replaceAll(/[$%]/g, '\\$&'));
}

function feedLine({ folder, depth, file }: FeedForm, base: string): string {
  const names = '[^/]+/'.repeat(depth);
  return `RewriteRule "^(${escaped(decodeUrl(folder.slice(base.length)))}${names})feed(?:/(?:rss2?|rdf|atom))?/?$" "$1${file}" [R=301,L]`;
}

/** A page that lies beside itself in Markdown is sent as that to who takes it; no cache is to give it to others. */
function markdownLines({ hasMarkdown }: HostFacts): string[] {
  if (!hasMarkdown) return [];
  return [
    'Header merge Vary Accept "expr=%{REQUEST_STATUS} < 400 && %{REQUEST_URI} =~ m#/(?:index\\.(?:html|md))?$#"',
    `RewriteCond %{HTTP:Accept} "${takesMarkdown}" [NC]`,
    'RewriteCond %{REQUEST_FILENAME}index.md -f',
    'RewriteRule "^(.*/)$" "$1index.md" [L]',
  ];
}

const copies: readonly (readonly [Encoding, string, string])[] = [
  ['br', 'br', '.br'],
  ['gzip', 'gzip', '.gz'],
];

/** The compressed copies lie beside their originals: the first that a browser takes is sent as what it is a copy of. */
function copyLines({ encodings, types }: HostFacts): string[] {
  const there = copies.filter(([encoding]) => encodings.has(encoding));
  if (there.length === 0) return [];
  return [
    'Header merge Vary Accept-Encoding',
    ...there.flatMap(([, word, ending]) => [
      `RewriteCond %{HTTP:Accept-Encoding} "\\b${word}\\b"`,
      `RewriteCond %{REQUEST_FILENAME}index.html${ending} -f`,
      `RewriteRule "^(.*/)?$" "$1index.html${ending}" [L,E=no-gzip:1,E=no-brotli:1]`,
      `RewriteCond %{HTTP:Accept-Encoding} "\\b${word}\\b"`,
      `RewriteCond %{REQUEST_FILENAME}${ending} -f`,
      `RewriteRule "^(.*[^/])$" "$1${ending}" [L,E=no-gzip:1,E=no-brotli:1]`,
      `<FilesMatch "\\.(?:${[...types.keys()].join('|')})\\${ending}$">`,
      `RemoveType ${ending}`,
      `RemoveLanguage ${ending}`,
      `Header set Content-Encoding ${word}`,
      '</FilesMatch>',
    ]),
  ];
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\#"]/g, '\\$&');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

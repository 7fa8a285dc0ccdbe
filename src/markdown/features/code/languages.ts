import { createRequire } from 'node:module';

/**
 * Languages that are highlighted: the name of Prism's component, and the other names that people write behind a fence.
 * `needs` are the components that must be there before it. Those that Prism calls optional are needed here: whether a
 * component finds them must not depend on the blocks that came before, or a build would not give the same bytes.
 */
export interface Language {
  readonly names?: string;
  readonly needs?: readonly string[];
}

/** Prism itself brings `markup`, `css`, `clike` and `javascript`. */
const languages: Readonly<Record<string, Language>> = {
  abnf: {},
  ada: {},
  apacheconf: { names: 'apache htaccess' },
  awk: { names: 'gawk' },
  bash: { names: 'sh shell zsh ksh' },
  basic: {},
  batch: { names: 'bat cmd' },
  bicep: {},
  c: { names: 'h' },
  clojure: { names: 'clj cljs edn' },
  cmake: {},
  cobol: {},
  coffeescript: { names: 'coffee' },
  cpp: { names: 'c++ cc cxx hpp', needs: ['c'] },
  crystal: { names: 'cr', needs: ['ruby'] },
  csharp: { names: 'cs c# dotnet' },
  css: {},
  csv: {},
  cue: {},
  cypher: { names: 'cql' },
  d: {},
  dart: {},
  diff: { names: 'patch udiff' },
  django: { names: 'jinja jinja2 j2 njk nunjucks', needs: ['markup-templating'] },
  docker: { names: 'dockerfile containerfile' },
  dot: { names: 'gv graphviz' },
  ebnf: { names: 'bnf' },
  editorconfig: {},
  ejs: { names: 'eta', needs: ['markup-templating'] },
  elixir: { names: 'ex exs' },
  elm: {},
  erb: { needs: ['ruby', 'markup-templating'] },
  erlang: { names: 'erl' },
  fortran: { names: 'f90 f95' },
  fsharp: { names: 'fs f#' },
  gdscript: { names: 'gd' },
  git: {},
  glsl: { names: 'vert frag', needs: ['c'] },
  go: { names: 'golang' },
  'go-module': { names: 'go-mod gomod' },
  gradle: {},
  graphql: { names: 'gql', needs: ['markdown'] },
  groovy: {},
  haml: { needs: ['ruby', 'erb', 'coffeescript', 'less', 'markdown', 'scss'] },
  handlebars: { names: 'hbs mustache', needs: ['markup-templating'] },
  haskell: { names: 'hs' },
  haxe: { names: 'hx' },
  hcl: { names: 'terraform tf' },
  hlsl: { names: 'fx', needs: ['c'] },
  http: { needs: ['json'] },
  ignore: { names: 'gitignore dockerignore npmignore' },
  ini: { names: 'cfg conf env dotenv' },
  java: {},
  javascript: { names: 'js mjs cjs node' },
  jq: {},
  json: { names: 'jsonc jsonl ndjson webmanifest geojson' },
  json5: { needs: ['json'] },
  jsx: {},
  julia: { names: 'jl' },
  kotlin: { names: 'kt kts' },
  kusto: { names: 'kql' },
  latex: { names: 'tex' },
  less: {},
  liquid: { needs: ['markup-templating'] },
  lisp: { names: 'elisp emacs-lisp common-lisp' },
  llvm: {},
  log: {},
  lua: {},
  makefile: { names: 'make mk' },
  markdown: { names: 'md mdx', needs: ['yaml'] },
  'markup-templating': {},
  markup: { names: 'html xml svg xhtml rss atom mathml vue svelte astro plist' },
  matlab: {},
  mermaid: {},
  mongodb: {},
  nasm: { names: 'asm' },
  nginx: { names: 'nginxconf' },
  nim: {},
  nix: {},
  objectivec: { names: 'objc objective-c', needs: ['c'] },
  ocaml: { names: 'ml' },
  odin: {},
  pascal: { names: 'delphi' },
  perl: { names: 'pl' },
  php: { needs: ['markup-templating'] },
  plsql: { needs: ['sql'] },
  'plant-uml': { names: 'plantuml puml' },
  powershell: { names: 'ps1 pwsh ps' },
  prolog: {},
  promql: {},
  properties: {},
  protobuf: { names: 'proto' },
  puppet: { names: 'pp' },
  pug: { names: 'jade', needs: ['coffeescript', 'ejs', 'handlebars', 'less', 'markdown', 'scss', 'stylus', 'twig'] },
  purescript: { names: 'purs', needs: ['haskell'] },
  python: { names: 'py python3 pycon' },
  qml: {},
  r: {},
  racket: { names: 'rkt', needs: ['scheme'] },
  reason: { names: 're' },
  regex: { names: 'regexp' },
  rescript: { names: 'res' },
  ruby: { names: 'rb' },
  rust: { names: 'rs' },
  sass: {},
  scala: { needs: ['java'] },
  scheme: { names: 'scm' },
  scss: {},
  'shell-session': { names: 'console terminal sh-session shellsession', needs: ['bash'] },
  smalltalk: { names: 'st' },
  solidity: { names: 'sol' },
  sparql: { names: 'rq', needs: ['turtle'] },
  'splunk-spl': { names: 'spl splunk' },
  sql: { names: 'mysql postgres postgresql sqlite' },
  stylus: { names: 'styl' },
  swift: {},
  systemd: {},
  tcl: {},
  toml: {},
  tsx: { needs: ['jsx', 'typescript'] },
  turtle: { names: 'ttl trig' },
  twig: { needs: ['markup-templating'] },
  typescript: { names: 'ts mts cts' },
  v: {},
  vbnet: { names: 'vb', needs: ['basic'] },
  verilog: { names: 'sv systemverilog' },
  vhdl: {},
  vim: { names: 'viml vimscript' },
  wasm: { names: 'wat' },
  wgsl: {},
  xquery: { names: 'xq' },
  yaml: { names: 'yml' },
  zig: {},
};

const components = new Map(
  Object.entries(languages).flatMap(([component, { names }]) =>
    [component, ...(names?.split(' ') ?? [])].map((name) => [name, component] as const),
  ),
);

/** Every name by which a language is known, in lower case. */
export function languageNames(): string[] {
  return [...components.keys()];
}

/** The component that highlights a language, by any of its names in any case; null where there is none. */
export function componentOf(language: string): string | null {
  return components.get(language.toLowerCase()) ?? null;
}

/** The component for code in a language: JavaScript that has elements in it is read as JSX. */
export function componentFor(language: string, code: string): string | null {
  const component = componentOf(language);
  return component === 'javascript' && /<\/(?:[A-Za-z][\w.]*)?>|<[A-Z][\w.]*[^<>]*\/>/.test(code) ? 'jsx' : component;
}

const require = createRequire(import.meta.url);

/** What a language is called; as it was written where nobody knows it, null where it is no language but plain text. */
export function languageTitle(written: string): string | null {
  if (/^(?:|text|txt|plain|plaintext|none)$/i.test(written)) return null;
  const component = componentOf(written);
  if (component === null) return written;
  const { languages: all }: { readonly languages: Readonly<Record<string, Titled>> } =
    require('prismjs/components.json');
  const { title, alias = [], aliasTitles } = all[component] ?? {};
  const name = written.toLowerCase();
  // Names of ours that Prism does not know are those of something else that is read by the same rules.
  const isItsOwn = name === component || alias === name || (Array.isArray(alias) && alias.includes(name));
  return aliasTitles?.[name] ?? (isItsOwn ? title : null) ?? written;
}

/** What Prism says of a language. */
interface Titled {
  readonly title?: string;
  readonly alias?: string | readonly string[];
  readonly aliasTitles?: Readonly<Record<string, string>>;
}

/** What must be loaded for a component, in this order; the component comes last. */
export function withNeeds(component: string): string[] {
  const needs = languages[component]?.needs ?? [];
  return [...needs.flatMap(withNeeds), component];
}

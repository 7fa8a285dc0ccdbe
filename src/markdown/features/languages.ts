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
  ada: {},
  apacheconf: { names: 'apache htaccess' },
  awk: { names: 'gawk' },
  bash: { names: 'sh shell zsh ksh' },
  basic: {},
  batch: { names: 'bat cmd' },
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
  d: {},
  dart: {},
  diff: { names: 'patch udiff' },
  django: { names: 'jinja jinja2 j2 njk nunjucks', needs: ['markup-templating'] },
  docker: { names: 'dockerfile containerfile' },
  dot: { names: 'gv graphviz' },
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
  handlebars: { names: 'hbs mustache', needs: ['markup-templating'] },
  haskell: { names: 'hs' },
  haxe: { names: 'hx' },
  hcl: { names: 'terraform tf' },
  http: { needs: ['json'] },
  ignore: { names: 'gitignore dockerignore npmignore' },
  ini: { names: 'cfg conf env dotenv' },
  java: {},
  javascript: { names: 'js mjs cjs node' },
  json: { names: 'jsonc jsonl ndjson webmanifest geojson' },
  json5: { needs: ['json'] },
  jsx: {},
  julia: { names: 'jl' },
  kotlin: { names: 'kt kts' },
  latex: { names: 'tex' },
  less: {},
  liquid: { needs: ['markup-templating'] },
  lisp: { names: 'elisp emacs-lisp common-lisp' },
  llvm: {},
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
  pascal: { names: 'delphi' },
  perl: { names: 'pl' },
  php: { needs: ['markup-templating'] },
  plsql: { needs: ['sql'] },
  powershell: { names: 'ps1 pwsh ps' },
  prolog: {},
  promql: {},
  properties: {},
  protobuf: { names: 'proto' },
  puppet: { names: 'pp' },
  purescript: { names: 'purs', needs: ['haskell'] },
  python: { names: 'py python3 pycon' },
  qml: {},
  r: {},
  racket: { names: 'rkt', needs: ['scheme'] },
  reason: { names: 're' },
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

/** What must be loaded for a component, in this order; the component comes last. */
export function withNeeds(component: string): string[] {
  const needs = languages[component]?.needs ?? [];
  return [...needs.flatMap(withNeeds), component];
}

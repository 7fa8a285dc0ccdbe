import { createRequire } from 'node:module';
import { nearest } from '../../../problems/nearest.ts';
import { componentOf, languageNames } from './languages.ts';

const require = createRequire(import.meta.url);

/** What people write where no language is meant, and languages that have no colours in Prism. */
const others = `text txt plain plaintext plain-text none nohighlight no-highlight raw output log logs result results ascii
  ascii-art art tree console-output stdout stderr terminal-output pseudocode pseudo algorithm grammar bnf ebnf abnf peg
  asm6502 arm armasm avr mips riscv x86 x86asm x86_64 gas s llvm-ir mlir mir hir ptx spirv hlsl metal cuda cu opencl
  astro vue svelte mdx marko razor cshtml aspx jsp thymeleaf freemarker ftl mustache slim haml jade pug blade
  kdl cue cuelang bicep fish nu nushell csh tcsh elvish xonsh oil jsonnet libsonnet rego cel starlark bzl bazel buck
  thrift capnp capnproto prisma avro avdl flatbuffers fbs asn1 wit wast witx cddl dhall pkl kcl
  xaml resx csproj vbproj fsproj sln props targets pom msbuild manifest appxmanifest
  plantuml puml d2 ditaa pikchr vega vega-lite chart echarts math katex tikz asy asymptote abc musicxml topojson stl
  suggestion rest curl url uri uris email eml mbox mime http1 http2 headers cookie
  antlr antlr4 g4 lex yacc bison flex move cairo vyper yul circom noir leo sway ballerina chapel odin jai hare roc
  gleam grain koka lean lean4 coq rocq agda idris isabelle tla tlaplus alloy dafny fstar z3 smt smtlib smt2 minizinc gams
  ampl sas spss stata do maple mathematica wolfram octave scilab modelica labview simulink netlogo apl bqn uiua forth
  lilypond csound supercollider faust chuck puredata graphviz gnuplot postscript eps pdf rtf troff roff man mandoc
  texinfo org orgmode rst restructuredtext asciidoc adoc textile wiki mediawiki creole bbcode djot typst
  cypher gremlin neo4j flux influxql logql traceql kql kusto splunk spl esql eql painless mdx-query dax m powerquery
  cql cassandra hive hql spark sparksql presto trino bigquery snowflake redshift tsql t-sql pgsql psql oracle
  redis-cli redis mongo mongosh couchdb dynamodb surrealql edgeql surql
  systemverilog chisel firrtl bluespec vhdl-2008 sdc xdc ucf
  applescript autohotkey ahk autoit rexx jcl abap apex soql cobol-free rpgle pli mumps
  logcat dmesg journald syslog gdb lldb strace backtrace stacktrace traceback panic jshell repl irb pry iex
  crontab cron service unit desktop udev polkit sudoers fstab hosts resolv ssh-config sshconfig sshd known_hosts
  procfile caddyfile caddy haproxy varnish vcl squid lighttpd iis webconfig traefik envoy
  kubernetes k8s helm kustomize docker-compose compose vagrantfile packer ansible salt chef jenkinsfile
  gitconfig gitattributes codeowners mailmap patchset pot po gettext ftl-fluent fluent icu
  lockfile gemfile rakefile podfile fastfile brewfile cargo npm yarn pnpm pip requirements
  diff-js diff-ts code snippet example input stdin command commands cmdline prompt chat`;

const known = new Set(others.split(/\s+/));
let prism: ReadonlySet<string> | null = null;

/** Every name that Prism has for a language. Its list is only read where a name is met that we do not colour. */
function prismNames(): ReadonlySet<string> {
  if (prism !== null) return prism;
  const {
    languages,
  }: { languages: Record<string, { alias?: string | string[] }> } = require('prismjs/components.json');
  prism = new Set(Object.entries(languages).flatMap(([name, { alias = [] }]) => [name, ...[alias].flat()]));
  return prism;
}

/** What to write behind a fence instead of a language that nobody knows; null for one that is known, or none. */
export function mendedLanguage(language: string): { readonly info: string | null } | null {
  const name = language.toLowerCase();
  if (name === '' || componentOf(name) !== null || known.has(name) || prismNames().has(name)) return null;
  // A template's own language, and a difference of one: `diff-js`, `html+erb`.
  if (name.split(/[-+_]/).some((part) => part !== name && part.length > 1 && componentOf(part) !== null)) return null;
  const ending = /\.([a-z\d+#]+)$/.exec(name)?.[1];
  if (ending !== undefined && componentOf(ending) !== null) return { info: `${ending} title="${language}"` };
  return { info: nearest(name, languageNames()) };
}
